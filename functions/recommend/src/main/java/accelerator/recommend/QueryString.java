package accelerator.recommend;

import accelerator.core.InvalidInput;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The query of a URL as forms write it: `name=value` pairs joined by `&`, spaces as `+`, other
/// characters as percent-encoded UTF-8.
final class QueryString {
  private QueryString() {}

  /// The parameters of a query in their order. One without `=` has an empty value.
  ///
  /// @throws InvalidInput when a parameter is given twice, or is not percent-encoded UTF-8
  static Map<String, String> parse(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    lists(query).forEach((name, values) -> parameters.put(name, String.join(",", values)));
    return parameters;
  }

  /// The parameters, each value taken as a list: commas part it, a comma of its own is `%2C`.
  ///
  /// @throws InvalidInput when a parameter is given twice, or is not percent-encoded UTF-8
  static Map<String, List<String>> lists(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : Arrays.asList(query.split("&"))) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      List<String> values = Arrays.stream(value.split(",", -1)).map(QueryString::decode).toList();
      if (parameters.putIfAbsent(name, values) != null) {
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
    } catch (CharacterCodingException notUtf8) {
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
    return new InvalidInput("the query must be percent-encoded UTF-8, was '%s'".formatted(text));
  }
}
