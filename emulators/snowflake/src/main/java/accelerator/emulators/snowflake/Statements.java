package accelerator.emulators.snowflake;

import accelerator.emulators.loopback.Buckets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Runs a statement of Snowflake's dialect: reads its first words and hands it to those who know
/// the rest.
final class Statements {
  /// In characters; Snowflake's own limit is a megabyte.
  private static final int LONGEST = 4 << 20;

  private final StageCatalogue catalogue;
  private final Privileges privileges;
  private final DefinitionStatements definitions;
  private final StageStatements stages;
  private final SessionStatements sessions;
  private final StageUnload unload;
  private final StageLoad load;
  private final SystemFunctions systemFunctions;
  private final AdministrationStatements administration;

  Statements(SnowflakeSettings settings, Users users, Buckets buckets) {
    this.catalogue = new StageCatalogue(settings.conditions().looksUntilTrusted());
    this.privileges = new Privileges(settings);
    this.definitions = new DefinitionStatements(catalogue, privileges);
    this.stages = new StageStatements(catalogue, privileges);
    this.administration = new AdministrationStatements(users, privileges, catalogue);
    this.unload = new StageUnload(catalogue, buckets);
    this.load = new StageLoad(catalogue, buckets);
    this.systemFunctions = new SystemFunctions(catalogue, buckets);
    this.sessions = new SessionStatements(settings);
  }

  void withhold(String privilege) {
    privileges.withhold(privilege);
  }

  void distrust(int looks) {
    catalogue.distrust(looks);
  }

  /// Runs it whole or not at all.
  ///
  /// @throws SnowflakeError if it cannot be run
  StatementResult run(Binds binds, StatementExecution execution) {
    try {
      List<SqlToken> statement = folded(execution);
      return binds.rows() == 1
          ? withTypes(execution, known -> run(binds.apply(statement, 0), known))
          : execution.atomically(() -> insertBatch(statement, binds, execution));
    } catch (Throwable failure) {
      execution.afterFailure(failure);
      throw failure;
    } finally {
      execution.results().drop(execution);
    }
  }

  /// Runs a statement once more if DuckDB did not know a type where a conversion was chosen.
  private static StatementResult withTypes(
      StatementExecution execution, Function<StatementExecution, StatementResult> work) {
    try {
      return work.apply(execution);
    } catch (SnowflakeError failure) {
      if (!DuckDbErrors.isAboutUnknownType(failure)) {
        throw failure;
      }
      return work.apply(execution.late());
    }
  }

  private static StatementResult insertBatch(
      List<SqlToken> statement, Binds binds, StatementExecution execution) {
    if (!statement.getFirst().is("INSERT")) {
      throw SnowflakeError.unsupported("batch of values for " + statement.getFirst().name());
    }
    long inserted = 0;
    for (int row = 0; row < binds.rows(); row++) {
      inserted +=
          execution.update(
              translated(
                  InsertedValues.converted(binds.apply(statement, row), execution), execution));
    }
    return StatementResult.count(StatementKind.INSERT, "number of rows inserted", inserted);
  }

  /// What a statement would give, without running it: the columns of a query, nothing of others.
  StatementResult describe(StatementExecution execution) {
    try {
      List<SqlToken> statement = Binds.nulls(folded(execution));
      return withTypes(execution, known -> described(statement, known));
    } catch (Throwable failure) {
      execution.afterFailure(failure);
      throw failure;
    } finally {
      execution.results().drop(execution);
    }
  }

  private static StatementResult described(List<SqlToken> statement, StatementExecution execution) {
    boolean isQuery = statement.getFirst().is("SELECT") || statement.getFirst().is("WITH");
    List<ResultColumn> columns =
        isQuery ? execution.describe(translated(statement, execution)) : List.of();
    StatementKind kind =
        isQuery
            ? StatementKind.SELECT
            : statement.getFirst().is("INSERT") ? StatementKind.INSERT : StatementKind.DEFINITION;
    return StatementResult.of(kind, columns, List.of());
  }

  /// Whether a statement changes the session itself, so that it runs on the session's connection
  /// also when it is submitted asynchronously.
  static boolean isAboutSession(String sql) {
    SqlTokenCursor cursor = new SqlTokenCursor(sql, SqlTokenizer.tokens(sql));
    return cursor.sees("ALTER", "SESSION")
        || Stream.of("USE", "BEGIN", "START", "COMMIT", "ROLLBACK").anyMatch(cursor::sees);
  }

