package accelerator.emulators.sam.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/// The bytes of a request or an answer.
final class HttpBody {
  /// Types that an event carries as text; everything else travels in Base64.
  private static final Set<String> TEXT_TYPES =
      Set.of("application/json", "application/javascript", "application/xml");

  private final byte[] bytes;

  HttpBody(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  static HttpBody of(String text) {
    return new HttpBody(text.getBytes(UTF_8));
  }

  /// @throws IllegalArgumentException when the text is not Base64
  static HttpBody ofBase64(String text) {
    return new HttpBody(Base64.getDecoder().decode(text));
  }

  int size() {
    return bytes.length;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  String text() {
    return new String(bytes, UTF_8);
  }

  String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// Whether a body of this content type is text; none at all counts as text.
  static boolean isText(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.isEmpty()
        || type.startsWith("text/")
        || type.endsWith("+json")
        || type.endsWith("+xml")
        || TEXT_TYPES.contains(type);
  }
}
