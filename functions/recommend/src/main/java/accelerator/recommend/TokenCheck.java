package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.StorageFailed;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Whether a token holds, as the API's JWT authorizer finds it: an RSA signature by a key of the
/// issuer, `iss`, `aud` or else `client_id`, `exp`, `nbf`, `iat`. A route with an authorizer takes
/// nothing but tokens: where events come with a secret or from anybody as well, it is checked here.
final class TokenCheck {
  private static final Map<String, String> ALGORITHMS =
      Map.of("RS256", "SHA256withRSA", "RS384", "SHA384withRSA", "RS512", "SHA512withRSA");
  private static final int LONGEST = 8192;

  private final AcceptedIssuer issuer;
  private final PublishedKeys keys;
  private final InstantSource clock;

  TokenCheck(AcceptedIssuer issuer, IssuerDocuments documents, InstantSource clock) {
    this.issuer = issuer;
    this.keys = new PublishedKeys(issuer.address(), documents, clock);
    this.clock = clock;
  }

  /// Whether a text has the form of a token: whatever has it is one, right or wrong.
  static boolean isToken(String text) {
    return text.startsWith("eyJ") && text.chars().filter(each -> each == '.').count() == 2;
  }

  /// The claims of a token that holds; nothing when it does not.
  ///
  /// @throws StorageFailed when the issuer's keys cannot be read
  Optional<Map<String, String>> claims(String token) {
    if (!isToken(token) || token.length() > LONGEST) {
      return Optional.empty();
    }
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    try {
      JsonNode header = json(token.substring(0, first));
      JsonNode claims = json(token.substring(first + 1, second));
      boolean holds =
          isOurs(claims)
              && isNow(claims)
              && isSigned(header, token.substring(0, second), token.substring(second + 1));
      return holds ? Optional.of(texts(claims)) : Optional.empty();
    } catch (IllegalArgumentException | InvalidInput | GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  private boolean isOurs(JsonNode claims) {
    JsonNode audience = claims.path("aud");
    JsonNode one = audience.isMissingNode() ? claims.path("client_id") : audience;
    boolean isForUs =
        one.isArray()
            ? one.valueStream().anyMatch(each -> issuer.audiences().contains(each.asText()))
            : issuer.audiences().contains(one.asText());
    return isForUs && claims.path("iss").asText().equals(issuer.address());
  }

  private boolean isNow(JsonNode claims) {
    long second = clock.instant().getEpochSecond();
    return claims.path("exp").isNumber()
        && claims.path("exp").asLong() > second
        && claims.path("nbf").asLong(0) <= second
        && claims.path("iat").asLong(0) <= second;
  }

  private boolean isSigned(JsonNode header, String signed, String signature)
      throws GeneralSecurityException {
    String algorithm = ALGORITHMS.get(header.path("alg").asText());
    if (algorithm == null) {
      return false;
    }
    Optional<PublicKey> key = keys.find(header.path("kid").asText());
    if (key.isEmpty()) {
      return false;
    }
    Signature check = Signature.getInstance(algorithm);
    check.initVerify(key.get());
    check.update(signed.getBytes(StandardCharsets.US_ASCII));
    return check.verify(Base64.getUrlDecoder().decode(signature));
  }

  private static JsonNode json(String part) {
    JsonNode read =
        Json.parse(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    if (!read.isObject()) {
      throw new InvalidInput("a part of a token must be an object");
    }
    return read;
  }

  private static Map<String, String> texts(JsonNode claims) {
    Map<String, String> texts = new TreeMap<>();
    claims.properties().forEach(claim -> texts.put(claim.getKey(), claim.getValue().asText()));
    return texts;
  }
}
