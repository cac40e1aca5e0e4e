package accelerator.emulators.stepfunctions;

import java.util.HexFormat;
import java.util.Optional;

/// A text of JSONata, between its quotes. Its escapes are those of JSON.
final class EscapedText {
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String MEANT = "\"\\/\b\f\n\r\t";

  private EscapedText() {}

  /// What a text means; nothing when it has an escape that there is not.
  static Optional<String> read(String source, int from, int end) {
    StringBuilder text = new StringBuilder(end - from);
    int at = from;
    while (at < end) {
      char next = source.charAt(at++);
      if (next != '\\') {
        text.append(next);
        continue;
      }
      char escape = at < end ? source.charAt(at++) : ' ';
      int known = ESCAPES.indexOf(escape);
      if (known >= 0) {
        text.append(MEANT.charAt(known));
      } else if (escape == 'u' && at + 4 <= end && isHexadecimal(source, at)) {
        text.append((char) HexFormat.fromHexDigits(source, at, at + 4));
        at += 4;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(text.toString());
  }

  private static boolean isHexadecimal(String source, int at) {
    return source.substring(at, at + 4).chars().allMatch(HexFormat::isHexDigit);
  }
}
