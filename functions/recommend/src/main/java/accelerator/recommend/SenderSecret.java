package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.StorageFailed;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The secret that senders present: a token, or `user:password`, or Secrets Manager's own form
/// `{"username": "..", "password": ".."}` of the latter. Only its hash is kept.
///
/// It is read when first needed and again every five minutes; and at once when something else is
/// presented, as after a rotation, but then at most every ten seconds, so that whoever guesses
/// cannot make this function flood Secrets Manager. While it cannot be read the last one holds;
/// that it never could is held for five seconds, for the same reason.
final class SenderSecret {
  private static final Duration AGE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  /// As long as a sender is told to wait.
  private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(5);

  private final SecretText secret;
  private final InstantSource clock;
  private Optional<byte[]> hash = Optional.empty();
  private Instant lookedAt = Instant.MIN;

  /// Why it could not be read; none when it was at the last look, or there is an earlier one.
  private Optional<String> unreadable = Optional.empty();

  SenderSecret(SecretText secret, InstantSource clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /// Whether this is the secret, found out in a time that does not depend on what it is.
  ///
  /// @throws StorageFailed when it cannot be read and never was
  synchronized boolean is(String presented) {
    byte[] candidate = hash(presented);
    Instant now = clock.instant();
    if (unreadable.isPresent() && now.isBefore(lookedAt.plus(BETWEEN_FAILURES))) {
      throw new StorageFailed(unreadable.get());
    }
    if (hash.isEmpty() || !now.isBefore(lookedAt.plus(AGE))) {
      look(now);
    }
    if (matches(candidate)) {
      return true;
    }
    if (now.isBefore(lookedAt.plus(BETWEEN_LOOKS))) {
      return false;
    }
    look(now);
    return matches(candidate);
  }

  private boolean matches(byte[] candidate) {
    return hash.filter(known -> MessageDigest.isEqual(known, candidate)).isPresent();
  }

  private void look(Instant now) {
    lookedAt = now;
    try {
      hash = Optional.of(hash(plain(secret.read())));
      unreadable = Optional.empty();
    } catch (StorageFailed failure) {
      if (hash.isEmpty()) {
        unreadable = Optional.of(String.valueOf(failure.getMessage()));
        throw failure;
      }
    }
  }

  private static String plain(String text) {
    if (!text.startsWith("{")) {
      return text.strip();
    }
    try {
      JsonNode pair = Json.parse(text);
      if (pair.hasNonNull("username") && pair.hasNonNull("password")) {
        return pair.path("username").asText() + ":" + pair.path("password").asText();
      }
    } catch (InvalidInput _) {
      // a token that only begins like JSON
    }
    return text.strip();
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
