package accelerator.emulators.snowflake;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts the user's own queries in the place of
/// `table(information_schema.query_history_by_user(result_limit => 1000))`, newest first. Its
/// columns are QUERY_ID, QUERY_TEXT, QUERY_TAG, USER_NAME, SESSION_ID, EXECUTION_STATUS (`running`,
/// `success`, `failed_with_error`), ERROR_CODE and ERROR_MESSAGE; the limit is 1 to 10,000, 100
/// where none is given. From Snowflake's page on QUERY_HISTORY.
final class HistoryTable implements DialectRewrite {
  private static final String FUNCTION = "QUERY_HISTORY_BY_USER";
  private static final long DEFAULT_LIMIT = 100;
  private static final long HIGHEST_LIMIT = 10_000;

  private final StatementExecution execution;

  HistoryTable(StatementExecution execution) {
    this.execution = execution;
  }

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    return SqlCall.replaceAll(statement, "TABLE"::equals, this::table);
  }

  private List<SqlToken> table(SqlCall call) {
    List<SqlToken> inner = call.arguments().size() == 1 ? call.arguments().getFirst() : List.of();
    int function = inner.stream().map(SqlToken::name).toList().indexOf(FUNCTION);
    if (function < 2 || !inner.get(function - 2).is("INFORMATION_SCHEMA")) {
      return call.tokens();
    }
    String table = make(limit(inner.subList(function + 1, inner.size())));
    return List.of(SqlToken.quoted(table, call.name().start()));
  }

  private static long limit(List<SqlToken> arguments) {
    if (arguments.size() == 2) {
      return DEFAULT_LIMIT;
    }
    boolean isLimit =
        arguments.size() == 5
            && arguments.get(1).is("RESULT_LIMIT")
            && arguments.get(2).is("=>")
            && arguments.get(3).text().matches("[0-9]{1,9}");
    if (!isLimit) {
      throw SnowflakeError.unsupported(FUNCTION + SqlTokenizer.render(arguments));
    }
    long limit = Long.parseLong(arguments.get(3).text());
    if (limit < 1 || limit > HIGHEST_LIMIT) {
      throw new SnowflakeError(
          1044,
          "42P13",
          "SQL compilation error: Invalid value [%s] for parameter 'RESULT_LIMIT'"
              .formatted(Long.toString(limit)));
    }
    return limit;
  }

  private String make(long limit) {
    List<SubmittedQuery> queries =
        execution.queries().of(execution.session().user()).reversed().stream()
            .limit(limit)
            .toList();
    String table =
        execution
            .results()
            .empty(
                "query history",
                "QUERY_ID varchar, QUERY_TEXT varchar, QUERY_TAG varchar, USER_NAME varchar,"
                    + " SESSION_ID bigint, EXECUTION_STATUS varchar, ERROR_CODE bigint,"
                    + " ERROR_MESSAGE varchar",
                execution);
    String insert =
        "insert into %s values (?, ?, ?, ?, ?, ?, ?, ?)".formatted(SqlToken.quoted(table, 0).sql());
    try (PreparedStatement statement = execution.connection().prepareStatement(insert)) {
      for (SubmittedQuery query : queries) {
        fill(statement, query);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException failure) {
      throw DuckDbErrors.translate(failure, execution.query().sql());
    }
    return table;
  }

  private static void fill(PreparedStatement statement, SubmittedQuery query) throws SQLException {
    statement.setString(1, query.id());
    statement.setString(2, query.sql());
    statement.setString(3, query.tag());
    statement.setString(4, query.user());
    statement.setLong(5, query.sessionId());
    switch (query.outcome().orElse(null)) {
      case null -> status(statement, "running", null);
      case SubmittedQuery.Outcome.Success _, SubmittedQuery.Outcome.Expired _ ->
          status(statement, "success", null);
      case SubmittedQuery.Outcome.Failure failure ->
          status(statement, "failed_with_error", failure.error());
    }
  }

  private static void status(
      PreparedStatement statement, String status, @Nullable SnowflakeError error)
      throws SQLException {
    statement.setString(6, status);
    if (error == null) {
      statement.setNull(7, Types.BIGINT);
      statement.setNull(8, Types.VARCHAR);
    } else {
      statement.setLong(7, error.code());
      statement.setString(8, error.getMessage());
    }
  }
}
