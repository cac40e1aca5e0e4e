package accelerator.local.evaluation;

import accelerator.emulators.recommenders.RecommendationQuery;
import accelerator.emulators.recommenders.TrainedRecommender;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Popularity, what every recommender is held against: the same items for everybody, those with the
/// most interactions of a type.
record PopularityBaseline(List<String> itemIds) implements TrainedRecommender {
  /// @param type the interactions that count
  static PopularityBaseline of(List<PastInteraction> rows, String type) {
    Map<String, Integer> counts = new HashMap<>();
    rows.stream()
        .filter(row -> row.isOf(type))
        .forEach(row -> counts.merge(row.itemId(), 1, Integer::sum));
    return new PopularityBaseline(
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList());
  }

  @Override
  public List<String> recommend(RecommendationQuery query) {
    return itemIds.stream().filter(query.allowed()).limit(query.numResults()).toList();
  }
}
