package accelerator.local.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A table for the terminal: the first column to the left, the others to the right.
public final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(String... header) {
    rows.add(List.of(header));
  }

  /// Appends a row.
  ///
  /// @throws IllegalArgumentException when it has not as many cells as the header
  public TextTable row(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a row must have %d cells, has %d",
              rows.getFirst().size(),
              cells.length));
    }
    rows.add(List.of(cells));
    return this;
  }

  /// All lines, each as wide as its cells need.
  public List<String> lines() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String padding = " ".repeat(widths[column] - row.get(column).length());
      line.append(column == 0 ? "" : "  ");
      line.append(column == 0 ? row.get(column) + padding : padding + row.get(column));
    }
    return line.toString().stripTrailing();
  }
}
