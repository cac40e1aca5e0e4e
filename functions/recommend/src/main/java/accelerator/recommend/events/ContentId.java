package accelerator.recommend.events;

import accelerator.core.Domain;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;

/// The id of an event that was sent without one: a hash of what it says, in whatever order. An
/// event without a time is the same until the UTC day ends: a sender's second try counts once, and
/// what its user does again tomorrow counts again.
final class ContentId {
  private static final int BYTES = 16;

  private ContentId() {}

  /// @param userId whose event it is, where the event itself need not say so
  static String of(
      Domain domain,
      JsonNode event,
      Optional<String> userId,
      Optional<Instant> sentAt,
      Instant now) {
    TreeMap<String, String> content = new TreeMap<>();
    event.properties().forEach(each -> content.put(each.getKey(), Json.write(each.getValue())));
    userId.ifPresent(user -> content.put("userId", Json.write(TextNode.valueOf(user))));
    content.put("domain", domain.key());
    content.put("sentAt", sentAt.orElseGet(() -> now.truncatedTo(ChronoUnit.DAYS)).toString());
    return hash("SHA-256", content.toString()).substring(0, 2 * BYTES);
  }

  static String hash(String algorithm, String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
