package accelerator.emulators.sam.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.sam.template.JwtAuthorizer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an HTTP API's JWT authorizer looks at: an RSA signature by a key of the issuer, `iss`,
/// `aud` or else `client_id`, `exp`, `nbf` and `iat`. It does not ask whom the token is about.
final class JwtCheck {
  private static final Map<String, String> ALGORITHMS =
      Map.of("RS256", "SHA256withRSA", "RS384", "SHA384withRSA", "RS512", "SHA512withRSA");

  private final JwtAuthorizer authorizer;
  private final IssuerKeys keys;

  JwtCheck(JwtAuthorizer authorizer) {
    this.authorizer = authorizer;
    this.keys = new IssuerKeys(authorizer.issuer());
  }

  /// The claims of a token that holds, as an event carries them: all of them text.
  ///
  /// @param authorization the header's value, with or without `Bearer`
  Optional<Map<String, String>> claims(String authorization, Instant now) {
    String token = authorization.replaceFirst("(?i)^bearer +", "").strip();
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      JsonNode header = StrictJson.read(decoded(parts[0]));
      JsonNode claims = StrictJson.read(decoded(parts[1]));
      return claims.isObject() && isSigned(header, parts, now) && holds(claims, now)
          ? Optional.of(texts(claims))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException | GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  private boolean isSigned(JsonNode header, String[] parts, Instant now)
      throws GeneralSecurityException {
    Optional<String> algorithm = Optional.ofNullable(ALGORITHMS.get(header.path("alg").asText()));
    Optional<PublicKey> key = keys.key(header.path("kid").asText(), now);
    if (algorithm.isEmpty() || key.isEmpty()) {
      return false;
    }
    Signature signature = Signature.getInstance(algorithm.get());
    signature.initVerify(key.get());
    signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
    return signature.verify(decoded(parts[2]));
  }

  private boolean holds(JsonNode claims, Instant now) {
    long second = now.getEpochSecond();
    return claims.path("iss").asText().equals(authorizer.issuer())
        && isForUs(claims)
        && claims.path("exp").isNumber()
        && claims.path("exp").asLong() > second
        && claims.path("nbf").asLong(0) <= second
        && claims.path("iat").asLong(0) <= second;
  }

  private boolean isForUs(JsonNode claims) {
    JsonNode audience = claims.path("aud");
    if (audience.isArray()) {
      return audience.valueStream().anyMatch(one -> authorizer.audience().contains(one.asText()));
    }
    String one = audience.isMissingNode() ? claims.path("client_id").asText() : audience.asText();
    return authorizer.audience().contains(one);
  }

  private static Map<String, String> texts(JsonNode claims) {
    Map<String, String> texts = new LinkedHashMap<>();
    claims.properties().forEach(claim -> texts.put(claim.getKey(), text(claim.getValue())));
    return texts;
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining(" ", "[", "]"))
        : value.asText();
  }

  private static byte[] decoded(String part) {
    return Base64.getUrlDecoder().decode(part);
  }
}
