package accelerator.local.terminal;

import java.io.PrintStream;
import java.util.function.IntSupplier;
import org.jline.utils.AttributedString;

/// The line at the bottom that is written again and again. It is never longer than the terminal is
/// wide: a line that wraps cannot be taken back.
final class MovingLine {
  /// Back to the first column, and erase to the end of the line (ECMA-48, `CSI K`).
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final IntSupplier columns;

  /// @param columns how wide the terminal is at the moment
  MovingLine(PrintStream out, IntSupplier columns) {
    this.out = out;
    this.columns = columns;
  }

  /// Takes back what it shows: what is printed next stands in its place.
  void clear() {
    out.print(CLEAR);
  }

  /// Whether a text stands on one line of the terminal.
  boolean fits(String text) {
    return new AttributedString(text).columnLength() < columns.getAsInt();
  }

  /// Shows a text, cut to the width; the last column stays free, where some terminals wrap early.
  void show(String text) {
    int most = Math.max(1, columns.getAsInt() - 1);
    AttributedString whole = new AttributedString(text);
    out.print(whole.columnLength() <= most ? text : whole.columnSubSequence(0, most - 1) + "…");
  }
}
