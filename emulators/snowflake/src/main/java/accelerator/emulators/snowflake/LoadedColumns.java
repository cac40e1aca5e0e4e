package accelerator.emulators.snowflake;

import java.util.List;
import java.util.stream.Collectors;

/// The columns of a CSV file on their way into a table. Dates and times that DuckDB would read by
/// its own rules, where the session has a format of its own, or with a zone to be kept, are read as
/// texts and converted as the session says.
record LoadedColumns(List<DuckDbWarehouse.TableColumn> columns, SnowflakeSession session) {
  LoadedColumns {
    columns = List.copyOf(columns);
  }

  /// The columns as the file is read.
  List<DuckDbWarehouse.TableColumn> inFile() {
    return columns.stream()
        .map(
            column ->
                isText(column)
                    ? new DuckDbWarehouse.TableColumn(column.name(), "VARCHAR", column.isNullable())
                    : column)
        .toList();
  }

  /// What is selected from the file, in DuckDB's words.
  String selected() {
    return columns.stream().map(this::selected).collect(Collectors.joining(", "));
  }

  private String selected(DuckDbWarehouse.TableColumn column) {
    SqlToken name = SqlToken.quoted(column.name(), 0);
    return isText(column)
        ? SqlTokenizer.render(SnowflakeType.ofDuckDb(column.type()).converted(List.of(name), false))
        : name.sql();
  }

  private boolean isText(DuckDbWarehouse.TableColumn column) {
    return switch (SnowflakeType.ofDuckDb(column.type()).kind()) {
      case TZ -> true;
      case DATE -> hasFormat("DATE_INPUT_FORMAT");
      case TIME -> hasFormat("TIME_INPUT_FORMAT");
      case NTZ, LTZ -> hasFormat("TIMESTAMP_INPUT_FORMAT");
      case NUMBER, INTEGER, FLOAT, TEXT, BOOLEAN, BINARY -> false;
    };
  }

  private boolean hasFormat(String parameter) {
    return !session.parameter(parameter).equalsIgnoreCase("AUTO");
  }
}
