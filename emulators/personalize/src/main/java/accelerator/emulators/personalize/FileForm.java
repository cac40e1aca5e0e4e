package accelerator.emulators.personalize;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;

/// Forms of files that are no plain CSV, by the bytes that they begin with, so that a job says what
/// a file is instead of what it is not.
enum FileForm {
  GZIP("1f8b", "compressed by gzip: unload it without compression"),
  ZSTANDARD("28b52ffd", "compressed by Zstandard: unload it without compression"),
  BZIP2("425a68", "compressed by bzip2: unload it without compression"),
  ZIP("504b0304", "a zip archive: unpack it"),
  PARQUET("50415231", "a Parquet file: unload it as CSV"),
  UTF_16_LITTLE("fffe", "encoded in UTF-16: write it in UTF-8"),
  UTF_16_BIG("feff", "encoded in UTF-16: write it in UTF-8");

  private static final int MOST_BYTES = 4;

  private final byte[] beginning;
  private final String words;

  FileForm(String beginning, String words) {
    this.beginning = HexFormat.of().parseHex(beginning);
    this.words = words;
  }

  /// The same stream, if it is none of them.
  ///
  /// @param name of the file, for errors
  /// @throws JobFailed when it is one of them
  static InputStream plain(String name, InputStream bytes) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(bytes);
    buffered.mark(MOST_BYTES);
    byte[] first = buffered.readNBytes(MOST_BYTES);
    buffered.reset();
    for (FileForm form : values()) {
      if (first.length >= form.beginning.length
          && Arrays.equals(Arrays.copyOf(first, form.beginning.length), form.beginning)) {
        throw new JobFailed("Input CSV %s is %s.", name, form.words);
      }
    }
    return buffered;
  }
}
