package accelerator.emulators.recommenders;

/// Sums of positive weights by item, and which items have one. Adding and clearing cost what was
/// touched, not what exists.
final class Scores {
  private final float[] sums;
  private final int[] touched;
  private int count;

  Scores(int items) {
    sums = new float[items];
    touched = new int[items + 1];
  }

  /// Writes the item down in any case and counts it only if it is new: to foresee which, the
  /// processor would have to guess.
  void add(int item, float weight) {
    touched[count] = item;
    count += sums[item] == 0 ? 1 : 0;
    sums[item] += weight;
  }

  /// Replaces the sum of an item that has one.
  void set(int item, float sum) {
    sums[item] = sum;
  }

  /// How many items have a sum.
  int count() {
    return count;
  }

  /// The item that was the nth to get a sum, counted from 0.
  int item(int nth) {
    return touched[nth];
  }

  /// The sum of an item; 0 if it has none.
  float of(int item) {
    return sums[item];
  }

  /// The greatest sum; 0 if there is none.
  float greatest() {
    float greatest = 0;
    for (int nth = 0; nth < count; nth++) {
      greatest = Math.max(greatest, sums[touched[nth]]);
    }
    return greatest;
  }

  void clear() {
    for (int nth = 0; nth < count; nth++) {
      sums[touched[nth]] = 0;
    }
    count = 0;
  }
}
