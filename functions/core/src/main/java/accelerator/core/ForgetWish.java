package accelerator.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/// That a user of a domain is to be forgotten: an object of the data bucket until it is done. Its
/// key is the same for the same user, and does not tell who that is.
///
/// @param at when it was wished; a wish that comes again while it is being fulfilled is a new one
public record ForgetWish(Domain domain, String userId, Instant at) {

  /// Where the wishes of a domain are.
  public static String prefix(Domain domain) {
    return "forget/wishes/%s/".formatted(domain.key());
  }

  /// The object's key.
  public String key() {
    return "%s%s.json".formatted(prefix(domain), hash(userId));
  }

  /// The object's text: one line of JSON.
  public String text() {
    return Json.write(Json.object().put("userId", userId).put("at", at.toString()));
  }

  /// The wish in an object's text.
  ///
  /// @throws InvalidInput when it is none
  public static ForgetWish read(Domain domain, String text) {
    var wish = Json.parse(text);
    try {
      return new ForgetWish(
          domain, wish.path("userId").asText(), Instant.parse(wish.path("at").asText()));
    } catch (java.time.DateTimeException failure) {
      throw new InvalidInput("a wish to be forgotten must say when: " + failure.getMessage());
    }
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
