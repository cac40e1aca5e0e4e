package accelerator.emulators.snowflake;

import java.util.List;
import java.util.Optional;

/// Puts a kept result in the place of `table(result_scan('<query id>'))`.
final class ResultScan implements DialectRewrite {
  private final StatementExecution execution;

  ResultScan(StatementExecution execution) {
    this.execution = execution;
  }

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    return SqlCall.replaceAll(statement, "TABLE"::equals, this::table);
  }

  private List<SqlToken> table(SqlCall call) {
    List<SqlToken> inner = call.arguments().size() == 1 ? call.arguments().getFirst() : List.of();
    boolean isScan = inner.size() == 4 && inner.get(0).is("RESULT_SCAN") && inner.get(2).isString();
    if (!isScan) {
      throw SnowflakeError.unsupported("table function " + SqlTokenizer.render(inner));
    }
    String table = execution.results().table(inner.get(2).text(), execution);
    return List.of(SqlToken.quoted(table, call.name().start()));
  }

  /// The id of the query whose result is asked for whole: `select * from table(result_scan(..))`.
  static Optional<String> whole(List<SqlToken> statement) {
    boolean isWhole =
        statement.size() == 10
            && statement.get(0).is("SELECT")
            && statement.get(1).is("*")
            && statement.get(2).is("FROM")
            && statement.get(3).is("TABLE")
            && statement.get(5).is("RESULT_SCAN")
            && statement.get(7).isString();
    return isWhole ? Optional.of(statement.get(7).text()) : Optional.empty();
  }
}
