package accelerator.emulators.snowflake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Finds where a text file, gzipped or not, is not UTF-8.
final class Utf8Lines {
  private Utf8Lines() {}

  /// One sentence about the first line that is none, with what to do; empty if all are.
  ///
  /// A file of UTF-16 is told by its first bytes, or by the zeros in its first line.
  static Optional<String> complaint(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        InputStream in = new BufferedInputStream(plain, 1 << 16)) {
      byte[] line = new byte[1 << 10];
      int length = 0;
      long number = 1;
      int next = in.read();
      while (next >= 0) {
        if (length == line.length) {
          line = Arrays.copyOf(line, length * 2);
        }
        line[length++] = (byte) next;
        int after = in.read();
        if (next == '\n' || after < 0) {
          Optional<String> encoding = otherEncoding(line, length);
          if (encoding.isPresent()) {
            return Optional.of(sentence(file, number, encoding.get()));
          }
          number++;
          length = 0;
        }
        next = after;
      }
      return Optional.empty();
    }
  }

  private static Optional<String> otherEncoding(byte[] line, int length) {
    for (int index = 0; index < length; index++) {
      if (line[index] == 0) {
        return Optional.of("UTF-16");
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length));
      return Optional.empty();
    } catch (CharacterCodingException _) {
      boolean hasMark = length > 1 && (line[0] & 0xFE) == 0xFE && (line[1] & 0xFE) == 0xFE;
      return Optional.of(hasMark ? "UTF-16" : "another encoding, such as Latin-1");
    }
  }

  private static String sentence(Path file, long line, String encoding) {
    return String.format(
        Locale.ROOT,
        "%s line %d is not UTF-8 but %s: save the file as UTF-8",
        file.getFileName(),
        line,
        encoding);
  }
}
