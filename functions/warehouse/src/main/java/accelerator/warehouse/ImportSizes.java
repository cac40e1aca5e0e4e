package accelerator.warehouse;

import accelerator.core.DataContractViolated;
import accelerator.core.Dataset;
import accelerator.core.Explanation;
import accelerator.core.ImportMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How much Personalize takes in one import, and how much of it a recommender learns from
/// (Developer Guide, quotas). The quotas page does not say which gigabyte it counts: the smaller is
/// taken.
final class ImportSizes {
  private static final long LARGEST_FULL = 100_000_000_000L;
  private static final long LARGEST_INCREMENT = 1_000_000_000;

  private static final long ITEMS_CONSIDERED = 750_000;
  private static final long INTERACTIONS_CONSIDERED = 500_000_000;

  private ImportSizes() {}

  /// Whether it must replace what was imported instead.
  static boolean isTooMuchToAdd(ImportMode mode, long bytes) {
    return mode == ImportMode.INCREMENTAL && bytes > LARGEST_INCREMENT;
  }

  /// @throws DataContractViolated when not even a full import takes the files
  static void check(Dataset dataset, long rows, long bytes) {
    if (bytes > LARGEST_FULL) {
      throw new DataContractViolated(
          new Explanation(
              String.format(
                  Locale.ROOT,
                  "%s is %.1f GB in %,d rows, a full import takes at most %d GB",
                  dataset.key(),
                  bytes / 1e9,
                  rows,
                  LARGEST_FULL / 1_000_000_000),
              "start a run with a smaller lookBackDays, or leave columns out of the dataset's"
                  + " .sql and .avsc"));
    }
  }

  /// What would be imported, and learned in part.
  ///
  /// @param items that are told of or met, whichever is more
  static List<String> warnings(long interactions, long items) {
    List<String> warnings = new ArrayList<>();
    if (items > ITEMS_CONSIDERED) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "there are %,d items, and a recommender considers %,d: keep to those that are for"
                  + " sale or to be seen, in the .sql of interactions and items",
              items,
              ITEMS_CONSIDERED));
    }
    if (interactions > INTERACTIONS_CONSIDERED) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "interactions has %,d rows, and training considers %,d unless AWS has raised that"
                  + " quota of the account: a smaller lookBackDays costs less",
              interactions,
              INTERACTIONS_CONSIDERED));
    }
    return warnings;
  }
}
