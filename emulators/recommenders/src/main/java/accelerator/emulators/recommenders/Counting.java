package accelerator.emulators.recommenders;

/// Counting sort: groups the places of a column by its small whole numbers, in linear time.
final class Counting {
  private Counting() {}

  /// Where each group starts, and after them where the last one ends. Negative entries count
  /// nowhere.
  static int[] starts(int[] column, int groups) {
    int[] starts = new int[groups + 1];
    for (int group : column) {
      if (group >= 0) {
        starts[group + 1]++;
      }
    }
    for (int group = 0; group < groups; group++) {
      starts[group + 1] += starts[group];
    }
    return starts;
  }

  /// The places of a column by group, in their order within a group.
  static int[] places(int[] column, int[] starts) {
    int[] next = starts.clone();
    int[] places = new int[starts[starts.length - 1]];
    for (int place = 0; place < column.length; place++) {
      if (column[place] >= 0) {
        places[next[column[place]]++] = place;
      }
    }
    return places;
  }
}
