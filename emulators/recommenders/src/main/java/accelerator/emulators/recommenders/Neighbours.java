package accelerator.emulators.recommenders;

/// For each item the items that go with it most, and how much, best first.
///
/// @param items a row of items for each item
/// @param weights their weights, positive
@SuppressWarnings("ArrayRecordComponent") // never compared, and arrays are what makes it fast
record Neighbours(int[][] items, float[][] weights) implements Associations {
  /// How the rows of a table are learned.
  @FunctionalInterface
  interface Rule {
    /// Puts the weights of an item's neighbours into scores that are empty. Neighbours without a
    /// positive weight are left out of the row.
    void weigh(int item, Scores scores);
  }

  /// Learns every row.
  static Neighbours learn(int items, Rule rule, TrainingParameters parameters) {
    Neighbours table = new Neighbours(new int[items][], new float[items][]);
    parameters
        .parallel()
        .forEach(
            items,
            () -> {
              Scores scores = new Scores(items);
              BestItems best = new BestItems(parameters.neighboursOf(items));
              return item -> {
                rule.weigh(item, scores);
                for (int nth = 0; nth < scores.count(); nth++) {
                  int neighbour = scores.item(nth);
                  float weight = scores.of(neighbour);
                  if (weight > 0) {
                    best.offer(neighbour, weight);
                  }
                }
                scores.clear();
                table.keep(item, best);
              };
            });
    return table;
  }

  /// Takes over what is best as the row of an item.
  void keep(int item, BestItems best) {
    items[item] = new int[best.size()];
    weights[item] = new float[best.size()];
    best.drain(items[item], weights[item]);
  }

  /// The same with weights multiplied by a factor of each neighbour. Rows then keep the order that
  /// they had.
  Neighbours scaled(float[] factors) {
    float[][] scaled = new float[items.length][];
    for (int item = 0; item < items.length; item++) {
      scaled[item] = weights[item].clone();
      for (int place = 0; place < scaled[item].length; place++) {
        scaled[item][place] *= factors[items[item][place]];
      }
    }
    return new Neighbours(items, scaled);
  }

  @Override
  public void addTo(Scores scores, int item, float factor) {
    int[] row = items[item];
    float[] weight = weights[item];
    for (int place = 0; place < row.length; place++) {
      scores.add(row[place], factor * weight[place]);
    }
  }
}
