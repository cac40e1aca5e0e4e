package accelerator.recommend;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// An entity tag (RFC 9110, 8.8.3) of an answer: the first half of the SHA-256 of its content.
///
/// It is a weak one. Personalize gives each answer a `recommendationId` of its own, which is left
/// out of the content that is hashed: two answers with the same items are equivalent, not equal
/// byte for byte. A caller whose copy is confirmed by a 304 goes on naming the `recommendationId`
/// of that copy in its events.
record EntityTag(String opaque) {
  static EntityTag of(String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return new EntityTag(HexFormat.of().formatHex(hash, 0, hash.length / 2));
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /// The value of an `ETag` header.
  String header() {
    return "W/\"%s\"".formatted(opaque);
  }

  /// Whether a value of `If-None-Match` names this tag, by weak comparison: `*`, or a list with it.
  boolean isNamedBy(String ifNoneMatch) {
    return ifNoneMatch.strip().equals("*") || ifNoneMatch.contains('"' + opaque + '"');
  }
}
