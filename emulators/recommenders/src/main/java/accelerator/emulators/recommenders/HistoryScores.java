package accelerator.emulators.recommenders;

import org.jspecify.annotations.Nullable;

/// What a table says to the history of one question. It is summed up once while recipes that differ
/// in other things answer the same question one after the other.
final class HistoryScores {
  private static final float NEGLIGIBLE = 0.01f;

  private final Scores scores;
  private @Nullable Associations table;
  private float recency;

  HistoryScores(int items) {
    scores = new Scores(items);
  }

  /// The sums over the history, without what is never answered.
  ///
  /// @param recency how much less each older moment of the history counts
  Scores of(Associations wanted, float wantedRecency, Scratch scratch) {
    if (!wanted.equals(table) || wantedRecency != recency) {
      clear();
      table = wanted;
      recency = wantedRecency;
      sum(wanted, scratch);
      for (int nth = 0; nth < scratch.filtered.count(); nth++) {
        scores.set(scratch.filtered.item(nth), 0);
      }
    }
    return scores;
  }

  void clear() {
    scores.clear();
    table = null;
  }

  private void sum(Associations from, Scratch scratch) {
    float weight = 1;
    int moment = 0;
    for (int each = 0; each < scratch.historySize; each++) {
      for (; moment < scratch.historyMoment[each]; moment++) {
        weight *= recency;
      }
      if (weight <= NEGLIGIBLE) {
        return;
      }
      from.addTo(scores, scratch.history[each], weight);
    }
  }
}
