package accelerator.emulators.recommenders;

/// The linear model that predicts each item from all others with the least squared error, in closed
/// form (H. Steck, Embarrassingly Shallow Autoencoders for Sparse Data, WWW 2019). It takes one
/// inverse of an items x items matrix, so it is for small catalogues only.
final class Ease implements Neighbours.Rule {
  /// The most items for which it is quick: some seconds and 64 MB.
  static final int MOST_ITEMS = 4000;

  private static final int HISTORY = 1000;
  private static final float REGULARISATION = 300;

  private final float[][] inverse;

  private Ease(float[][] inverse) {
    this.inverse = inverse;
  }

  static Neighbours learn(Interactions interactions, Parallel parallel) {
    int items = interactions.items();
    Histories histories = Histories.of(interactions, HISTORY);
    int[] starts = Counting.starts(histories.items(), items);
    int[] users = histories.users(starts);
    float[][] matrix = new float[items][items];
    parallel.forEach(
        items,
        () ->
            item -> {
              for (int each = starts[item]; each < starts[item + 1]; each++) {
                int end = histories.starts()[users[each] + 1];
                for (int place = histories.starts()[users[each]]; place < end; place++) {
                  matrix[item][histories.items()[place]]++;
                }
              }
              matrix[item][item] += REGULARISATION;
            });
    Inverse.invert(matrix, parallel);
    return Neighbours.learn(items, new Ease(matrix), parallel);
  }

  @Override
  public void weigh(int item, Scores scores) {
    for (int other = 0; other < inverse.length; other++) {
      float weight = -inverse[item][other] / inverse[other][other];
      if (other != item && weight > 0) {
        scores.add(other, weight);
      }
    }
  }
}
