package accelerator.recommend;

import accelerator.core.Json;
import accelerator.core.Recommender;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Recommended items on their way out.
///
/// @param recommendationId Personalize's name for this one answer, which events may refer to; none
///   for a fallback
record Shelf(
    Recommender recommender, Source source, Optional<String> recommendationId, ArrayNode items) {

  /// Who chose the items.
  enum Source {
    PERSONALIZE,
    FALLBACK;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The seconds that an answer may be kept: a user's own follows that user's next click, one for
  /// everybody changes with trainings, and a fallback should be gone when Personalize is back.
  private static final int PERSONAL_SECONDS = 10;

  private static final int PUBLIC_SECONDS = 60;
  private static final int FALLBACK_SECONDS = 5;

  static Shelf ranked(Recommender recommender, ArrayNode items, Optional<String> recommendationId) {
    return new Shelf(recommender, Source.PERSONALIZE, recommendationId, items);
  }

  static Shelf fallback(Recommender recommender, ArrayNode items) {
    return new Shelf(recommender, Source.FALLBACK, Optional.empty(), items);
  }

  /// The answer to a request: 304 without a body when the caller has these items already.
  Response response(Question question, Request request) {
    ObjectNode content =
        Json.object().put("recommender", recommender.key()).put("source", source.key());
    content.set("items", items);
    EntityTag tag = EntityTag.of(Json.write(content));
    Map<String, String> headers = new TreeMap<>();
    headers.put("ETag", tag.header());
    headers.put("Cache-Control", cacheControl(question));
    headers.put("X-Recommendation-Source", source.key());
    if (request.header("if-none-match").filter(tag::isNamedBy).isPresent()) {
      return logged(new Response(304, headers, ""));
    }
    headers.put("Content-Type", "application/json");
    ObjectNode body = Json.object();
    recommendationId.ifPresent(id -> body.put("recommendationId", id));
    body.setAll(content);
    return logged(new Response(200, headers, Json.write(body)));
  }

  private Response logged(Response response) {
    return response.with("source", source.key()).with("items", items.size());
  }

  private String cacheControl(Question question) {
    boolean isPersonal = question.userId().isPresent();
    int seconds =
        switch (source) {
          case PERSONALIZE -> isPersonal ? PERSONAL_SECONDS : PUBLIC_SECONDS;
          case FALLBACK -> FALLBACK_SECONDS;
        };
    return "%s, max-age=%d".formatted(isPersonal ? "private" : "public", seconds);
  }
}
