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
/// @param recommender the one that was asked
/// @param recommendationId Personalize's name for this one answer, which events may refer to; none
///   for a popular list
/// @param participation the experiment that the answer is part of
record RecommendedItems(
    Recommender recommender,
    Source source,
    Optional<String> recommendationId,
    ArrayNode items,
    Optional<Participation> participation) {

  /// Who chose the items.
  enum Source {
    PERSONALIZE,
    /// The popular list, because an experiment says so.
    POPULAR,
    /// The popular list, because Personalize does not answer.
    FALLBACK;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// How an answer is written.
  enum Form {
    /// What the contract says: `recommender`, `source`, an `experiment` if there is one, `items`.
    OWN,
    /// What Personalize itself answers: `itemList`.
    PERSONALIZE
  }

  /// The seconds that an answer may be kept: a user's own follows that user's next click, one for
  /// everybody changes with trainings, and a fallback should be gone when Personalize is back.
  private static final int PERSONAL_SECONDS = 10;

  private static final int PUBLIC_SECONDS = 60;
  private static final int FALLBACK_SECONDS = 5;

  /// The answer to a request: 304 without a body when the caller has these items already.
  Response response(Question question, Request request, Form form) {
    String text = Json.write(content(form));
    EntityTag tag = EntityTag.of(text);
    Map<String, String> headers = new TreeMap<>();
    headers.put("ETag", tag.header());
    headers.put("Cache-Control", cacheControl(question, request));
    headers.put("Vary", request.claims().isEmpty() ? "Origin" : "Authorization, Origin");
    headers.put("X-Recommendation-Source", source.key());
    participation.ifPresent(
        part ->
            headers.put(
                "X-Recommendation-Experiment",
                "%s=%s".formatted(part.experiment().name(), part.variant())));
    if (request.header("if-none-match").filter(tag::isNamedBy).isPresent()) {
      return logged(new Response(304, headers, ""));
    }
    headers.put("Content-Type", "application/json");
    return logged(new Response(200, headers, named(text)));
  }

  private ObjectNode content(Form form) {
    ObjectNode content = Json.object();
    if (form == Form.PERSONALIZE) {
      return content.set("itemList", items);
    }
    content.put("recommender", recommender.key()).put("source", source.key());
    participation.ifPresent(
        part ->
            content
                .putObject("experiment")
                .put("name", part.experiment().name())
                .put("variant", part.variant()));
    return content.set("items", items);
  }

  /// The content's text with the answer's name before everything else, so that the list is written
  /// once.
  private String named(String content) {
    return recommendationId
        .map(id -> Json.write(Json.object().put("recommendationId", id)))
        .map(name -> name.substring(0, name.length() - 1) + "," + content.substring(1))
        .orElse(content);
  }

  private Response logged(Response response) {
    Response known = response.with("source", source.key()).with("items", items.size());
    return participation
        .map(
            part ->
                known.with("experiment", part.experiment().name()).with("variant", part.variant()))
        .orElse(known);
  }

  /// What came with a token is nobody else's, whatever was asked.
  private String cacheControl(Question question, Request request) {
    boolean isPersonal = question.userId().isPresent() || !request.claims().isEmpty();
    int seconds =
        switch (source) {
          case PERSONALIZE, POPULAR -> isPersonal ? PERSONAL_SECONDS : PUBLIC_SECONDS;
          case FALLBACK -> FALLBACK_SECONDS;
        };
    return (isPersonal ? "private" : "public") + ", max-age=" + seconds;
  }
}
