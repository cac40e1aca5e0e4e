package accelerator.emulators.recommenders;

/// What the same users meet, in whatever order: the cosine of two items' users, held back by a
/// shrinkage where they are few; an item is similar to itself. Of each user the newest {@value
/// #HISTORY} items count, which bounds the pairs.
final class Cosine implements Neighbours.Rule {
  /// The most items of one user that are paired with each other.
  static final int HISTORY = 300;

  private final Histories histories;
  private final int[] starts;
  private final int[] users;
  private final float[] roots;
  private final float shrinkage;

  private Cosine(Histories histories, int items, float shrinkage) {
    this.shrinkage = shrinkage;
    this.histories = histories;
    starts = Counting.starts(histories.items(), items);
    users = histories.users(starts);
    roots = new float[items];
    for (int item = 0; item < items; item++) {
      roots[item] = (float) Math.sqrt(starts[item + 1] - starts[item]);
    }
  }

  static Neighbours learn(Interactions interactions, TrainingParameters parameters) {
    Histories histories = Histories.of(interactions, HISTORY);
    return Neighbours.learn(
        interactions.items(),
        new Cosine(histories, interactions.items(), parameters.similarShrinkage()),
        parameters);
  }

  @Override
  public void weigh(int item, Scores scores) {
    int[] all = histories.items();
    for (int each = starts[item]; each < starts[item + 1]; each++) {
      int end = histories.starts()[users[each] + 1];
      for (int place = histories.starts()[users[each]]; place < end; place++) {
        scores.add(all[place], 1);
      }
    }
    for (int nth = 0; nth < scores.count(); nth++) {
      int other = scores.item(nth);
      scores.set(other, scores.of(other) / (roots[item] * roots[other] + shrinkage));
    }
  }
}
