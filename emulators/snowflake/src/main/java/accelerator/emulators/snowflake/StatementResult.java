package accelerator.emulators.snowflake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a statement gave: its columns and its rows, as JSON ready to send.
///
/// @param rowset a JSON array of arrays of strings and nulls, in UTF-8
@SuppressWarnings("ArrayRecordComponent") // a copy of every large result would cost its size again
record StatementResult(
    StatementKind kind, List<ResultColumn> columns, byte[] rowset, long rowCount) {
  StatementResult {
    columns = List.copyOf(columns);
  }

  static StatementResult of(
      StatementKind kind, List<ResultColumn> columns, List<? extends List<@Nullable String>> rows) {
    Rowset rowset = new Rowset();
    rows.forEach(rowset::add);
    return new StatementResult(kind, columns, rowset.json(), rowset.rowCount());
  }

  /// One row of one column `status`, as statements without rows answer.
  static StatementResult status(StatementKind kind, String text) {
    return of(kind, List.of(ResultColumn.text("status")), List.of(List.of(text)));
  }

  /// One row that counts rows.
  static StatementResult count(StatementKind kind, String column, long rows) {
    return of(kind, List.of(ResultColumn.number(column)), List.of(List.of(Long.toString(rows))));
  }
}
