package accelerator.local.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The faults that are still to come, used up call by call.
public final class PendingFaults {
  private final List<Pending> pending = new ArrayList<>();

  /// A fault, and how often it is still to come.
  private static final class Pending {
    private final RehearsedFault fault;
    private int left;

    private Pending(RehearsedFault fault) {
      this.fault = fault;
      this.left = fault.times();
    }
  }

  public PendingFaults(List<RehearsedFault> faults) {
    faults.forEach(fault -> pending.add(new Pending(fault)));
  }

  public static PendingFaults none() {
    return new PendingFaults(List.of());
  }

  /// How the next call fails; none when it goes well.
  ///
  /// @param called the names that the call goes by: of its operation or action, wide or narrow
  public synchronized Optional<RehearsedFault.Kind> next(String... called) {
    List<String> all = List.of(called);
    for (Pending each : pending) {
      if (each.left > 0 && all.contains(each.fault.name())) {
        each.left--;
        return Optional.of(each.fault.kind());
      }
    }
    return Optional.empty();
  }

  /// A sentence for each fault that no call has met, not once: its name may be misspelt.
  public synchronized List<String> neverCame() {
    return pending.stream()
        .filter(each -> each.left == each.fault.times())
        .map(
            each ->
                "--fault %s never came: nothing called '%s' was asked for"
                    .formatted(each.fault.text(), each.fault.name()))
        .toList();
  }
}
