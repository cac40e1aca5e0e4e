package accelerator.emulators.snowflake;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A DuckDB result, row by row, as Java values: numbers, text, flags, dates and times without a
/// zone.
final class DuckDbRows {
  private final ResultSet rows;
  private final List<ResultColumn> columns;

  DuckDbRows(ResultSet rows) throws SQLException {
    this.rows = rows;
    this.columns = columns(rows.getMetaData());
  }

  List<ResultColumn> columns() {
    return columns;
  }

  boolean next() throws SQLException {
    return rows.next();
  }

  /// The current row's value, columns from 0.
  @Nullable Object value(int column) throws SQLException {
    return columns.get(column).type().equals("timestamp_ntz")
        ? rows.getObject(column + 1, LocalDateTime.class)
        : rows.getObject(column + 1);
  }

  /// All values of the current row.
  List<@Nullable Object> row() throws SQLException {
    List<@Nullable Object> row = new ArrayList<>(columns.size());
    for (int column = 0; column < columns.size(); column++) {
      row.add(value(column));
    }
    return row;
  }

  static List<ResultColumn> columns(ResultSetMetaData data) throws SQLException {
    List<ResultColumn> columns = new ArrayList<>();
    for (int index = 1; index <= data.getColumnCount(); index++) {
      columns.add(ResultColumn.of(data, index));
    }
    return List.copyOf(columns);
  }
}
