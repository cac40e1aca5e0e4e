package accelerator.recommend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/// What the endpoint is, as an OpenAPI 3.1 document.
final class Contract {
  private static final int SECONDS = 3600;

  private Contract() {}

  static Response answer(Request request) {
    String document = document();
    EntityTag tag = EntityTag.of(document);
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/json",
            "ETag",
            tag.header(),
            "Cache-Control",
            "public, max-age=" + SECONDS,
            "Vary",
            "Accept-Encoding, Origin");
    return request.header("if-none-match").filter(tag::isNamedBy).isPresent()
        ? new Response(304, headers, "")
        : new Response(200, headers, document);
  }

  static String document() {
    try (InputStream file =
        Objects.requireNonNull(Contract.class.getResourceAsStream("openapi.json"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
