package accelerator.emulators.personalize;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A file's bytes, whose lines are not longer than memory bears: something without line ends fails
/// its job, not the stand-in.
final class BoundedLines extends FilterInputStream {
  /// A hundred columns of text at their longest, in four bytes a character, and more.
  static final int LONGEST = 16 << 20;

  private final String name;
  private int length;

  /// @param name of the file, for errors
  BoundedLines(String name, InputStream bytes) {
    super(bytes);
    this.name = name;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /// @throws JobFailed when a line is longer
  @Override
  public int read(byte[] buffer, int from, int most) throws IOException {
    int count = super.read(buffer, from, most);
    for (int index = from; index < from + count; index++) {
      length = buffer[index] == '\n' ? 0 : length + 1;
      if (length > LONGEST) {
        throw new JobFailed(
            "Input CSV %s has a line of more than %d bytes: end each record with a line feed.",
            name, LONGEST);
      }
    }
    return count;
  }
}
