package accelerator.local.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A file of words beside these classes: lines of fields separated by `|`, a field's words
/// separated by `;`. Blank lines and lines that begin with `#` say nothing.
final class WordList {
  private WordList() {}

  /// The lines of a file, each as its fields without the space around them.
  static List<List<String>> read(String name) {
    try (InputStream in = WordList.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no word list named " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> split(line, "\\|"))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The words of a field; an empty field has none.
  static List<String> words(String field) {
    return field.isBlank() ? List.of() : split(field, ";");
  }

  private static List<String> split(String text, String separator) {
    return Arrays.stream(text.split(separator, -1)).map(String::strip).toList();
  }
}
