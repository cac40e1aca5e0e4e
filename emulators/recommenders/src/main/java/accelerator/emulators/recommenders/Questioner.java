package accelerator.emulators.recommenders;

import java.util.function.IntPredicate;

/// Asks a hybrid what users did next, without the detour of ids, and says how well it knew.
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

    /// The normalised discounted cumulative gain of the first answers, 0..1; 0 where nothing could
    /// be answered rightly, because the use case filters it.
    float gain(Hybrid hybrid, Rehearsal.Question question) {
      Scratch scratch = scratches.borrow();
      try {
        read(question, scratch);
        int wanted = want(question, scratch);
        if (wanted == 0) {
          return 0;
        }
        hybrid.score(scratch);
        beside.score(scratch);
        scratch.offer(best, hybrid.putsMetItemsLast(), ANY);
        return found(scratch) / (float) ideal(wanted);
      } finally {
        scratches.giveBack(scratch);
      }
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
