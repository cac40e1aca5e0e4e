package accelerator.emulators.recommenders;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A learned table some of whose rows have changed since. It is asked by several threads at once
/// while one changes it.
final class GrowingAssociations implements Associations {
  private final Associations learned;
  private final int neighbours;
  private final Map<Integer, GrowingRow> changed = new ConcurrentHashMap<>();

  /// @param neighbours how many items a row keeps of what is new
  GrowingAssociations(Associations learned, int neighbours) {
    this.learned = learned;
    this.neighbours = neighbours;
  }

  /// What has come to an item's row, to be added to.
  GrowingRow of(int item) {
    return changed.computeIfAbsent(item, _ -> new GrowingRow(neighbours));
  }

  /// Takes a row in place of whatever was there.
  void put(int item, int[] items, float[] weights) {
    GrowingRow row = new GrowingRow(Math.max(1, items.length));
    for (int place = 0; place < items.length; place++) {
      row.add(items[place], weights[place]);
    }
    row.resize(0, 1);
    changed.put(item, row);
  }

  @Override
  public void addTo(Scores scores, int item, float factor) {
    GrowingRow row = changed.get(item);
    if (row == null) {
      learned.addTo(scores, item, factor);
      return;
    }
    row.addTo(scores, learned, item, factor);
  }
}
