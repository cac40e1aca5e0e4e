package accelerator.emulators.recommenders;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.IntPredicate;

/// The working memory of one question: what is known of the user, and the items' scores.
final class Scratch {
  /// As much of a user's past as an answer depends on: older items hardly weigh.
  static final int HISTORY = 50;

  /// As many of a user's steps as tell how often an item was met.
  static final int STEPS = 500;

  /// The distinct items to go by, newest first.
  final int[] history = new int[HISTORY];

  /// How many moments of the user's came after each: what happened in one second is one moment.
  final int[] historyMoment = new int[HISTORY];

  int historySize;

  /// The items that were met, newest first, as often as they were.
  final int[] steps = new int[STEPS];

  final int[] stepMoment = new int[STEPS];

  int stepCount;

  /// The items that the user has met already.
  final Scores met;

  /// How often the user met each item.
  final Scores own;

  /// The items that are never answered.
  final Scores filtered;

  /// What follows upon the history, and what is similar to it.
  final HistoryScores following;

  final HistoryScores similar;
  final Scores total;
  final Scores answered;

  private Scratch(int items) {
    met = new Scores(items);
    own = new Scores(items);
    filtered = new Scores(items);
    following = new HistoryScores(items);
    similar = new HistoryScores(items);
    total = new Scores(items);
    answered = new Scores(items);
  }

  /// Goes by an item alone, which is no answer.
  void ask(int item) {
    historyMoment[0] = 0;
    history[0] = item;
    historySize = 1;
    filtered.add(item, 1);
  }

  /// Offers every item with a score that may be answered.
  ///
  /// @param isNewOnly whether what the user has met is passed over
  void offer(BestItems best, boolean isNewOnly, IntPredicate allowed) {
    for (int nth = 0; nth < total.count(); nth++) {
      int item = total.item(nth);
      float score = total.of(item);
      if (best.mayKeep(item, score)
          && filtered.of(item) == 0
          && !(isNewOnly && met.of(item) > 0)
          && allowed.test(item)) {
        best.offer(item, score);
      }
    }
  }

  /// Forgets the answer, and keeps what is known of the user: another recipe may answer the same.
  void clearAnswer() {
    own.clear();
    total.clear();
  }

  private void clear() {
    clearAnswer();
    historySize = 0;
    stepCount = 0;
    met.clear();
    filtered.clear();
    following.clear();
    similar.clear();
    answered.clear();
  }

  /// Lends working memory, so that a question need not allocate any, to no more questions at once
  /// than there are processors: others wait, since each has dozens of bytes for every item, and
  /// more at once would not be answered sooner.
  static final class Pool {
    /// So many at least, as {@link TrainingMemory} reckons.
    private static final int LEAST = 4;

    private final ConcurrentLinkedQueue<Scratch> free = new ConcurrentLinkedQueue<>();
    private final Semaphore left = new Semaphore(most());
    private final int items;

    static int most() {
      return Math.max(LEAST, Runtime.getRuntime().availableProcessors());
    }

    Pool(int items) {
      this.items = items;
    }

    Scratch borrow() {
      left.acquireUninterruptibly();
      Scratch scratch = free.poll();
      return scratch == null ? new Scratch(items) : scratch;
    }

    void giveBack(Scratch scratch) {
      scratch.clear();
      free.offer(scratch);
      left.release();
    }
  }
}
