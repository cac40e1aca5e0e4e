package accelerator.emulators.recommenders;

import org.jspecify.annotations.Nullable;

/// A learned table some of whose rows have changed since. It is asked by several threads at once
/// while one changes it: a row is replaced whole.
final class GrowingAssociations implements Associations {
  private static final Row UNCHANGED = new Row(1, new int[0], new float[0], 1);

  private final Associations learned;
  private final @Nullable Row[] changed;

  /// A row that has changed.
  ///
  /// @param learned how much of the learned row is left, 0..1
  /// @param items what has come in addition
  /// @param weights their weights, each to be multiplied by the scale
  @SuppressWarnings("ArrayRecordComponent") // never compared, and arrays are what makes it fast
  record Row(float learned, int[] items, float[] weights, float scale) {}

  /// @param items how many rows there are
  GrowingAssociations(Associations learned, int items) {
    this.learned = learned;
    this.changed = new Row[items];
  }

  /// Replaces the row of an item.
  void put(int item, Row row) {
    changed[item] = row;
  }

  /// What has come to an item's row.
  Row of(int item) {
    Row row = changed[item];
    return row == null ? UNCHANGED : row;
  }

  @Override
  public void addTo(Scores scores, int item, float factor) {
    Row row = changed[item];
    if (row == null) {
      learned.addTo(scores, item, factor);
      return;
    }
    if (row.learned() > 0) {
      learned.addTo(scores, item, factor * row.learned());
    }
    for (int place = 0; place < row.items().length; place++) {
      scores.add(row.items()[place], factor * row.scale() * row.weights()[place]);
    }
  }
}
