package accelerator.recommend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What the endpoint is, as an OpenAPI 3.1 document, and a module with which web pages ask it.
enum Contract {
  DOCUMENT("openapi.json", "application/json"),
  CLIENT("client.js", "text/javascript; charset=utf-8");

  private static final int SECONDS = 3600;

  private final String file;
  private final String type;

  Contract(String file, String type) {
    this.file = file;
    this.type = type;
  }

  Response answer(Request request) {
    String text = text();
    EntityTag tag = EntityTag.of(text);
    Map<String, String> headers = new TreeMap<>();
    headers.put("ETag", tag.header());
    headers.put("Cache-Control", "public, max-age=" + SECONDS);
    headers.put("Vary", "Accept-Encoding, Origin");
    if (request.header("if-none-match").filter(tag::isNamedBy).isPresent()) {
      return new Response(304, headers, "");
    }
    headers.put("Content-Type", type);
    return new Response(200, headers, text);
  }

  String text() {
    try (InputStream resource = Objects.requireNonNull(Contract.class.getResourceAsStream(file))) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
