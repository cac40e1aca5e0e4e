package accelerator.local.terminal;

import java.io.PrintStream;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;

/// The lines at the bottom that are written again and again. None is ever longer than the terminal
/// is wide: a line that wraps cannot be taken back.
final class MovingLines {
  /// Back to the first column, and erase to the end of the line (ECMA-48, `CSI K`).
  private static final String CLEAR = "\r\u001b[K";

  /// One line up (`CSI A`).
  private static final String UP = "\u001b[A";

  private final PrintStream out;
  private final IntSupplier columns;
  private int shown;

  /// @param columns how wide the terminal is at the moment
  MovingLines(PrintStream out, IntSupplier columns) {
    this.out = out;
    this.columns = columns;
  }

  /// Takes back what it shows: what is printed next stands in its place.
  void clear() {
    out.print(CLEAR + (UP + CLEAR).repeat(Math.max(0, shown - 1)));
    shown = 0;
  }

  /// How many columns a line may have; the last one stays free, where some terminals wrap early.
  int width() {
    return Math.max(1, columns.getAsInt() - 1);
  }

  /// Whether a text stands on one line of the terminal.
  boolean fits(String text) {
    return new AttributedString(text).columnLength() <= width();
  }

  /// Shows texts, each on a line and cut to the width.
  void show(List<String> lines) {
    out.print(lines.stream().map(this::cut).collect(Collectors.joining(System.lineSeparator())));
    shown = lines.size();
  }

  private String cut(String text) {
    AttributedString whole = new AttributedString(text);
    return fits(text) ? text : whole.columnSubSequence(0, width() - 1) + "…";
  }
}
