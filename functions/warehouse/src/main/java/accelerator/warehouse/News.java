package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.Imported;
import accelerator.core.Recommender;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an incremental run has to bring, and what comes of it.
///
/// @param former what it goes on from
/// @param added interactions that the run before did not have
/// @param outdated interactions that Personalize keeps as they were, and are so no longer
record News(Imported former, long added, long outdated) {

  /// The datasets to import, of those that have rows: items and users whole, interactions if an
  /// import of their own takes so few.
  List<Dataset> toImport(List<Dataset> filled) {
    if (added == 0) {
      return List.of();
    }
    return filled.stream()
        .filter(dataset -> isImported() || dataset != Dataset.INTERACTIONS)
        .toList();
  }

  /// Whether the new interactions are as many as Personalize takes in one import.
  boolean isImported() {
    return added >= Recommender.MINIMUM_EVENTS;
  }

  /// What a reader of the summary is told.
  List<String> sentences(int fullEvery) {
    List<String> sentences = new ArrayList<>();
    if (added == 0) {
      sentences.add(
          "nothing is new since run %s: nothing was imported, and what is published stays"
              .formatted(former.runId()));
    } else if (!isImported()) {
      sentences.add(
          say(
              "%,d new interactions are fewer than an import takes (%,d): a later run imports them",
              added, Recommender.MINIMUM_EVENTS));
    }
    if (outdated > 0) {
      sentences.add(
          say(
              "%,d interactions are another user's or changed since they were imported: Personalize"
                  + " keeps them as they were until a run imports everything (importMode FULL, or"
                  + " one of %d runs)",
              outdated, fullEvery));
    }
    return sentences;
  }

  /// What the next incremental run goes on from.
  Imported next(String runId, long newest) {
    return isImported()
        ? new Imported(runId, newest, former.rules(), former.increments() + 1)
        : former;
  }

  static Optional<News> of(ImportBasis basis, MeasuredRows measured) {
    return basis
        .former()
        .flatMap(
            former ->
                measured
                    .news()
                    .map(
                        row ->
                            new News(
                                former, row.number("added_count"), row.number("outdated_count"))));
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
