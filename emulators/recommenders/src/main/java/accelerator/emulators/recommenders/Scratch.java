package accelerator.emulators.recommenders;

import java.util.concurrent.ConcurrentLinkedQueue;

/// The working memory of one question: what is known of the user, and the items' scores.
final class Scratch {
  /// As much of a user's past as an answer depends on: older items hardly weigh.
  static final int HISTORY = 50;

  /// The items to go by, newest first.
  final int[] history = new int[HISTORY];

  int historySize;

  /// The items that come last, because the user has met them already.
  final Scores met;

  /// The items that are never answered.
  final Scores filtered;

  final Scores following;
  final Scores similar;
  final Scores total;
  final Scores answered;

  private Scratch(int items) {
    met = new Scores(items);
    filtered = new Scores(items);
    following = new Scores(items);
    similar = new Scores(items);
    total = new Scores(items);
    answered = new Scores(items);
  }

  private void clear() {
    historySize = 0;
    met.clear();
    filtered.clear();
    following.clear();
    similar.clear();
    total.clear();
    answered.clear();
  }

  /// Lends working memory, so that a question need not allocate any.
  static final class Pool {
    private final ConcurrentLinkedQueue<Scratch> free = new ConcurrentLinkedQueue<>();
    private final int items;

    Pool(int items) {
      this.items = items;
    }

    Scratch borrow() {
      Scratch scratch = free.poll();
      return scratch == null ? new Scratch(items) : scratch;
    }

    void giveBack(Scratch scratch) {
      scratch.clear();
      free.offer(scratch);
    }
  }
}
