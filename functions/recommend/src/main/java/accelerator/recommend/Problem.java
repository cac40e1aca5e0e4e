package accelerator.recommend;

import accelerator.core.Json;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Why a question has no answer, as a problem document (RFC 9457) tells it.
final class Problem extends RuntimeException {
  private final transient Kind kind;
  private final transient Map<String, String> headers;

  /// The problems there are. Their types are names to tell them apart by, not addresses to visit.
  enum Kind {
    INVALID_EVENT(400, "Not a request"),
    INVALID_QUERY(400, "The query cannot be answered"),
    UNAUTHORIZED(401, "The request must say who asks"),
    FORBIDDEN(403, "The request may not be answered to this caller"),
    UNKNOWN_ROUTE(404, "There is no such resource"),
    UNKNOWN_DOMAIN(404, "There is no such domain"),
    UNKNOWN_RECOMMENDER(404, "There is no such recommender"),
    RECOMMENDER_NOT_PUBLISHED(404, "The recommender is not published"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed"),
    UNEXPECTED(500, "The endpoint failed"),
    NOTHING_PUBLISHED(503, "Nothing is published yet"),
    REGISTRY_UNREADABLE(503, "The registry cannot be read");

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

  Problem(Kind kind, String detail, Map<String, String> headers) {
    super(detail, null, false, false);
    this.kind = kind;
    this.headers = Map.copyOf(headers);
  }

  Problem(Kind kind, String detail) {
    this(kind, detail, Map.of());
  }

  /// A problem that may be gone after some seconds.
  static Problem passing(Kind kind, String detail, int retryAfterSeconds) {
    return new Problem(kind, detail, Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
  }

  Response response() {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("Content-Type", "application/problem+json");
    all.put("Cache-Control", "no-store");
    String body =
        Json.write(
            Json.object()
                .put("type", kind.type())
                .put("title", kind.title)
                .put("status", kind.status)
                .put("detail", getMessage()));
    return new Response(kind.status, all, body).with("problem", kind.name());
  }
}
