package accelerator.recommend;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Why a question has no answer, as a problem document (RFC 9457) tells it.
final class Problem extends RuntimeException {
  private final transient Kind kind;
  private final transient Map<String, String> headers;
  private final transient ObjectNode members;

  /// The problems there are. Their types are names to tell them apart by, not addresses to visit.
  enum Kind {
    INVALID_EVENT(400, "Not a request"),
    INVALID_QUERY(400, "The query cannot be answered"),
    INVALID_PAGE(400, "The page cannot be answered"),
    INVALID_EVENTS(400, "The events cannot be accepted"),
    UNAUTHENTICATED(401, "The caller is not known"),
    NOT_YOURS(403, "The token is for somebody else"),
    UNKNOWN_ROUTE(404, "There is no such resource"),
    UNKNOWN_DOMAIN(404, "There is no such domain"),
    UNKNOWN_RECOMMENDER(404, "There is no such recommender"),
    UNKNOWN_ITEM(404, "There is no such item"),
    RECOMMENDER_NOT_PUBLISHED(404, "The recommender is not published"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed"),
    TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_TYPE(415, "The content type is not supported"),
    UNEXPECTED(500, "The endpoint failed"),
    NOTHING_PUBLISHED(503, "Nothing is published yet"),
    REGISTRY_UNREADABLE(503, "The registry cannot be read"),
    SENDERS_UNKNOWN(503, "The senders cannot be told"),
    EVENTS_UNAVAILABLE(503, "Not every event was accepted"),
    FORGETTING_UNAVAILABLE(503, "The user cannot be forgotten now");

    final int status;
    private final String title;

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    /// The type's URI, such as `urn:problem:unknown-domain`.
    String type() {
      return "urn:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private Problem(Kind kind, String detail, Map<String, String> headers, ObjectNode members) {
    super(detail, null, false, false);
    this.kind = kind;
    this.headers = Map.copyOf(headers);
    this.members = members;
  }

  Problem(Kind kind, String detail, Map<String, String> headers) {
    this(kind, detail, headers, Json.object());
  }

  Problem(Kind kind, String detail) {
    this(kind, detail, Map.of());
  }

  /// A problem that may be gone after some seconds.
  static Problem passing(Kind kind, String detail, int retryAfterSeconds) {
    return new Problem(kind, detail, Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
  }

  /// The same problem, its document saying more (RFC 9457, extension members).
  Problem with(ObjectNode more) {
    return new Problem(kind, String.valueOf(getMessage()), headers, more);
  }

  /// What it says.
  ObjectNode document() {
    ObjectNode body =
        Json.object()
            .put("type", kind.type())
            .put("title", kind.title)
            .put("status", kind.status)
            .put("detail", getMessage());
    body.setAll(members);
    return body;
  }

  Response response() {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("Content-Type", "application/problem+json");
    all.put("Cache-Control", "no-store");
    all.put("Vary", "Origin");
    return new Response(kind.status, all, Json.write(document())).with("problem", kind.name());
  }
}
