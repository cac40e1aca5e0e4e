package accelerator.recommend;

import accelerator.recommend.events.Event;
import java.util.List;

/// Where events go.
interface EventSink {

  /// What becomes of events.
  sealed interface Outcome {
    /// They count.
    record Taken() implements Outcome {}

    /// The service finds fault with them, as it says.
    record Refused(String detail) implements Outcome {}

    /// It does not answer, or not in time, or not now. Whether they count is not known; sent again
    /// under the same ids they count once.
    ///
    /// @param reason the service's error code or the kind of failure
    record Unavailable(String reason) implements Outcome {}
  }

  /// Hands over one to ten events of one user and session.
  Outcome put(String trackingId, List<Event> events);
}
