package accelerator.recommend;

import accelerator.core.StorageFailed;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The public keys of an issuer by OpenID Connect's discovery. They are read when first needed and
/// again every hour; at once for a key that is not among them, as after a rotation, but then at
/// most every ten seconds, so that whoever invents keys cannot make this function flood the issuer;
/// for the same reason that they never could be read is held for five seconds.
final class PublishedKeys {
  private static final Duration AGE = Duration.ofHours(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  /// As long as a sender is told to wait.
  private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(5);

  private final String issuer;
  private final IssuerDocuments documents;
  private final InstantSource clock;
  private Map<String, PublicKey> keys = Map.of();
  private Instant lookedAt = Instant.MIN;

  /// Why they could not be read; none when they were at the last look, or there are earlier ones.
  private Optional<String> unreadable = Optional.empty();

  PublishedKeys(String issuer, IssuerDocuments documents, InstantSource clock) {
    this.issuer = issuer;
    this.documents = documents;
    this.clock = clock;
  }

  /// @throws StorageFailed when they cannot be read and never were
  synchronized Optional<PublicKey> find(String keyId) {
    Instant now = clock.instant();
    if (unreadable.isPresent() && !isOlder(BETWEEN_FAILURES, now)) {
      throw new StorageFailed(unreadable.get());
    }
    boolean isDue = keys.containsKey(keyId) ? isOlder(AGE, now) : isOlder(BETWEEN_LOOKS, now);
    if (isDue || unreadable.isPresent()) {
      look(now);
    }
    return Optional.ofNullable(keys.get(keyId));
  }

  private boolean isOlder(Duration age, Instant now) {
    return lookedAt.equals(Instant.MIN) || !now.isBefore(lookedAt.plus(age));
  }

  private void look(Instant now) {
    lookedAt = now;
    try {
      String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
      JsonNode about = documents.read(base + "/.well-known/openid-configuration");
      Map<String, PublicKey> read = new HashMap<>();
      for (JsonNode key : documents.read(about.path("jwks_uri").asText()).path("keys")) {
        rsa(key).ifPresent(found -> read.put(key.path("kid").asText(), found));
      }
      keys = read;
      unreadable = Optional.empty();
    } catch (StorageFailed failure) {
      if (keys.isEmpty()) {
        unreadable = Optional.of(String.valueOf(failure.getMessage()));
        throw failure;
      }
    }
  }

  /// Keys of another kind sign no token that is taken.
  private static Optional<PublicKey> rsa(JsonNode key) {
    if (!key.path("kty").asText().equals("RSA")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static BigInteger number(JsonNode key, String member) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(member).asText()));
  }
}
