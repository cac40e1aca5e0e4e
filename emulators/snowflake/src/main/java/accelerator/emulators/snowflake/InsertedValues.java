package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Converts what an insert puts into dates, times, flags and timestamps by the session's formats,
/// as an explicit cast does: DuckDB would read texts by its own.
final class InsertedValues {
  private InsertedValues() {}

  /// The insert with a conversion around its rows, if its table has such columns.
  static List<SqlToken> converted(List<SqlToken> statement, StatementExecution execution) {
    SqlTokenCursor cursor = new SqlTokenCursor(execution.query().sql(), statement);
    boolean isPlain =
        cursor.accept("INSERT", "INTO")
            && statement.stream().noneMatch(token -> token.is("DEFAULT"));
    if (!isPlain || cursor.peek().filter(SqlToken::isName).isEmpty()) {
      return statement;
    }
    List<DuckDbWarehouse.TableColumn> columns =
        execution.warehouse().columns(cursor.name().in(execution.session()));
    Optional<List<String>> names = Optional.empty();
    if (cursor.sees("(") && !isQuery(statement, cursor)) {
      names =
          Optional.of(
              SqlCall.split(cursor.bracketed()).stream()
                  .map(column -> column.getLast().name())
                  .toList());
    }
    List<SqlToken> rows = cursor.rest();
    List<SnowflakeType> types = types(columns, names);
    if (types.stream().noneMatch(InsertedValues::isConverted) || rows.isEmpty()) {
      return statement;
    }
    List<SqlToken> result = new ArrayList<>(statement.subList(0, statement.size() - rows.size()));
    int start = rows.getFirst().start();
    result.addAll(
        ComposedSql.of("SELECT * REPLACE (" + replaced(types, start) + ") FROM (", start));
    result.addAll(rows);
    result.addAll(ComposedSql.of(") AS sf_rows (" + aliases(types.size()) + ")", start));
    return result;
  }

  private static boolean isQuery(List<SqlToken> statement, SqlTokenCursor cursor) {
    int at = statement.size() - cursor.left();
    return statement.get(at + 1).is("SELECT")
        || statement.get(at + 1).is("WITH")
        || statement.get(at + 1).is("(");
  }

  private static List<SnowflakeType> types(
      List<DuckDbWarehouse.TableColumn> columns, Optional<List<String>> names) {
    return names
        .map(
            chosen ->
                chosen.stream()
                    .flatMap(name -> columns.stream().filter(column -> column.name().equals(name)))
                    .toList())
        .orElse(columns)
        .stream()
        .map(column -> SnowflakeType.ofDuckDb(column.type()))
        .toList();
  }

  private static boolean isConverted(SnowflakeType type) {
    return switch (type.kind()) {
      case DATE, TIME, NTZ, LTZ, TZ, BOOLEAN -> true;
      case NUMBER, INTEGER, FLOAT, TEXT, BINARY -> false;
    };
  }

  private static String replaced(List<SnowflakeType> types, int start) {
    return IntStream.range(0, types.size())
        .filter(index -> isConverted(types.get(index)))
        .mapToObj(
            index ->
                SqlTokenizer.render(
                        types
                            .get(index)
                            .converted(List.of(SqlToken.word("sf_" + index, start)), false))
                    + " AS sf_"
                    + index)
        .reduce((one, other) -> one + ", " + other)
        .orElseThrow();
  }

  private static String aliases(int count) {
    return String.join(", ", IntStream.range(0, count).mapToObj(index -> "sf_" + index).toList());
  }
}
