package accelerator.recommend;

import accelerator.core.InvalidInput;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/// The body of a request as API Gateway hands it over. Nothing is decoded before it is asked for.
record RequestBody(String raw, boolean isBase64) {
  static final int MOST_BYTES = 1_048_576;

  /// What some editors begin UTF-8 with; a reader of JSON may pass over it (RFC 8259, 8.1).
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /// The text, without a byte order mark.
  ///
  /// @throws Problem when it is too large
  /// @throws InvalidInput when it is no UTF-8
  String text() {
    // Base64 writes three bytes as four characters.
    checkSize(isBase64 ? raw.length() / 4L * 3 - 2 : raw.length());
    byte[] bytes = bytes();
    checkSize(bytes.length);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      throw new InvalidInput("the body must be UTF-8");
    }
  }

  private byte[] bytes() {
    if (!isBase64) {
      return raw.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(raw);
    } catch (IllegalArgumentException _) {
      throw new InvalidInput("the body of the event must be Base64, as isBase64Encoded says");
    }
  }

  private static void checkSize(long bytes) {
    if (bytes > MOST_BYTES) {
      throw new Problem(
          Problem.Kind.TOO_LARGE,
          String.format(
              Locale.ROOT,
              "the body must have at most %d bytes, had at least %d",
              MOST_BYTES,
              bytes));
    }
  }
}
