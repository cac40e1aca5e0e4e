package accelerator.recommend.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A click on a link in a widget of recommendations, as the element tracking plugin tells it: an
/// element `recommendation-impression` with the attribute `recommendationId`, and one content
/// element per item with the attribute `itemId`. Any other link is nothing to learn from.
final class RecommendationClick {
  private static final String WIDGET = "recommendation-impression";
  private static final String ELEMENT = "com_snowplowanalytics_snowplow_element";
  private static final String CONTENT = "com_snowplowanalytics_snowplow_element_content";

  private RecommendationClick() {}

  static List<ObjectNode> plain(Enriched event, Translation translation) {
    Optional<String> recommendationId =
        event.entities(ELEMENT).stream()
            .filter(element -> element.path("element_name").asText().equals(WIDGET))
            .flatMap(element -> attribute(element, "recommendationId"))
            .findFirst();
    if (recommendationId.isEmpty()) {
      return List.of();
    }
    List<String> shown =
        event.entities(CONTENT).stream().flatMap(item -> attribute(item, "itemId")).toList();
    return translation.recommendationClick(recommendationId.get(), shown);
  }

  private static Stream<String> attribute(JsonNode element, String name) {
    return element
        .path("attributes")
        .valueStream()
        .filter(attribute -> attribute.path("attribute").asText().equals(name))
        .flatMap(attribute -> new Members(attribute).text("value").stream());
  }
}
