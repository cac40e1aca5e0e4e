package accelerator.recommend.events;

import java.util.List;
import java.util.Locale;

/// Events that go to Personalize in one call: of one user and one session, one to ten, in the order
/// in which they were sent.
public record Delivery(List<Sent> events) {
  /// The most events of a call (API reference, PutEvents).
  static final int MOST_EVENTS = 10;

  /// An event and where it stood in its body.
  public record Sent(int index, Event event) {}

  public Delivery {
    events = List.copyOf(events);
    if (events.isEmpty() || events.size() > MOST_EVENTS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a delivery must have 1..%d events, had %d",
              MOST_EVENTS,
              events.size()));
    }
  }
}
