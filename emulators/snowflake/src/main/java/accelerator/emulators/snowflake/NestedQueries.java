package accelerator.emulators.snowflake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Refuses of queries inside of others what DuckDB answers and Snowflake does not: a name that two
/// columns of a query have and that is read of it, and a `limit` in a scalar subquery that reads
/// columns of the query around it.
///
/// Inside a transaction, where a question to DuckDB that fails would end it, only what is written
/// is looked at: the columns of `*` are not known then.
record NestedQueries(StatementExecution execution) implements DialectRewrite {
  private static final Set<String> IN_FRONT_OF_TABLES = Set.of("FROM", "JOIN", "LATERAL");
  private static final Set<String> IN_FRONT_OF_ROWS =
      Set.of("IN", "EXISTS", "ANY", "ALL", "SOME", "UNION", "EXCEPT", "INTERSECT", "MINUS", "AS");

  private static final int INVALID_IDENTIFIER = 904;

  /// One way through the statement, with the clause that each bracket stands in.
  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    Brackets brackets = Brackets.of(statement);
    Deque<String> clauses = new ArrayDeque<>(List.of(""));
    for (int at = 0; at < statement.size(); at++) {
      SqlToken token = statement.get(at);
      if (token.is("(")) {
        if (isQuery(statement, at) && at > 0 && brackets.closing(at) > 0) {
          check(new Nested(statement, at, brackets.closing(at)), clauses.element());
        }
        clauses.push("");
      } else if (token.is(")") && clauses.size() > 1) {
        clauses.pop();
      } else if (QueryClauses.isBeginning(token)) {
        clauses.pop();
        clauses.push(token.name());
      }
    }
    return statement;
  }

  private static boolean isQuery(List<SqlToken> statement, int open) {
    return open + 1 < statement.size()
        && (statement.get(open + 1).is("SELECT") || statement.get(open + 1).is("WITH"));
  }

  /// @param clause that it stands in, such as `FROM`
  private void check(Nested query, String clause) {
    SqlToken before = query.statement().get(query.open() - 1);
    boolean isTable =
        isKeyword(before, IN_FRONT_OF_TABLES) || (before.is(",") && clause.equals("FROM"));
    if (before.is("AS") || isTable) {
      SelectList.doubled(names(query)).stream()
          .filter(name -> new ReadNames(query).contains(name))
          .findFirst()
          .ifPresent(
              name -> {
                throw QueryErrors.ambiguous(name);
              });
    } else if (!isKeyword(before, IN_FRONT_OF_ROWS) && isLimited(query) && isCorrelated(query)) {
      throw new SnowflakeError(
          2031, "42601", "SQL compilation error:\nUnsupported subquery type cannot be evaluated");
    }
  }

  private static boolean isKeyword(SqlToken token, Set<String> words) {
    return token.kind() == SqlToken.Kind.WORD && words.contains(token.name());
  }

  private List<String> names(Nested query) {
    SelectList list = SelectList.of(query.tokens());
    return list.mayRepeatTables() ? described(query).orElseGet(list::names) : list.names();
  }

  private static boolean isLimited(Nested query) {
    int depth = 0;
    for (SqlToken token : query.tokens()) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && (token.is("LIMIT") || token.is("FETCH"))) {
        return true;
      }
    }
    return false;
  }

  /// Whether it reads columns that none of its own tables has.
  private boolean isCorrelated(Nested query) {
    try {
      return !execution.inTransaction() && names(query.alone()).isEmpty();
    } catch (SnowflakeError failure) {
      return failure.code() == INVALID_IDENTIFIER;
    }
  }

  /// The names of its columns; none when it cannot stand alone.
  private Optional<List<String>> described(Nested query) {
    try {
      return execution.inTransaction() ? Optional.empty() : Optional.of(names(query.alone()));
    } catch (SnowflakeError _) {
      return Optional.empty();
    }
  }

  private List<String> names(List<SqlToken> query) {
    return execution.describe(Dialect.ofPart(execution).translate(query)).stream()
        .map(ResultColumn::name)
        .toList();
  }

  /// A query in brackets.
  record Nested(List<SqlToken> statement, int open, int close) {
    List<SqlToken> tokens() {
      return statement.subList(open + 1, close);
    }

    /// The query, with those in front of it that the statement has named before.
    private List<SqlToken> alone() {
      List<SqlToken> alone = new ArrayList<>(namedBefore());
      alone.addAll(tokens());
      return alone;
    }

    /// The `with` of the statement, as far as its queries end before this one; empty without any.
    private List<SqlToken> namedBefore() {
      int with = 0;
      while (with < open && !statement.get(with).is("WITH")) {
        with++;
      }
      int end = with;
      int depth = 0;
      for (int at = with; at < open; at++) {
        SqlToken token = statement.get(at);
        depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        boolean isEnd =
            depth == 0
                && token.is(")")
                && at + 1 < statement.size()
                && (statement.get(at + 1).is(",") || statement.get(at + 1).is("SELECT"));
        if (depth == 0 && token.is("SELECT")) {
          break;
        }
        end = isEnd ? at + 1 : end;
      }
      return statement.subList(with, end);
    }
  }
}
