package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Registry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The recommenders, ready to be asked.
interface Personalize {

  /// What comes back from a recommender.
  sealed interface Answer {
    /// Items, best first, with the metadata that was asked for.
    ///
    /// @param promotions by item the promotion that it takes a place of; those without have none
    /// @param scores by item what the service gave it; recommenders of domains give none
    record Ranking(
        Optional<String> recommendationId,
        List<Registry.Item> items,
        Map<String, String> promotions,
        Map<String, Double> scores)
        implements Answer {
      public Ranking {
        items = List.copyOf(items);
        promotions = Map.copyOf(promotions);
        scores = Map.copyOf(scores);
      }

      /// The same ranking of these of its items only.
      Ranking of(List<Registry.Item> rest) {
        return new Ranking(recommendationId, rest, promotions, scores);
      }

      /// A ranking without promotions and scores.
      Ranking(Optional<String> recommendationId, List<Registry.Item> items) {
        this(recommendationId, items, Map.of(), Map.of());
      }
    }

    /// It does not answer, or not in time, or not now.
    ///
    /// @param reason the service's error code or the kind of failure, such as `ThrottlingException`
    /// @param isPassing whether the same question may be answered right afterwards
    record Unavailable(String reason, boolean isPassing) implements Answer {}
  }

  /// Asks a recommender.
  ///
  /// @param itemColumns the columns of item metadata that each item shall carry; none when empty
  /// @throws InvalidInput when the service finds fault with the question
  Answer ask(String recommenderArn, Question question, Collection<String> itemColumns);
}
