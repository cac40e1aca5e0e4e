package accelerator.local.sample;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One visit to the shop: a clock, a page and a count of events. Every event becomes rows.
///
/// The ids of its events and page views are the session's own with a count in the last group:
/// unique, and small when compressed.
final class ShopVisit {
  private static final long GROUPS_BEFORE_LAST = 0xffff_0000_0000_0000L;
  private static final long EVENT = 0xe000_0000_0000L;
  private static final long PAGE = 0xa000_0000_0000L;

  private final UUID id;
  private final Consumer<ProductEvent> rows;
  private long second;
  private int events;
  private int pages;

  ShopVisit(UUID id, long start, Consumer<ProductEvent> rows) {
    this.id = id;
    this.second = start;
    this.rows = rows;
  }

  /// The present moment, in epoch seconds.
  long second() {
    return second;
  }

  void pause(int seconds) {
    second += seconds;
  }

  /// Opens another page: what follows belongs to it.
  void open() {
    pages++;
  }

  void track(Visitor visitor, Action action, List<EventLine> lines) {
    track(visitor, action, null, null, lines);
  }

  void trackList(Visitor visitor, Action action, String listName, List<EventLine> lines) {
    track(visitor, action, listName, null, lines);
  }

  void trackOrder(Visitor visitor, Action action, String transactionId, List<EventLine> lines) {
    track(visitor, action, null, transactionId, lines);
  }

  private void track(
      Visitor visitor,
      Action action,
      @Nullable String listName,
      @Nullable String transactionId,
      List<EventLine> lines) {
    events++;
    TrackedEvent event =
        new TrackedEvent(
            counted(EVENT + events),
            counted(PAGE + pages),
            id.toString(),
            events,
            second,
            action,
            listName,
            transactionId);
    for (int index = 0; index < lines.size(); index++) {
      rows.accept(new ProductEvent(visitor, event, index, lines.get(index)));
    }
  }

  private String counted(long lastGroup) {
    long low = (id.getLeastSignificantBits() & GROUPS_BEFORE_LAST) | lastGroup;
    return new UUID(id.getMostSignificantBits(), low).toString();
  }
}
