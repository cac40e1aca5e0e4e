package accelerator.emulators.snowflake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers `table([database.]information_schema.query_history_by_user(..))` and its kin with the
/// session's user's own queries, newest first. What nobody measured here, such as the bytes
/// scanned, is no column.
final class QueryHistoryTable implements DialectRewrite {
  private static final int MOST = 10_000;
  private static final Set<String> FUNCTIONS =
      Set.of(
          "QUERY_HISTORY",
          "QUERY_HISTORY_BY_USER",
          "QUERY_HISTORY_BY_SESSION",
          "QUERY_HISTORY_BY_WAREHOUSE");
  private static final List<ResultColumn> COLUMNS =
      List.of(
          ResultColumn.text("QUERY_ID"),
          ResultColumn.text("QUERY_TEXT"),
          ResultColumn.text("USER_NAME"),
          ResultColumn.number("SESSION_ID"),
          ResultColumn.text("QUERY_TAG"),
          ResultColumn.text("EXECUTION_STATUS"),
          ResultColumn.text("ERROR_CODE"),
          ResultColumn.text("ERROR_MESSAGE"),
          new ResultColumn("START_TIME", "timestamp_ltz", 0, 9),
          new ResultColumn("END_TIME", "timestamp_ltz", 0, 9),
          ResultColumn.number("TOTAL_ELAPSED_TIME"));

  private final StatementExecution execution;

  QueryHistoryTable(StatementExecution execution) {
    this.execution = execution;
  }

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    return SqlCall.replaceAll(statement, "TABLE"::equals, this::table);
  }

  private List<SqlToken> table(SqlCall call) {
    List<SqlToken> inner = call.arguments().isEmpty() ? List.of() : joined(call.arguments());
    int open = open(inner);
    if (open < 3
        || !inner.get(open - 3).is("INFORMATION_SCHEMA")
        || !FUNCTIONS.contains(inner.get(open - 1).name())) {
      return call.tokens();
    }
    int start = call.name().start();
    Filter filter = new Filter(inner.get(open - 1).name(), execution.session());
    SqlCall.split(inner.subList(open + 1, inner.size() - 1)).forEach(filter::argument);
    String table = execution.results().table("queries", rows(filter), execution);
    List<SqlToken> query = new ArrayList<>(ComposedSql.of("(SELECT * FROM", start));
    query.add(SqlToken.quoted(table, start));
    query.addAll(filter.where);
    query.addAll(
        ComposedSql.of(
            String.format(Locale.ROOT, "ORDER BY START_TIME DESC LIMIT %d)", filter.limit), start));
    return query;
  }

  private static List<SqlToken> joined(List<List<SqlToken>> arguments) {
    List<SqlToken> tokens = new ArrayList<>(arguments.getFirst());
    for (List<SqlToken> argument : arguments.subList(1, arguments.size())) {
      tokens.add(SqlToken.symbol(",", 0));
      tokens.addAll(argument);
    }
    return tokens;
  }

  private static int open(List<SqlToken> tokens) {
    for (int at = 0; at < tokens.size(); at++) {
      if (tokens.get(at).is("(")) {
        return at;
      }
    }
    return -1;
  }

  private StatementResult rows(Filter filter) {
    List<List<@Nullable String>> rows =
        execution.queries().ofUser(execution.session().user()).stream()
            .filter(query -> filter.session.isEmpty() || filter.session.get() == query.sessionId())
            .sorted(Comparator.comparing(SubmittedQuery::start).reversed())
            .map(QueryHistoryTable::row)
            .toList();
    return StatementResult.of(StatementKind.SELECT, COLUMNS, rows);
  }

  private static List<@Nullable String> row(SubmittedQuery query) {
    Optional<SubmittedQuery.Outcome> outcome = query.outcome();
    Optional<SnowflakeError> error =
        outcome.flatMap(
            ended ->
                ended instanceof SubmittedQuery.Outcome.Failure failure
                    ? Optional.of(failure.error())
                    : Optional.empty());
    Optional<Instant> end = outcome.map(SubmittedQuery.Outcome::end);
    List<@Nullable String> row = new ArrayList<>();
    row.add(query.id());
    row.add(query.sql());
    row.add(query.user());
    row.add(Long.toString(query.sessionId()));
    row.add(query.tag());
    row.add(
        outcome.isEmpty()
            ? unfinished(query)
            : error.isPresent() ? "failed_with_error" : "success");
    row.add(error.map(told -> String.format(Locale.ROOT, "%06d", told.code())).orElse(null));
    row.add(error.map(SnowflakeError::text).orElse(null));
    row.add(seconds(query.start()));
    row.add(end.map(QueryHistoryTable::seconds).orElse(null));
    row.add(
        end.map(at -> Long.toString(at.toEpochMilli() - query.start().toEpochMilli()))
            .orElse(null));
    return row;
  }

  private static String unfinished(SubmittedQuery query) {
    return query.began().isPresent() ? "running" : "queued";
  }

  private static String seconds(Instant moment) {
    return BigDecimal.valueOf(moment.getEpochSecond())
        .add(BigDecimal.valueOf(moment.getNano(), 9))
        .toPlainString();
  }

  /// What is asked for: Snowflake takes the newest so many first, and looks at `where` afterwards.
  private static final class Filter {
    private final List<SqlToken> where = new ArrayList<>();
    private Optional<Long> session = Optional.empty();
    private int limit = 100;

    Filter(String function, SnowflakeSession own) {
      if (function.equals("QUERY_HISTORY_BY_SESSION")) {
        session = Optional.of(own.id());
      }
    }

    void argument(List<SqlToken> tokens) {
      if (tokens.size() < 3 || !tokens.get(1).is("=>")) {
        throw SnowflakeError.unsupported("query history without names of arguments");
      }
      List<SqlToken> value = tokens.subList(2, tokens.size());
      switch (tokens.getFirst().name()) {
        case "RESULT_LIMIT" -> limit = limit(value.getFirst().text());
        case "SESSION_ID" -> session = Optional.of(Long.parseLong(value.getFirst().text()));
        case "END_TIME_RANGE_START" -> condition("COALESCE(END_TIME, NOW()) >=", value);
        case "END_TIME_RANGE_END" -> condition("END_TIME <=", value);
        default -> throw SnowflakeError.unsupported("query history by " + tokens.getFirst().name());
      }
    }

    private static int limit(String text) {
      int limit = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
      if (limit < 1 || limit > MOST) {
        throw SnowflakeError.invalidValue(text, "RESULT_LIMIT");
      }
      return limit;
    }

    private void condition(String comparison, List<SqlToken> value) {
      int start = value.getFirst().start();
      String word = where.isEmpty() ? "WHERE " : "AND ";
      where.addAll(ComposedSql.of(word + comparison, start));
      where.addAll(SnowflakeType.of(SnowflakeType.Kind.LTZ).converted(value, false));
    }
  }
}
