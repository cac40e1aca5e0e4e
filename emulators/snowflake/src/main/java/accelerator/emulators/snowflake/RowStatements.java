package accelerator.emulators.snowflake;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Insert, update, delete and merge, answered with the number of rows of each.
final class RowStatements {
  private static final Map<String, String> MERGE_COUNTS = mergeCounts();

  private RowStatements() {}

  static Result run(List<Token> statement, Execution execution) {
    execution.session().requireWarehouse();
    if (statement.size() > 1 && statement.get(1).is("OVERWRITE")) {
      throw SnowflakeError.unsupported("INSERT OVERWRITE");
    }
    String sql = Statements.translated(QualifiedTargets.strip(statement), execution);
    return switch (statement.getFirst().name()) {
      case "INSERT" ->
          Result.count(StatementKind.INSERT, "number of rows inserted", execution.update(sql));
      case "UPDATE" -> updated(execution.update(sql));
      case "DELETE" ->
          Result.count(StatementKind.DELETE, "number of rows deleted", execution.update(sql));
      default -> merged(statement, sql, execution);
    };
  }

  private static Result updated(long rows) {
    return Result.of(
        StatementKind.UPDATE,
        List.of(
            Column.number("number of rows updated"),
            Column.number("number of multi-joined rows updated")),
        List.of(List.of(Long.toString(rows), "0")));
  }

  private static Result merged(List<Token> statement, String sql, Execution execution) {
    Map<String, Long> counts = new LinkedHashMap<>();
    execution.run(
        sql + " RETURNING merge_action",
        ran -> {
          ResultSet rows = ran.getResultSet();
          while (rows.next()) {
            counts.merge(rows.getString(1), 1L, Long::sum);
          }
          return counts;
        });
    List<Column> columns = new ArrayList<>();
    List<@Nullable String> row = new ArrayList<>();
    MERGE_COUNTS.forEach(
        (action, name) -> {
          if (statement.stream().anyMatch(token -> token.is(action))) {
            columns.add(Column.number(name));
            row.add(Long.toString(counts.getOrDefault(action, 0L)));
          }
        });
    return Result.of(StatementKind.MERGE, columns, List.of(row));
  }

  private static Map<String, String> mergeCounts() {
    Map<String, String> counts = new LinkedHashMap<>();
    counts.put("INSERT", "number of rows inserted");
    counts.put("UPDATE", "number of rows updated");
    counts.put("DELETE", "number of rows deleted");
    return counts;
  }
}
