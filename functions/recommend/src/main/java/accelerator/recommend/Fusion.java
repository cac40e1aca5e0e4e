package accelerator.recommend;

import accelerator.core.Registry;
import accelerator.recommend.Personalize.Answer.Ranking;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One ranking out of those of a cart's items, by reciprocal rank fusion (Cormack, Clarke and
/// Büttcher, SIGIR 2009): an item's weight is the sum of 1 / (60 + its place) over the rankings
/// that have it. Of equal ones the first named comes first. What is so ranked has no one
/// `recommendationId`.
final class Fusion {
  private static final int DAMPING = 60;

  private Fusion() {}

  static Ranking of(List<Ranking> rankings) {
    if (rankings.size() == 1) {
      return rankings.getFirst();
    }
    Map<String, Double> weights = new LinkedHashMap<>();
    Map<String, Registry.Item> items = new HashMap<>();
    Map<String, String> promotions = new HashMap<>();
    for (Ranking ranking : rankings) {
      int place = 0;
      for (Registry.Item item : ranking.items()) {
        place++;
        weights.merge(item.itemId(), 1. / (DAMPING + place), Double::sum);
        items.putIfAbsent(item.itemId(), item);
      }
      promotions.putAll(ranking.promotions());
    }
    List<Registry.Item> fused =
        weights.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .map(weighed -> items.get(weighed.getKey()))
            .toList();
    return new Ranking(Optional.empty(), fused, promotions, Map.of());
  }
}
