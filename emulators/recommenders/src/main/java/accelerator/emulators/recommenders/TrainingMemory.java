package accelerator.emulators.recommenders;

import java.util.Locale;

/// How much memory learning takes, reckoned before it begins: whoever runs out of memory in the
/// middle takes the whole process along.
///
/// @param bytes needed beside what is held already
/// @param rows of the interactions
/// @param items of the catalogue
record TrainingMemory(long bytes, long rows, long items) {
  private static final double MEBIBYTE = 1 << 20;

  /// A row in its final columns, while the log is kept.
  private static final int BYTES_OF_A_ROW = 13;

  /// The rows without what is held back, and what the tables are counted from.
  private static final int BYTES_WHILE_LEARNING = 13 + 22;

  private static final int BYTES_OF_AN_ENTRY = 8;

  /// The arrays of a row of a table, and their places.
  private static final int BYTES_OF_A_TABLES_ROW = 48;

  /// Working memory of the threads that learn and ask, and what rows and scores are multiplied by.
  private static final int BYTES_OF_AN_ITEM = 4 * 64 + 7 * 4;

  /// What it takes to put logs in order.
  static TrainingMemory ofOrdering(long rows, long items) {
    return new TrainingMemory(rows * BYTES_OF_A_ROW, rows, items);
  }

  /// What it takes to learn the tables.
  static TrainingMemory ofLearning(Interactions interactions, TrainingParameters parameters) {
    long items = interactions.items();
    long rows = interactions.size();
    long tables = entries(interactions, parameters) * BYTES_OF_AN_ENTRY;
    long matrix = Ease.isAffordable(interactions.items(), parameters) ? 3 * items * items * 4 : 0;
    return new TrainingMemory(
        rows * BYTES_WHILE_LEARNING
            + 2 * (tables + 2 * items * BYTES_OF_A_TABLES_ROW)
            + items * BYTES_OF_AN_ITEM
            + matrix,
        rows,
        items);
  }

  /// The most neighbours that both tables can have: no more than each item is met together with.
  private static long entries(Interactions interactions, TrainingParameters parameters) {
    long[] following = new long[interactions.items()];
    long[] similar = new long[interactions.items()];
    for (int user = 0; user < interactions.users(); user++) {
      int first = interactions.start(user);
      int end = interactions.start(user + 1);
      for (int row = first; row < end; row++) {
        following[interactions.itemAt(row)] += Math.min(parameters.reach(), end - 1 - row);
        similar[interactions.itemAt(row)] += Math.min(Cosine.HISTORY, end - first);
      }
    }
    long most = parameters.neighboursOf(interactions.items());
    long entries = 0;
    for (int item = 0; item < following.length; item++) {
      entries += Math.min(most, following[item]) + Math.min(most, similar[item]);
    }
    return entries;
  }

  /// Refuses what does not fit into the heap.
  ///
  /// @throws TooLargeData saying how much is needed and how much there is
  void demand() {
    if (bytes > available()) {
      System.gc();
      demand(available(), Runtime.getRuntime().maxMemory());
    }
  }

  void demand(long available, long heap) {
    if (bytes > available) {
      throw new TooLargeData(
          String.format(
              Locale.ROOT,
              "Training needs about %.0f MiB for %d interactions with %d items; of a heap of %.0f MiB"
                  + " %.0f MiB are free. Give the JVM more with -Xmx, or import less.",
              bytes / MEBIBYTE,
              rows,
              items,
              heap / MEBIBYTE,
              available / MEBIBYTE));
    }
  }

  private static long available() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
  }
}
