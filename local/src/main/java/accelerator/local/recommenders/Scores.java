package accelerator.local.recommenders;

import java.util.Arrays;

/// Sums of positive weights by item, and which items have one. Adding and clearing cost what was
/// touched, not what exists.
final class Scores {
  private final float[] sums;
  private int[] touched = new int[256];
  private int count;

  Scores(int items) {
    sums = new float[items];
  }

  void add(int item, float weight) {
    if (sums[item] == 0) {
      if (count == touched.length) {
        touched = Arrays.copyOf(touched, 2 * count);
      }
      touched[count++] = item;
    }
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
