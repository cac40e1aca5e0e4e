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
/// @param basis what they were chosen by, where that is not what was asked
/// @param participation the experiment that the answer is part of
/// @param fallbackReason why Personalize did not choose them, for the log
record RecommendedItems(
    Recommender recommender,
    Source source,
    Optional<String> recommendationId,
    Optional<Basis> basis,
    ArrayNode items,
    Optional<Participation> participation,
    Optional<String> fallbackReason) {

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

  /// What items were chosen by instead of what was asked.
  enum Basis {
    /// The item that was asked about is none that the last run knows: these are popular.
    POPULAR;

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
  ///
  /// @param isPersonal whether a user or a visit is named
  Response response(boolean isPersonal, Request request, Form form) {
    String text = Json.write(content(form));
    EntityTag tag = EntityTag.of(text);
    Map<String, String> headers = new TreeMap<>();
    headers.put("ETag", tag.header());
    headers.put("Cache-Control", cacheControl(isPersonal || !request.claims().isEmpty()));
    headers.put(
        "Vary",
        request.claims().isEmpty()
            ? "Accept-Encoding, Origin"
            : "Accept-Encoding, Authorization, Origin");
    headers.put("X-Recommendation-Source", source.key());
    if (participation.isPresent()) {
      Participation part = participation.get();
      headers.put("X-Recommendation-Experiment", part.experiment().name() + "=" + part.variant());
    }
    Optional<String> known = request.header("if-none-match");
    if (known.isPresent() && tag.isNamedBy(known.get())) {
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
    return written(content);
  }

  /// The whole answer as one of several.
  ObjectNode document() {
    ObjectNode content = Json.object();
    recommendationId.ifPresent(id -> content.put("recommendationId", id));
    return written(content);
  }

  private ObjectNode written(ObjectNode content) {
    content.put("recommender", recommender.key()).put("source", source.key());
    if (basis.isPresent()) {
      content.put("basis", basis.get().key());
    }
    if (participation.isPresent()) {
      content
          .putObject("experiment")
          .put("name", participation.get().experiment().name())
          .put("variant", participation.get().variant());
    }
    return content.set("items", items);
  }

  /// The content's text with the answer's name before everything else, so that the list is written
  /// once.
  private String named(String content) {
    if (recommendationId.isEmpty()) {
      return content;
    }
    String name = Json.write(Json.object().put("recommendationId", recommendationId.get()));
    return name.substring(0, name.length() - 1) + "," + content.substring(1);
  }

  private Response logged(Response response) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("source", source.key());
    facts.put("items", items.size());
    if (fallbackReason.isPresent()) {
      facts.put("fallbackReason", fallbackReason.get());
    }
    if (participation.isPresent()) {
      facts.put("experiment", participation.get().experiment().name());
      facts.put("variant", participation.get().variant());
    }
    return response.with(facts);
  }

  /// What came with a token is nobody else's, whatever was asked.
  private String cacheControl(boolean isPersonal) {
    int seconds =
        switch (source) {
          case PERSONALIZE, POPULAR -> isPersonal ? PERSONAL_SECONDS : PUBLIC_SECONDS;
          case FALLBACK -> FALLBACK_SECONDS;
        };
    return isPersonal
        ? "private, max-age=" + seconds
        : "public, max-age=%1$s, s-maxage=%1$s".formatted(Integer.toString(seconds));
  }
}
