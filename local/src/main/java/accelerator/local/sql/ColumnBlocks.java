package accelerator.local.sql;

import java.util.ArrayList;
import java.util.List;

/// Columns as text of a width: those that do not fit beside each other come below, each block with
/// the first column before it.
///
/// @param width columns of the terminal
record ColumnBlocks(int width) {
  private static final int WIDEST_CELL = 32;
  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  /// @param columns each from its heading down, all of one length
  List<String> lines(List<List<String>> columns) {
    List<List<String>> cells =
        columns.stream().map(column -> column.stream().map(ColumnBlocks::cell).toList()).toList();
    List<String> lines = new ArrayList<>();
    int next = 0;
    while (next < cells.size()) {
      List<List<String>> block = new ArrayList<>();
      int used = INDENT.length();
      if (next > 0) {
        block.add(cells.getFirst());
        used += width(cells.getFirst());
        lines.add("");
      }
      do {
        used += (block.isEmpty() ? 0 : GAP.length()) + width(cells.get(next));
        block.add(cells.get(next++));
      } while (next < cells.size() && used + GAP.length() + width(cells.get(next)) <= width);
      for (int row = 0; row < block.getFirst().size(); row++) {
        lines.add(line(block, row));
      }
    }
    return lines;
  }

  private static String line(List<List<String>> block, int row) {
    StringBuilder line = new StringBuilder(INDENT);
    for (List<String> column : block) {
      String cell = column.get(row);
      line.append(cell).repeat(' ', width(column) - length(cell)).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  /// What a terminal can show of a value in one line.
  private static String cell(String value) {
    String shown = value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
    return length(shown) <= WIDEST_CELL
        ? shown
        : shown.substring(0, shown.offsetByCodePoints(0, WIDEST_CELL - 2)) + "..";
  }

  private static int width(List<String> column) {
    return column.stream().mapToInt(ColumnBlocks::length).max().orElse(0);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
