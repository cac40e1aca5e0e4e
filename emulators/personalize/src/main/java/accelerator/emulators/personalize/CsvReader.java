package accelerator.emulators.personalize;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads a file's records, one a line, as the service's rules have it: UTF-8, commas, fields
/// optionally in double quotes, in which a backslash escapes a quote or a backslash. Empty lines at
/// the end are no records; that the service takes them so could not be verified.
final class CsvReader implements AutoCloseable {
  private final String name;
  private final BufferedReader lines;
  private long line;
  private boolean isAtEnd;

  private CsvReader(String name, BufferedReader lines) {
    this.name = name;
    this.lines = lines;
  }

  /// @param name of the file, for errors
  /// @param bytes closed with the reader, and if there is none
  /// @throws JobFailed when they begin as no CSV does
  static CsvReader of(String name, InputStream bytes) throws IOException {
    try {
      InputStream plain = new BoundedLines(name, FileForm.plain(name, bytes));
      return new CsvReader(
          name,
          new BufferedReader(
              new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), 1 << 16));
    } catch (IOException | JobFailed failure) {
      bytes.close();
      throw failure;
    }
  }

  /// The header as it stands in the file, quotes included.
  ///
  /// @throws JobFailed when the file is empty
  List<String> header() throws IOException {
    String text = readLine();
    if (text.isEmpty()) {
      throw new JobFailed("Input CSV %s has no header.", name);
    }
    return List.of(text.split(",", -1));
  }

  /// Reads the next record into an array of its length.
  ///
  /// @return false at the end of the file
  /// @throws JobFailed when the record has another number of fields, or this thread is interrupted
  boolean next(String[] fields) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new JobFailed("Interrupted in %s.", place());
    }
    String text = readLine();
    if (text.isEmpty()) {
      text = afterEmpty(fields.length);
      if (isAtEnd) {
        return false;
      }
    }
    int count = text.indexOf('"') < 0 ? split(text, fields) : splitQuoted(text, fields);
    if (count != fields.length) {
      throw wrongCount(fields.length, count, place());
    }
    return true;
  }

  /// Where it is, such as `line 7 of part-1.csv`.
  String place() {
    return String.format(Locale.ROOT, "line %d of %s", line, name);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /// The next line that is not empty, or nothing at the end. Where a record has several fields, an
  /// empty line before another is one with too few.
  private String afterEmpty(int fields) throws IOException {
    String place = place();
    String text = "";
    while (text.isEmpty() && !isAtEnd) {
      text = readLine();
    }
    if (!isAtEnd && fields > 1) {
      throw wrongCount(fields, 1, place);
    }
    return text;
  }

  private static JobFailed wrongCount(int wanted, int found, String place) {
    return new JobFailed(
        "Input CSV must have %d fields in every line, has %d in %s.", wanted, found, place);
  }

  private String readLine() throws IOException {
    try {
      String text = lines.readLine();
      line++;
      isAtEnd = text == null;
      return text == null ? "" : text;
    } catch (CharacterCodingException _) {
      throw new JobFailed("Input CSV is not encoded in UTF-8 after %s.", place());
    }
  }

  private static int split(String text, String[] fields) {
    int count = 0;
    int from = 0;
    while (true) {
      int comma = text.indexOf(',', from);
      int to = comma < 0 ? text.length() : comma;
      if (count < fields.length) {
        fields[count] = text.substring(from, to);
      }
      count++;
      if (comma < 0) {
        return count;
      }
      from = comma + 1;
    }
  }

  private int splitQuoted(String text, String[] fields) {
    List<String> found = new ArrayList<>();
    int at = 0;
    while (at <= text.length()) {
      if (at < text.length() && text.charAt(at) == '"') {
        StringBuilder value = new StringBuilder();
        at = unquote(text, at + 1, value);
        found.add(value.toString());
        if (at < text.length() && text.charAt(at) != ',') {
          throw new JobFailed("Input CSV has text after a closing quote in %s.", place());
        }
      } else {
        int comma = text.indexOf(',', at);
        int to = comma < 0 ? text.length() : comma;
        found.add(text.substring(at, to));
        at = to;
      }
      at++;
    }
    for (int index = 0; index < Math.min(found.size(), fields.length); index++) {
      fields[index] = found.get(index);
    }
    return found.size();
  }

  /// Reads up to the closing quote and answers the place after it.
  private int unquote(String text, int from, StringBuilder value) {
    for (int at = from; at < text.length(); at++) {
      char each = text.charAt(at);
      if (each == '"') {
        return at + 1;
      }
      boolean isEscape = each == '\\' && at + 1 < text.length();
      if (isEscape && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
        at++;
      }
      value.append(text.charAt(at));
    }
    throw new JobFailed("Input CSV has a quote that does not close in %s.", place());
  }
}
