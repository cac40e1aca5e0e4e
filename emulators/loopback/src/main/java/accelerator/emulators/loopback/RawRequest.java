package accelerator.emulators.loopback;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/// A request of HTTP/1.1 that is read and not looked at.
final class RawRequest {
  private static final String LENGTH = "content-length:";
  private static final String END = "\r\n\r\n";

  private RawRequest() {}

  /// Reads one request, head and body: closing a connection with unread bytes would lose the
  /// answer.
  static void read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int each = in.read(); each >= 0; each = in.read()) {
      head.append((char) each);
      if (each == '\n' && head.lastIndexOf(END) == head.length() - END.length()) {
        break;
      }
    }
    in.readNBytes(length(head.toString()));
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(LENGTH))
        .mapToInt(line -> Integer.parseInt(line.substring(LENGTH.length()).strip()))
        .findFirst()
        .orElse(0);
  }
}
