package accelerator.emulators.recommenders;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// What is bought together: an order's items are a user's purchases with no more than some minutes
/// from one to the next. Scored by confidence times the fourth root of lift, which ranks nearly as
/// accurately as confidence alone and less by mere popularity. Pairs bought together only once come
/// after all others. Of an order at most {@value #MOST_ITEMS} items count, which bounds the pairs.
final class Baskets implements Neighbours.Rule {
  static final int MOST_ITEMS = 250;
  private static final float ONCE = 1e-4f;
  private static final double SURPRISE = 0.25;

  private final Histories orders;
  private final int[] starts;
  private final int[] ordersOf;
  private final int gapSeconds;

  /// Orders that have come since: how many, with which items, and which of them together.
  private final int[] later;

  private final Map<Integer, Map<Integer, Integer>> laterPairs = new HashMap<>();
  private int laterOrders;

  private Baskets(Histories orders, int[] starts, int[] ordersOf, int gapSeconds) {
    this.gapSeconds = gapSeconds;
    this.orders = orders;
    this.starts = starts;
    this.ordersOf = ordersOf;
    this.later = new int[starts.length - 1];
  }

  /// The rule of some purchases.
  static Baskets of(Interactions purchases, int gapSeconds) {
    Histories orders = orders(purchases, gapSeconds);
    int[] starts = Counting.starts(orders.items(), purchases.items());
    return new Baskets(orders, starts, orders.users(starts), gapSeconds);
  }

  /// How far apart two purchases of one order may be, in seconds.
  static int gapSeconds(TrainingParameters parameters) {
    return Math.toIntExact(parameters.orderGap().toSeconds());
  }

  int gapSeconds() {
    return gapSeconds;
  }

  /// The same, to go on counting.
  Baskets anew() {
    return new Baskets(orders, starts, ordersOf, gapSeconds);
  }

  /// Counts an item that has come to an order.
  ///
  /// @param others the order's items so far
  /// @param isFirst whether the order begins with it
  void add(int item, Collection<Integer> others, boolean isFirst) {
    later[item]++;
    laterOrders += isFirst ? 1 : 0;
    for (int other : others) {
      laterPairs.computeIfAbsent(item, _ -> new HashMap<>()).merge(other, 1, Integer::sum);
      laterPairs.computeIfAbsent(other, _ -> new HashMap<>()).merge(item, 1, Integer::sum);
    }
  }

  /// @param purchases interactions of which all are purchases
  static Neighbours learn(Interactions purchases, TrainingParameters parameters) {
    return Neighbours.learn(purchases.items(), of(purchases, gapSeconds(parameters)), parameters);
  }

  private static Histories orders(Interactions purchases, int gapSeconds) {
    int[] starts = new int[purchases.size() + 1];
    int[] items = new int[purchases.size()];
    int[] inOrder = new int[purchases.items()];
    Arrays.fill(inOrder, -1);
    int size = 0;
    int order = 0;
    for (int user = 0; user < purchases.users(); user++) {
      int end = purchases.start(user + 1);
      for (int row = purchases.start(user); row < end; row++) {
        int item = purchases.itemAt(row);
        if (inOrder[item] != order && size - starts[order] < MOST_ITEMS) {
          inOrder[item] = order;
          items[size++] = item;
        }
        boolean isLast =
            row + 1 == end || purchases.timeAt(row + 1) - purchases.timeAt(row) > gapSeconds;
        if (isLast) {
          starts[++order] = size;
        }
      }
    }
    return new Histories(Arrays.copyOf(starts, order + 1), Arrays.copyOf(items, size));
  }

  @Override
  public void weigh(int item, Scores scores) {
    for (int each = starts[item]; each < starts[item + 1]; each++) {
      int end = orders.starts()[ordersOf[each] + 1];
      for (int place = orders.starts()[ordersOf[each]]; place < end; place++) {
        scores.add(orders.items()[place], 1);
      }
    }
    laterPairs.getOrDefault(item, Map.of()).forEach(scores::add);
    for (int nth = 0; nth < scores.count(); nth++) {
      int other = scores.item(nth);
      scores.set(other, weight(item, other, scores.of(other)));
    }
    scores.set(item, 0);
  }

  private float weight(int item, int other, float together) {
    double confidence = together / countOf(item);
    double lift = confidence * (orders.starts().length - 1 + laterOrders) / countOf(other);
    return (together > 1 ? 1 : ONCE) * (float) (confidence * Math.pow(lift, SURPRISE));
  }

  private int countOf(int item) {
    return starts[item + 1] - starts[item] + later[item];
  }
}
