package accelerator.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Requests that mean no good, all of them valid HTTP: odd encodings, huge values, wrong types,
/// injections, missing bodies, methods and routes that do not exist.
record HostileRequests(URI endpoint, Random dice) {
  /// The page that they all come from.
  static final String ORIGIN = "https://shop.example";

  private static final List<String> METHODS =
      List.of("GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "PATCH", "BREW");
  private static final List<String> PATHS =
      List.of(
          "/v1/ecommerce/recommended-for-you",
          "/v1/ecommerce/most-viewed",
          "/v1/ecommerce/frequently-bought-together",
          "/v1/ecommerce/events",
          "/v1/health",
          "/v1/nowhere/best-sellers",
          "/v1/ecommerce/%00",
          "/v1/..%2f..%2fetc/passwd",
          "/v1/ecommerce/recommended-for-you/",
          "/v1//",
          "/v1");
  private static final List<String> NAMES =
      List.of("userId", "itemId", "numResults", "filter", "userId%00", "", "constructor");
  private static final List<String> VALUES =
      List.of(
          "",
          "u-00042",
          "-1",
          "1e9",
          "99999999999999999999",
          "NaN",
          "null",
          "{}",
          "[]",
          "' or 1=1 --",
          "${jndi:ldap://127.0.0.1/x}",
          "<script>alert(1)</script>",
          "../../../../etc/passwd",
          "\r\nSet-Cookie: a=b",
          "\u0000",
          "\ud83d\ude00",
          "\u202e",
          "a,b");
  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "null",
          "[]",
          "42",
          "{\"events\":null}",
          "{\"events\":{}}",
          "{\"events\":[null,1,\"x\",[]]}",
          "{\"events\":[{\"eventId\":1,\"userId\":{},\"sentAt\":\"never\"}]}",
          "{\"events\":[{\"eventType\":\"' drop table\",\"itemId\":\"x\"}],\"events\":[]}",
          "\ufeff{\"events\":[]}");

  /// The next one.
  HttpRequest next() {
    String method = one(METHODS);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint + one(PATHS) + query()))
            .header("Origin", ORIGIN)
            .header(
                "Content-Type", one(List.of("application/json", "text/plain", "x", "image/png")));
    if (dice.nextInt(4) == 0) {
      request.header("If-None-Match", one(List.of("*", "\"", "W/", "x".repeat(500))));
    }
    if (dice.nextInt(4) == 0) {
      request.header("Authorization", one(List.of("Bearer ..", "Basic !", "x".repeat(1000))));
    }
    return request.method(method, BodyPublishers.ofByteArray(body())).build();
  }

  private String query() {
    StringBuilder query = new StringBuilder("?");
    for (int pairs = dice.nextInt(4); pairs > 0; pairs--) {
      query.append(one(NAMES)).append(dice.nextInt(9) == 0 ? "" : "=").append(value()).append('&');
    }
    return query.toString();
  }

  private String value() {
    return switch (dice.nextInt(4)) {
      case 0 -> escaped(bytes(dice.nextInt(40)));
      case 1 -> "x".repeat(dice.nextInt(3000));
      default -> escaped(one(VALUES).getBytes(UTF_8));
    };
  }

  private byte[] body() {
    return switch (dice.nextInt(4)) {
      case 0 -> bytes(dice.nextInt(200));
      case 1 -> "[".repeat(dice.nextInt(5000)).getBytes(UTF_8);
      default -> one(BODIES).getBytes(UTF_8);
    };
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    dice.nextBytes(bytes);
    return bytes;
  }

  private static String escaped(byte[] bytes) {
    StringBuilder escaped = new StringBuilder();
    for (byte each : bytes) {
      escaped.append(String.format(Locale.ROOT, "%%%02x", each & 0xff));
    }
    return escaped.toString();
  }

  private <T> T one(List<T> choices) {
    return choices.get(dice.nextInt(choices.size()));
  }
}
