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

  static StatementResult run(List<SqlToken> statement, StatementExecution execution) {
    execution.session().requireWarehouse();
    if (statement.size() > 1 && statement.get(1).is("OVERWRITE")) {
      throw SnowflakeError.unsupported("INSERT OVERWRITE");
    }
    List<SqlToken> converted = InsertedValues.converted(statement, execution);
    String sql = Statements.translated(QualifiedTargets.strip(converted), execution);
    return switch (statement.getFirst().name()) {
      case "INSERT" ->
          StatementResult.count(
              StatementKind.INSERT, "number of rows inserted", execution.update(sql));
      case "UPDATE" -> updated(execution.update(sql));
      case "DELETE" ->
          StatementResult.count(
              StatementKind.DELETE, "number of rows deleted", execution.update(sql));
      default -> merged(statement, sql, execution);
    };
  }

  private static StatementResult updated(long rows) {
    return StatementResult.of(
        StatementKind.UPDATE,
        List.of(
            ResultColumn.number("number of rows updated"),
            ResultColumn.number("number of multi-joined rows updated")),
        List.of(List.of(Long.toString(rows), "0")));
  }

  private static StatementResult merged(
      List<SqlToken> statement, String sql, StatementExecution execution) {
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
    List<ResultColumn> columns = new ArrayList<>();
    List<@Nullable String> row = new ArrayList<>();
    MERGE_COUNTS.forEach(
        (action, name) -> {
          if (statement.stream().anyMatch(token -> token.is(action))) {
            columns.add(ResultColumn.number(name));
            row.add(Long.toString(counts.getOrDefault(action, 0L)));
          }
        });
    return StatementResult.of(StatementKind.MERGE, columns, List.of(row));
  }

  private static Map<String, String> mergeCounts() {
    Map<String, String> counts = new LinkedHashMap<>();
    counts.put("INSERT", "number of rows inserted");
    counts.put("UPDATE", "number of rows updated");
    counts.put("DELETE", "number of rows deleted");
    return counts;
  }
}
