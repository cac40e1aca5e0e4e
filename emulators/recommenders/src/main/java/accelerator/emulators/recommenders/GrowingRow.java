package accelerator.emulators.recommenders;

import java.util.HashMap;
import java.util.Map;

/// What has come to a row of a table since it was learned. One thread adds, several read at the
/// same time: an entry's weight changes in place, so that an event costs the same however long the
/// row.
final class GrowingRow {
  private static final int FIRST = 8;

  /// So many times what is kept, the row is cut to its best.
  private static final int SLACK = 4;

  private final int most;
  private final Map<Integer, Integer> places = new HashMap<>();
  private volatile Entries entries = new Entries(FIRST);
  private volatile Size size = new Size(1, 1);

  /// @param learned how much of the learned row is left, 0..1
  /// @param scale by which the new weights are multiplied
  private record Size(float learned, float scale) {}

  private static final class Entries {
    private final int[] items;
    private final float[] weights;
    private volatile int count;

    Entries(int capacity) {
      items = new int[capacity];
      weights = new float[capacity];
    }

    void append(int item, float weight) {
      items[count] = item;
      weights[count] = weight;
      count = count + 1;
    }
  }

  /// @param most how many items are kept, of four times as many at most
  GrowingRow(int most) {
    this.most = most;
  }

  /// Adds to an item's weight.
  void add(int item, float weight) {
    Entries now = entries;
    Integer place = places.get(item);
    if (place != null) {
      now.weights[place] += weight;
      return;
    }
    Entries wider = now.count < now.items.length ? now : widened(now);
    places.put(item, wider.count);
    wider.append(item, weight);
    entries = wider;
  }

  /// Puts the row in the scale of what is counted now, after what was added.
  void resize(float learned, float scale) {
    size = new Size(learned, scale);
  }

  /// Adds the row to scores, so many times.
  void addTo(Scores scores, Associations table, int item, float factor) {
    Size now = size;
    if (now.learned() > 0) {
      table.addTo(scores, item, factor * now.learned());
    }
    Entries all = entries;
    for (int place = all.count - 1; place >= 0; place--) {
      scores.add(all.items[place], factor * now.scale() * all.weights[place]);
    }
  }

  private Entries widened(Entries full) {
    if (full.count < SLACK * most) {
      Entries wider = new Entries(Math.min(2 * full.count, SLACK * most));
      for (int place = 0; place < full.count; place++) {
        wider.append(full.items[place], full.weights[place]);
      }
      return wider;
    }
    BestItems best = new BestItems(most);
    for (int place = 0; place < full.count; place++) {
      best.offer(full.items[place], full.weights[place]);
    }
    int[] items = new int[best.size()];
    float[] weights = new float[items.length];
    best.drain(items, weights);
    places.clear();
    Entries cut = new Entries(SLACK * most);
    for (int place = 0; place < items.length; place++) {
      places.put(items[place], place);
      cut.append(items[place], weights[place]);
    }
    return cut;
  }
}
