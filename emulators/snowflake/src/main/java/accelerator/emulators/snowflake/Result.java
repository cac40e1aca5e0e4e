package accelerator.emulators.snowflake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a statement gave: its columns and its rows, as JSON ready to send.
///
/// @param rowset a JSON array of arrays of strings and nulls, in UTF-8
@SuppressWarnings("ArrayRecordComponent") // a copy of every large result would cost its size again
record Result(StatementKind kind, List<Column> columns, byte[] rowset, long rowCount) {
  Result {
    columns = List.copyOf(columns);
  }

  static Result of(
      StatementKind kind, List<Column> columns, List<? extends List<@Nullable String>> rows) {
    Rowset rowset = new Rowset();
    rows.forEach(rowset::add);
    return new Result(kind, columns, rowset.json(), rowset.rowCount());
  }

  /// One row of one column `status`, as statements without rows answer.
  static Result status(StatementKind kind, String text) {
    return of(kind, List.of(Column.text("status")), List.of(List.of(text)));
  }

  /// One row that counts rows.
  static Result count(StatementKind kind, String column, long rows) {
    return of(kind, List.of(Column.number(column)), List.of(List.of(Long.toString(rows))));
  }
}
