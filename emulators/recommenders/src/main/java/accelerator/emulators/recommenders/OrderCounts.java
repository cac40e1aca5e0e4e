package accelerator.emulators.recommenders;

import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;

/// Goes on counting what is bought together: an order that arrives purchase by purchase changes the
/// rows of its items as a training with it would.
final class OrderCounts implements EventObserver {
  private final InteractionHistory past;
  private final int purchase;
  private final Baskets baskets;
  private final GrowingAssociations table;
  private final Scores scores;
  private final BestItems best;
  private final RecentUsers<Order> orders = new RecentUsers<>();

  /// A user's last order, to which more may come.
  private record Order(Set<Integer> items, long epochSeconds) {}

  /// @param purchase the index of the event type
  /// @param baskets what was learned, in a copy that may go on
  OrderCounts(
      InteractionHistory past,
      int purchase,
      Baskets baskets,
      GrowingAssociations table,
      int neighbours) {
    this.best = new BestItems(neighbours);
    this.past = past;
    this.purchase = purchase;
    this.baskets = baskets;
    this.table = table;
    this.scores = new Scores(past.interactions().items());
  }

  @Override
  public void observe(String user, int item, UserEvent event, boolean isOfType) {
    if (!isOfType) {
      return;
    }
    Order last = orders.of(user, this::learned);
    long gap = Math.abs(event.epochSeconds() - last.epochSeconds());
    boolean goesOn = gap <= baskets.gapSeconds() && !last.items().isEmpty();
    Set<Integer> items = goesOn ? last.items() : new LinkedHashSet<>();
    orders.put(user, new Order(items, event.epochSeconds()));
    if (items.size() >= Baskets.MOST_ITEMS || items.contains(item)) {
      return;
    }
    baskets.add(item, items, !goesOn);
    items.add(item);
    items.forEach(this::renew);
  }

  /// The order that a user's purchases end with.
  private Order learned(String userId) {
    Set<Integer> items = new LinkedHashSet<>();
    long newest = 0;
    long next = 0;
    Interactions interactions = past.interactions();
    OptionalInt user = interactions.userIds().find(userId);
    int first = user.isPresent() ? interactions.start(user.getAsInt()) : 0;
    int row = user.isPresent() ? interactions.start(user.getAsInt() + 1) - 1 : -1;
    for (; row >= first; row--) {
      if (interactions.typeAt(row) != purchase) {
        continue;
      }
      long time = interactions.timeAt(row);
      if (!items.isEmpty() && next - time > baskets.gapSeconds()) {
        break;
      }
      newest = items.isEmpty() ? time : newest;
      next = time;
      items.add(interactions.itemAt(row));
    }
    return new Order(items, newest);
  }

  private void renew(int item) {
    baskets.weigh(item, scores);
    for (int nth = 0; nth < scores.count(); nth++) {
      int other = scores.item(nth);
      if (scores.of(other) > 0) {
        best.offer(other, scores.of(other));
      }
    }
    scores.clear();
    int[] items = new int[best.size()];
    float[] weights = new float[items.length];
    best.drain(items, weights);
    table.put(item, items, weights);
  }
}
