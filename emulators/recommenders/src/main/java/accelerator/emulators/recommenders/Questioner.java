package accelerator.emulators.recommenders;

import java.util.List;
import java.util.function.IntPredicate;

/// Asks hybrids what users did next, without the detour of ids, and says how well they knew.
///
/// @param history of everything that is held back, too: what is held back before a question is
///   known to it, as events that arrive are
/// @param isPersonal whether it goes by the whole history, and not by the last item alone
record Questioner(
    Interactions all,
    InteractionHistory history,
    boolean isPersonal,
    Scorer beside,
    Scratch.Pool scratches) {
  private static final IntPredicate ANY = _ -> true;

  Worker worker() {
    return new Worker();
  }

  /// Asks one question after the other.
  final class Worker {
    private final BestItems best = new BestItems(Scorecard.LONGEST);
    private final int[] items = new int[Scorecard.LONGEST];
    private final float[] scores = new float[Scorecard.LONGEST];

    /// The normalised discounted cumulative gain of each one's first answers, 0..1; 0 where nothing
    /// could be answered rightly, because the use case filters it.
    ///
    /// @param gains takes the gain of each
    void ask(Rehearsal.Question question, List<Hybrid> hybrids, float[] gains) {
      Scratch scratch = scratches.borrow();
      try {
        read(question, scratch);
        int wanted = want(question, scratch);
        for (int each = 0; each < gains.length; each++) {
          gains[each] = wanted == 0 ? 0 : gain(hybrids.get(each), wanted, scratch);
        }
      } finally {
        scratches.giveBack(scratch);
      }
    }

    private float gain(Hybrid hybrid, int wanted, Scratch scratch) {
      scratch.clearAnswer();
      hybrid.score(scratch);
      beside.score(scratch);
      scratch.offer(best, hybrid.putsMetItemsLast(), ANY);
      return found(scratch) / (float) ideal(wanted);
    }

    private void read(Rehearsal.Question question, Scratch scratch) {
      history.readBefore(question.row(), question.user(), isPersonal, scratch);
      if (!isPersonal) {
        scratch.ask(all.itemAt(question.row() - 1));
      }
    }

    /// Marks what the user met next, but for what is never answered.
    private int want(Rehearsal.Question question, Scratch scratch) {
      for (int row = question.row(); row < question.end(); row++) {
        int item = all.itemAt(row);
        if (scratch.filtered.of(item) == 0 && scratch.answered.of(item) == 0) {
          scratch.answered.add(item, 1);
        }
      }
      return scratch.answered.count();
    }

    private float found(Scratch scratch) {
      int size = best.size();
      best.drain(items, scores);
      double gain = 0;
      for (int rank = 0; rank < size; rank++) {
        gain += scratch.answered.of(items[rank]) > 0 ? Scorecard.discount(rank + 1) : 0;
      }
      return (float) gain;
    }

    private double ideal(int wanted) {
      double gain = 0;
      for (int rank = 1; rank <= Math.min(Scorecard.LONGEST, wanted); rank++) {
        gain += Scorecard.discount(rank);
      }
      return gain;
    }
  }
}
