package accelerator.emulators.recommenders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The newest tenth of some users' steps, held back to find out how well they can be foreseen: the
/// items met already are asked for as all others are, since users come back to some.
///
/// @param known what may be learned from
/// @param cuts where it begins, by user
record Rehearsal(Interactions all, Interactions known, List<Cut> cuts) {
  private static final int SHARE = 10;
  private static final int RARELY = 100;

  /// The most steps of one user that are asked for: the newest.
  private static final int MOST_STEPS = 20;

  /// The first of a user's rows that is not known; at least one before it is.
  record Cut(int user, int row) {}

  /// What a user did next.
  ///
  /// @param cut the number of its cut
  /// @param row the first row of the moment that is asked for; all before it are known by then
  /// @param end after the last one
  /// @param weight how much it counts beside others of the user
  record Question(int cut, int user, int row, int end, float weight) {}

  Rehearsal {
    cuts = List.copyOf(cuts);
  }

  /// At least so many questions, where there are as many, from users evenly spread.
  static Rehearsal of(Interactions all, int questions) {
    long possible = 0;
    for (int user = 0; user < all.users(); user++) {
      possible += held(steps(all, user));
    }
    return ofEach((int) Math.clamp(possible / questions, 1, Integer.MAX_VALUE), all);
  }

  /// Of each so manyeth user.
  static Rehearsal ofEach(int stride, Interactions all) {
    boolean[] isKnown = new boolean[all.size()];
    Arrays.fill(isKnown, true);
    List<Cut> cuts = new ArrayList<>();
    for (int user = 0; user < all.users(); user += stride) {
      int row = cut(all, user);
      if (row > all.start(user)) {
        Arrays.fill(isKnown, row, all.start(user + 1), false);
        cuts.add(new Cut(user, row));
      }
    }
    return new Rehearsal(all, all.where(isKnown), cuts);
  }

  private static int steps(Interactions all, int user) {
    int steps = 0;
    for (int row = all.start(user); row < all.start(user + 1); row++) {
      steps += all.goesOn(row, all.start(user)) ? 0 : 1;
    }
    return steps;
  }

  private static int held(int steps) {
    return steps < 2 ? 0 : Math.clamp(steps / SHARE, 1, MOST_STEPS);
  }

  /// The first row of the moment in which what is held back begins; a user's first row if nothing
  /// is.
  private static int cut(Interactions all, int user) {
    int first = all.start(user);
    int row = all.start(user + 1);
    int left = held(steps(all, user));
    if (left == 0) {
      return first;
    }
    while (left > 0) {
      row--;
      left -= all.goesOn(row, first) ? 0 : 1;
    }
    while (row > first && all.timeAt(row - 1) == all.timeAt(row)) {
      row--;
    }
    return row;
  }

  /// Whether users come back to items: at least one step in a hundred of those with a cut is to an
  /// item met before.
  boolean isReturnedTo() {
    long steps = 0;
    long returns = 0;
    Set<Integer> met = new HashSet<>();
    for (Cut cut : cuts) {
      int first = all.start(cut.user());
      met.clear();
      for (int row = first; row < all.start(cut.user() + 1); row++) {
        if (!all.goesOn(row, first)) {
          steps++;
          returns += met.add(all.itemAt(row)) ? 0 : 1;
        }
      }
    }
    return returns * RARELY >= Math.max(1, steps);
  }

  /// Every moment that is held back, user by user, the older first: what a user did in the same
  /// second is one question. How such a second went on is another: whoever asks may come in the
  /// middle of it, the rarer the more there was.
  List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    for (int nth = 0; nth < cuts.size(); nth++) {
      int user = cuts.get(nth).user();
      for (int row = cuts.get(nth).row(); row < all.start(user + 1); ) {
        int end = row + 1;
        while (end < all.start(user + 1) && all.timeAt(end) == all.timeAt(row)) {
          end++;
        }
        questions.add(new Question(nth, user, row, end, 1));
        if (end > row + 1 && !all.goesOn(end - 1, row)) {
          questions.add(new Question(nth, user, end - 1, end, 1f / (end - row)));
        }
        row = end;
      }
    }
    return questions;
  }

  /// Everything that is held back of a user as one question, of at most so many users.
  Evaluation evaluation(int mostUsers) {
    List<Evaluation.Question> questions = new ArrayList<>();
    int stride = Math.max(1, Math.ceilDiv(cuts.size(), mostUsers));
    for (int nth = 0; nth < cuts.size(); nth += stride) {
      Cut cut = cuts.get(nth);
      Set<String> next = new LinkedHashSet<>();
      for (int row = cut.row(); row < all.start(cut.user() + 1); row++) {
        next.add(idAt(row));
      }
      questions.add(
          new Evaluation.Question(
              all.userIds().id(cut.user()),
              idAt(cut.row() - 1),
              Set.of(),
              next,
              all.timeAt(cut.row())));
    }
    return new Evaluation(known, questions);
  }

  private String idAt(int row) {
    return all.itemIds().id(all.itemAt(row));
  }
}
