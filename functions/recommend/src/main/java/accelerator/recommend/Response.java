package accelerator.recommend;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/// An answer as API Gateway's HTTP API takes it.
///
/// @param facts what the log says about it besides its status; never an id, never text of a caller
/// @param encoded the body as it goes out where that is not its text
record Response(
    int status,
    Map<String, String> headers,
    String body,
    Optional<byte[]> encoded,
    Map<String, Object> facts) {
  /// Below it nothing is won: it goes out in one packet as it is.
  private static final int LEAST_TO_COMPRESS = 1024;

  Response {
    headers = Map.copyOf(headers);
    facts = Map.copyOf(facts);
  }

  Response(int status, Map<String, String> headers, String body) {
    this(status, headers, body, Optional.empty(), Map.of());
  }

  /// The same answer, saying one thing more to the log.
  Response with(String fact, Object value) {
    return with(Map.of(fact, value));
  }

  /// The same answer, saying these things more to the log.
  Response with(Map<String, Object> news) {
    Map<String, Object> more = new TreeMap<>(facts);
    more.putAll(news);
    return new Response(status, headers, body, encoded, more);
  }

  /// The same answer, smaller where that is worth it to a caller who takes gzip.
  Response compressedFor(Request request) {
    if (body.length() < LEAST_TO_COMPRESS
        || !takesGzip(request.header("accept-encoding").orElse(""))) {
      return this;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Map<String, String> more = new TreeMap<>(headers);
    more.put("Content-Encoding", "gzip");
    return new Response(status, more, body, Optional.of(bytes.toByteArray()), facts);
  }

  /// Whether a value of `Accept-Encoding` has gzip, or its old name, and not with weight zero (RFC
  /// 9110, 8.4.1.3 and 12.5.3).
  private static boolean takesGzip(String acceptEncoding) {
    for (String each : acceptEncoding.split(",", -1)) {
      String[] coding =
          each.toLowerCase(Locale.ROOT).replace(" ", "").replace("\t", "").split(";", 2);
      if (coding[0].equals("gzip") || coding[0].equals("x-gzip")) {
        String weight = coding.length < 2 ? "" : coding[1];
        return !List.of("q=0", "q=0.", "q=0.0", "q=0.00", "q=0.000").contains(weight);
      }
    }
    return false;
  }

  /// The same answer without its body.
  Response head() {
    return new Response(status, headers, "", Optional.empty(), facts);
  }

  /// The answer in the shape of payload format 2.0.
  JsonNode event() {
    ObjectNode event =
        Json.object()
            .put("statusCode", status)
            .put(
                "body",
                encoded.isPresent() ? Base64.getEncoder().encodeToString(encoded.get()) : body)
            .put("isBase64Encoded", encoded.isPresent());
    ObjectNode named = event.putObject("headers");
    for (Map.Entry<String, String> header : new TreeMap<>(headers).entrySet()) {
      named.put(header.getKey(), header.getValue());
    }
    return event;
  }
}
