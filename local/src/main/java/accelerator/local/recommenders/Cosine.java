package accelerator.local.recommenders;

/// What the same users meet, in whatever order: the cosine of two items' users, held back by a
/// shrinkage where they are few. Of each user the newest {@value #HISTORY} items count, which
/// bounds the pairs.
final class Cosine implements Neighbours.Counter {
  /// The most items of one user that are paired with each other.
  static final int HISTORY = 300;

  private static final float SHRINKAGE = 20;

  private final Histories histories;
  private final int[] starts;
  private final int[] users;

  private Cosine(Histories histories, int items) {
    this.histories = histories;
    starts = Counting.starts(histories.items(), items);
    users = histories.users(starts);
  }

  static Neighbours learn(Interactions interactions) {
    Histories histories = Histories.of(interactions, HISTORY);
    return Neighbours.of(interactions.items(), new Cosine(histories, interactions.items()));
  }

  @Override
  public void count(int item, Scores scores) {
    int[] all = histories.items();
    for (int each = starts[item]; each < starts[item + 1]; each++) {
      int end = histories.starts()[users[each] + 1];
      for (int place = histories.starts()[users[each]]; place < end; place++) {
        scores.add(all[place], 1);
      }
    }
  }

  @Override
  public float weight(int item, int neighbour, float sum) {
    if (item == neighbour) {
      return 0;
    }
    return sum / ((float) Math.sqrt((double) countOf(item) * countOf(neighbour)) + SHRINKAGE);
  }

  private int countOf(int item) {
    return starts[item + 1] - starts[item];
  }
}
