package accelerator.emulators.personalize;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// The control plane's limit of one request a second for each operation. None is documented for
/// recommenders, filters, data deletion jobs and tags.
final class RequestRate {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final boolean isEnforced;
  private final InstantSource clock;

  /// By operation: only those that exist come here.
  private final Map<String, Instant> admitted = new HashMap<>();

  RequestRate(boolean isEnforced, InstantSource clock) {
    this.isEnforced = isEnforced;
    this.clock = clock;
  }

  /// Lets a request pass.
  ///
  /// @throws Refusal when the operation was let pass less than a second ago
  synchronized void admit(RequestedOperation asked) {
    if (!isEnforced || !isLimited(asked)) {
      return;
    }
    Instant now = clock.instant();
    Instant last = admitted.get(asked.name());
    if (last != null && now.isBefore(last.plus(INTERVAL))) {
      throw Refusal.throttled();
    }
    admitted.put(asked.name(), now);
  }

  private static boolean isLimited(RequestedOperation asked) {
    String name = asked.name();
    return asked.api() == PersonalizeApi.CONTROL
        && !name.contains("Recommender")
        && !name.contains("Filter")
        && !name.contains("DataDeletion")
        && !name.contains("Tag");
  }
}
