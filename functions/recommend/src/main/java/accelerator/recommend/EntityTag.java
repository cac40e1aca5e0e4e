package accelerator.recommend;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/// An entity tag (RFC 9110, 8.8.3) of an answer: two checksums of its content, which tell a list
/// from its user's next one. They are the system's own code, a tenth of a hash's time in a function
/// whose code is compiled once only.
///
/// It is a weak one. Personalize gives each answer a `recommendationId` of its own, which is left
/// out of the content that is hashed: two answers with the same items are equivalent, not equal
/// byte for byte. A caller whose copy is confirmed by a 304 goes on naming the `recommendationId`
/// of that copy in its events.
record EntityTag(String opaque) {
  static EntityTag of(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    CRC32 cyclic = new CRC32();
    cyclic.update(bytes);
    Adler32 sum = new Adler32();
    sum.update(bytes);
    return new EntityTag(
        HexFormat.of().toHexDigits(cyclic.getValue() << Integer.SIZE | sum.getValue()));
  }

  /// The value of an `ETag` header.
  String header() {
    return "W/\"" + opaque + '"';
  }

  /// Whether a value of `If-None-Match` names this tag, by weak comparison: `*`, or a list with it.
  boolean isNamedBy(String ifNoneMatch) {
    return ifNoneMatch.strip().equals("*") || ifNoneMatch.contains('"' + opaque + '"');
  }
}
