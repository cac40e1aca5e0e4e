package accelerator.recommend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// What the endpoint promises, as an OpenAPI 3.1 document.
final class Contract {
  private static final String FILE = "openapi.json";

  /// The document, or 304 for a caller who has it.
  Response answer(Request request) {
    String text = text();
    EntityTag tag = EntityTag.of(text);
    Map<String, String> headers = new TreeMap<>();
    headers.put("ETag", tag.header());
    headers.put("Cache-Control", "public, max-age=300");
    headers.put("Vary", "Origin");
    if (request.header("if-none-match").filter(tag::isNamedBy).isPresent()) {
      return new Response(304, headers, "");
    }
    headers.put("Content-Type", "application/json");
    return new Response(200, headers, text);
  }

  private static String text() {
    try (InputStream file = Contract.class.getResourceAsStream("/" + FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not in the function's archive");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
