package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.recommend.events.Shown;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The query of a URL as forms write it: `name=value` pairs joined by `&`, spaces as `+`, other
/// characters as percent-encoded UTF-8.
final class QueryString {
  /// More than any question has, also with a value for each placeholder of a filter and a
  /// promotion. What is wrong with each is answered.
  static final int MOST = 100;

  private QueryString() {}

  /// The parameters of a query in their order. One without `=` has an empty value.
  ///
  /// @throws InvalidInput when a parameter is given twice, or is not percent-encoded UTF-8
  static Map<String, String> parse(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : Arrays.asList(query.split("&"))) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      if (parameters.size() == MOST) {
        throw new InvalidInput(
            String.format(Locale.ROOT, "the query must have at most %d parameters", MOST));
      }
      if (parameters.putIfAbsent(name, value) != null) {
        throw new InvalidInput("%s must be given once".formatted(name));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
    for (int at = 0; at < encoded.length; at++) {
      switch (encoded[at]) {
        case '+' -> decoded.write(' ');
        case '%' -> {
          decoded.write(16 * digit(encoded, at + 1, text) + digit(encoded, at + 2, text));
          at += 2;
        }
        default -> decoded.write(encoded[at]);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(decoded.toByteArray()))
          .toString();
    } catch (CharacterCodingException _) {
      throw malformed(text);
    }
  }

  private static int digit(byte[] encoded, int at, String text) {
    int value = at < encoded.length ? Character.digit(encoded[at], 16) : -1;
    if (value < 0) {
      throw malformed(text);
    }
    return value;
  }

  private static InvalidInput malformed(String text) {
    return new InvalidInput(
        "the query must be percent-encoded UTF-8, was %s".formatted(Shown.text(text)));
  }
}
