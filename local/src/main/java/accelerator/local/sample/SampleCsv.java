package accelerator.local.sample;

import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/// Writes CSV as RFC 4180 has it, but for lines that end in `\n` alone. A null is an empty field.
final class SampleCsv {
  private final Writer out;
  private boolean isAtLineStart = true;

  SampleCsv(Writer out) {
    this.out = out;
  }

  /// Appends a field. It is quoted only if it holds a comma, a quote or a line break.
  void field(@Nullable String value) throws IOException {
    if (!isAtLineStart) {
      out.write(',');
    }
    isAtLineStart = false;
    if (value != null) {
      out.write(isPlain(value) ? value : '"' + value.replace("\"", "\"\"") + '"');
    }
  }

  void endLine() throws IOException {
    out.write('\n');
    isAtLineStart = true;
  }

  private static boolean isPlain(String value) {
    return value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
  }
}