  private StatementResult run(List<SqlToken> statement, StatementExecution execution) {
    SqlToken verb = statement.getFirst();
    SqlTokenCursor cursor = new SqlTokenCursor(execution.query().sql(), statement);
    return switch (verb.name()) {
      case "SELECT", "WITH", "VALUES", "(" -> select(statement, execution);
      case "INSERT", "UPDATE", "DELETE", "MERGE" -> RowStatements.run(statement, execution);
      case "CREATE", "DROP", "ALTER", "DESC", "DESCRIBE", "SHOW", "TRUNCATE" ->
          stages
              .run(cursor, execution)
              .or(() -> administration.run(cursor, execution))
              .or(() -> sessions.run(cursor, execution))
              .orElseGet(() -> definitions.run(cursor, execution));
      case "USE", "BEGIN", "START", "COMMIT", "ROLLBACK" ->
          sessions.run(cursor, execution).orElseThrow(cursor::unexpected);
      case "COMMENT" -> CommentStatement.run(cursor, execution);
      case "COPY" -> copy(cursor, execution);
      case "GRANT" -> administration.run(cursor, execution).orElseThrow(cursor::unexpected);
      case "CALL",
          "EXECUTE",
          "EXPLAIN",
          "GET",
          "LIST",
          "LS",
          "PUT",
          "REMOVE",
          "REVOKE",
          "RM",
          "SET",
          "UNDROP",
          "UNSET",
          "DECLARE" ->
          throw SnowflakeError.unsupported(verb.name());
      default -> throw SnowflakeError.syntax(execution.query().sql(), verb);
    };
  }

  private StatementResult select(List<SqlToken> statement, StatementExecution execution) {
    if (statement.stream().anyMatch(token -> token.is("FROM"))) {
      execution.session().requireWarehouse();
    }
    Optional<String> kept = ResultScan.whole(statement);
    if (kept.isPresent()) {
      StatementResult result = execution.kept(kept.get());
      return new StatementResult(
          StatementKind.SELECT, result.columns(), result.rowset(), result.rowCount());
    }
    List<SqlToken> answered = systemFunctions.answer(statement, execution);
    return execution.select(StatementKind.SELECT, translated(answered, execution));
  }

  private StatementResult copy(SqlTokenCursor cursor, StatementExecution execution) {
    execution.session().requireWarehouse();
    cursor.expect("COPY", "INTO");
    boolean isUnload =
        cursor.peek().filter(target -> target.kind() == SqlToken.Kind.STAGE).isPresent();
    return isUnload ? unload.run(cursor, execution) : load.run(cursor, execution);
  }

  static String translated(List<SqlToken> statement, StatementExecution execution) {
    return Dialect.of(execution).translate(statement);
  }

  /// The one statement, with names in quotes folded like others if the session wants it so.
  private static List<SqlToken> folded(StatementExecution execution) {
    List<SqlToken> statement = only(execution.query().sql());
    return execution.session().parameter("QUOTED_IDENTIFIERS_IGNORE_CASE").equals("TRUE")
        ? statement.stream().map(SqlToken::folded).toList()
        : statement;
  }

  private static List<SqlToken> only(String sql) {
    if (sql.length() > LONGEST) {
      throw SnowflakeError.unsupported("statement of more than 4194304 characters");
    }
    List<SqlToken> tokens = new ArrayList<>(SqlTokenizer.tokens(sql));
    Brackets.check(sql, tokens);
    while (!tokens.isEmpty() && tokens.getLast().is(";")) {
      tokens.removeLast();
    }
    if (tokens.isEmpty()) {
      throw new SnowflakeError(900, "42601", "SQL compilation error:\nEmpty SQL statement.");
    }
    long more = tokens.stream().filter(token -> token.is(";")).count();
    if (more > 0) {
      throw new SnowflakeError(
          8,
          "0A000",
          String.format(
              Locale.ROOT,
              "Actual statement count %d did not match the desired statement count 1.",
              more + 1));
    }
    return tokens;
  }

  /// How many question marks a statement has.
  static int bindCount(String sql) {
    return Binds.count(SqlTokenizer.tokens(sql));
  }
}
