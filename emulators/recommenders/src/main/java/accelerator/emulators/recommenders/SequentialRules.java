package accelerator.emulators.recommenders;

import java.util.Arrays;

/// What follows upon what: for each item those that the same user met within the next steps, the
/// nearer the more (1/distance), the item itself included. A step is an item met ({@link
/// Interactions#goesOn}). What has no order among itself counts half in each direction.
final class SequentialRules implements Neighbours.Rule {
  private static final int END = -1;

  private final int[] steps;
  private final boolean[] isTied;
  private final int[] starts;
  private final int[] places;
  private final int reach;
  private final float shrinkage;

  private SequentialRules(Interactions interactions, TrainingParameters parameters) {
    reach = parameters.reach();
    shrinkage = parameters.followingShrinkage();
    int[] all = new int[interactions.size() + interactions.users() + 1];
    boolean[] tied = new boolean[all.length];
    all[0] = END;
    int size = 1;
    for (int user = 0; user < interactions.users(); user++) {
      long before = -1;
      for (int row = interactions.start(user); row < interactions.start(user + 1); row++) {
        if (!interactions.goesOn(row, interactions.start(user))) {
          tied[size] = interactions.timeAt(row) == before;
          before = interactions.timeAt(row);
          all[size++] = interactions.itemAt(row);
        }
      }
      all[size++] = END;
    }
    steps = Arrays.copyOf(all, size);
    isTied = Arrays.copyOf(tied, size);
    starts = Counting.starts(steps, interactions.items());
    places = Counting.places(steps, starts);
  }

  static Neighbours learn(Interactions interactions, TrainingParameters parameters) {
    return Neighbours.learn(
        interactions.items(), new SequentialRules(interactions, parameters), parameters);
  }

  @Override
  public void weigh(int item, Scores scores) {
    for (int each = starts[item]; each < starts[item + 1]; each++) {
      countFollowers(places[each], scores);
      countTiedBefore(places[each], scores);
    }
    float scale = 1 / (countOf(item) + shrinkage);
    for (int nth = 0; nth < scores.count(); nth++) {
      int follower = scores.item(nth);
      scores.set(follower, scores.of(follower) * scale);
    }
  }

  private void countFollowers(int place, Scores scores) {
    boolean tied = true;
    for (int distance = 1; distance <= reach; distance++) {
      int follower = steps[place + distance];
      if (follower == END) {
        return;
      }
      tied &= isTied[place + distance];
      scores.add(follower, (tied ? 0.5f : 1) / distance);
    }
  }

  private void countTiedBefore(int place, Scores scores) {
    for (int distance = 1; distance <= reach && isTied[place - distance + 1]; distance++) {
      scores.add(steps[place - distance], 0.5f / distance);
    }
  }

  private int countOf(int item) {
    return starts[item + 1] - starts[item];
  }
}
