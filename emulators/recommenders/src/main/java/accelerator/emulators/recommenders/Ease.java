package accelerator.emulators.recommenders;

/// The linear model that predicts each item from all others with the least squared error, in closed
/// form (H. Steck, Embarrassingly Shallow Autoencoders for Sparse Data, WWW 2019). It takes one
/// inverse of an items x items matrix, so it is for small catalogues only.
final class Ease implements Neighbours.Rule {
  private static final int HISTORY = 1000;

  /// A nominal machine's elementary steps in a second: what decides must not depend on how busy the
  /// real one is.
  private static final double STEPS_PER_SECOND = 1e10;

  private final float[][] inverse;

  private Ease(float[][] inverse) {
    this.inverse = inverse;
  }

  /// How long the inverse takes, about, for so many items: their number's cube.
  static double seconds(int items) {
    return (double) items * items * items / STEPS_PER_SECOND;
  }

  /// Whether there is time for at least one, for so many items.
  static boolean isAffordable(int items, TrainingParameters parameters) {
    return seconds(items) * 1000 <= parameters.linearTime().toMillis();
  }

  static Neighbours learn(
      Interactions interactions, float regularisation, TrainingParameters parameters) {
    int items = interactions.items();
    Histories histories = Histories.of(interactions, HISTORY);
    int[] starts = Counting.starts(histories.items(), items);
    int[] users = histories.users(starts);
    float[][] matrix = new float[items][items];
    parameters
        .parallel()
        .forEach(
            items,
            () ->
                item -> {
                  for (int each = starts[item]; each < starts[item + 1]; each++) {
                    int end = histories.starts()[users[each] + 1];
                    for (int place = histories.starts()[users[each]]; place < end; place++) {
                      matrix[item][histories.items()[place]]++;
                    }
                  }
                  matrix[item][item] += regularisation;
                });
    Inverse.invert(matrix, parameters.parallel());
    return Neighbours.learn(items, new Ease(matrix), parameters);
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
