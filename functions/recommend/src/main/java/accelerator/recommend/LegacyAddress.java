package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import accelerator.recommend.events.Shown;
import java.util.LinkedHashMap;
import java.util.Map;

/// The question of the demo application of Snowplow's guide, so that its callers need not change:
/// `GET /get_recommendations?user_id&item_id&recommender`, recommenders spelled with underscores.
/// It answers as Personalize itself does, `{"recommendationId", "itemList": [{"itemId", ..}]}`;
/// that the application did so too could not be verified.
final class LegacyAddress {
  private static final Map<String, String> NAMES =
      Map.of("user_id", "userId", "item_id", "itemId", "num_results", "numResults");

  private final Recommendations recommendations;

  LegacyAddress(Recommendations recommendations) {
    this.recommendations = recommendations;
  }

  Response answer(Request request) {
    Map<String, String> parameters = new LinkedHashMap<>();
    String name = "";
    for (Map.Entry<String, String> given : QueryString.parse(request.rawQuery()).entrySet()) {
      if (given.getKey().equals("recommender")) {
        name = given.getValue();
      } else {
        String own = NAMES.getOrDefault(given.getKey(), given.getKey());
        if (parameters.putIfAbsent(own, given.getValue()) != null) {
          throw new InvalidInput("%s must be given once, in one of its spellings".formatted(own));
        }
      }
    }
    String key = name.replace('_', '-');
    Recommender recommender =
        Recommender.find(key)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "recommender must be such as most_viewed, was %s"
                            .formatted(Shown.text(key))));
    return recommendations.answer(
        recommender, parameters, request, RecommendedItems.Form.PERSONALIZE);
  }
}
