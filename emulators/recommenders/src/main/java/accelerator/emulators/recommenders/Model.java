package accelerator.emulators.recommenders;

import java.util.Map;

/// What a training yields.
///
/// @param metrics the quality on a held-back part of the interactions, under the names of
///   DescribeRecommender's `modelMetrics`, each 0..1
public record Model(TrainedRecommender recommender, Map<String, Double> metrics) {
  public Model {
    metrics = Map.copyOf(metrics);
  }
}
