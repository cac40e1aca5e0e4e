package accelerator.local.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The faults that are still to come, used up call by call.
public final class PendingFaults {
  private final List<RehearsedFault.Kind> kinds = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  public PendingFaults(List<RehearsedFault> faults) {
    for (RehearsedFault fault : faults) {
      for (int time = 0; time < fault.times(); time++) {
        kinds.add(fault.kind());
        names.add(fault.name());
      }
    }
  }

  /// How the next call of an operation or action fails; none when it goes well.
  public synchronized Optional<RehearsedFault.Kind> next(String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      return Optional.empty();
    }
    names.remove(at);
    return Optional.of(kinds.remove(at));
  }
}
