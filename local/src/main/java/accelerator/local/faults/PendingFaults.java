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

  /// How the next call fails; none when it goes well.
  ///
  /// @param called the names that the call goes by: of its operation or action, wide or narrow
  public synchronized Optional<RehearsedFault.Kind> next(String... called) {
    List<String> all = List.of(called);
    for (int at = 0; at < names.size(); at++) {
      if (all.contains(names.get(at))) {
        names.remove(at);
        return Optional.of(kinds.remove(at));
      }
    }
    return Optional.empty();
  }
}
