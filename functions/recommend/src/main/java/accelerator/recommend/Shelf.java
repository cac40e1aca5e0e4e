package accelerator.recommend;

import accelerator.core.Json;
import accelerator.core.Recommender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Recommended items on their way out.
///
/// @param recommender that was asked
/// @param recommendationId Personalize's name for this one answer, which events may refer to; none
///   for a list that Personalize did not make
/// @param experiment that the user takes part in
record Shelf(
    Recommender recommender,
    Source source,
    Optional<String> recommendationId,
    ArrayNode items,
    Optional<Experiment.Assignment> experiment) {

  /// Who chose the items.
  enum Source {
    PERSONALIZE,
    /// The popular list, because an experiment says so.
    POPULAR,
    /// An older answer or the popular list, because Personalize does not answer.
    FALLBACK;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// How an answer is written.
  enum Form {
    /// This endpoint's own.
    OWN,
    /// Personalize's, which the original passed on: `recommendationId` and `itemList`.
    ORIGINAL
  }

  /// The seconds that an answer may be kept: a user's own follows that user's next click, one for
  /// everybody changes with trainings, and a fallback should be gone when Personalize is back.
  private static final int PERSONAL_SECONDS = 10;

  private static final int PUBLIC_SECONDS = 60;
  private static final int FALLBACK_SECONDS = 5;

  /// The answer to a request: 304 without a body when the caller has these items already.
  Response response(Question question, Request request, Form form) {
    ObjectNode content = content(form);
    EntityTag tag = EntityTag.of(Json.write(content));
    Map<String, String> headers = new TreeMap<>();
    headers.put("ETag", tag.header());
    headers.put("Cache-Control", cacheControl(question, request));
    headers.put("Vary", request.isAuthorized() ? "Authorization, Origin" : "Origin");
    headers.put("X-Recommendation-Source", source.key());
    experiment.ifPresent(
        in -> headers.put("X-Recommendation-Experiment", in.name() + "=" + in.variant()));
    if (request.header("if-none-match").filter(tag::isNamedBy).isPresent()) {
      return logged(new Response(304, headers, ""));
    }
    headers.put("Content-Type", "application/json");
    ObjectNode body = Json.object();
    recommendationId.ifPresent(id -> body.put("recommendationId", id));
    body.setAll(content);
    return logged(new Response(200, headers, Json.write(body)));
  }

  private ObjectNode content(Form form) {
    ObjectNode content = Json.object();
    switch (form) {
      case OWN -> {
        content.put("recommender", recommender.key()).put("source", source.key());
        experiment.ifPresent(
            in ->
                content
                    .putObject("experiment")
                    .put("name", in.name())
                    .put("variant", in.variant()));
        content.set("items", items);
      }
      case ORIGINAL -> {
        ArrayNode list = content.putArray("itemList");
        for (JsonNode item : items) {
          list.addObject().put("itemId", item.path("itemId").asText());
        }
      }
    }
    return content;
  }

  private Response logged(Response response) {
    Response told = response.with("source", source.key()).with("items", items.size());
    return experiment
        .map(in -> told.with("experiment", in.name()).with("variant", in.variant()))
        .orElse(told);
  }

  /// What came with a token is nobody else's, whatever is asked.
  private String cacheControl(Question question, Request request) {
    boolean isPersonal = question.userId().isPresent() || request.isAuthorized();
    int seconds =
        switch (source) {
          case PERSONALIZE, POPULAR -> isPersonal ? PERSONAL_SECONDS : PUBLIC_SECONDS;
          case FALLBACK -> FALLBACK_SECONDS;
        };
    return "%s, max-age=%d".formatted(isPersonal ? "private" : "public", seconds);
  }
}
