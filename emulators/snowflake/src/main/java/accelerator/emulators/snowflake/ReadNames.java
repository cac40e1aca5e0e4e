package accelerator.emulators.snowflake;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The names that the queries around a nested one read of it: with its own name before them, or
/// without any.
final class ReadNames {
  private static final Set<String> BEFORE_VALUES =
      Set.of(
          "SELECT",
          "DISTINCT",
          "BY",
          "ON",
          "AND",
          "OR",
          "NOT",
          "WHERE",
          "HAVING",
          "QUALIFY",
          "CASE",
          "WHEN",
          "THEN",
          "ELSE",
          "IN",
          "IS",
          "LIKE",
          "ILIKE",
          "BETWEEN");
  private static final Set<String> JOINING =
      Set.of("ON", "USING", "JOIN", "INNER", "LEFT", "RIGHT", "FULL", "CROSS", "NATURAL");
  private static final Set<String> AFTER_SELECTION = Set.of("GROUP", "HAVING", "QUALIFY", "ORDER");
  private static final Set<String> SET_OPERATORS = Set.of("UNION", "EXCEPT", "INTERSECT", "MINUS");

  private final List<SqlToken> statement;
  private final Brackets brackets;
  private final Set<String> names = new HashSet<>();

  /// Those that stand where a name that the `select` gives comes first, and those that it gives.
  private final Set<String> later = new HashSet<>();

  private final Set<String> given = new HashSet<>();

  ReadNames(NestedQueries.Nested query) {
    this.statement = query.statement();
    this.brackets = Brackets.of(statement);
    if (!statement.get(query.open() - 1).is("AS")) {
      read(query.open(), alias(query.close() + 1), Optional.empty());
      return;
    }
    if (query.open() < 2 || !statement.get(query.open() - 2).isName()) {
      return;
    }
    String name = statement.get(query.open() - 2).name();
    for (int at = query.close() + 1; at < statement.size(); at++) {
      boolean isTable =
          statement.get(at).isName()
              && statement.get(at).name().equals(name)
              && (statement.get(at - 1).is("FROM")
                  || statement.get(at - 1).is("JOIN")
                  || statement.get(at - 1).is(","));
      if (isTable) {
        read(at, alias(at + 1), Optional.of(name));
      }
    }
  }

  boolean contains(String name) {
    return names.contains(name) || (later.contains(name) && !given.contains(name));
  }

  /// A table's other name, if one comes next.
  private Optional<String> alias(int next) {
    int at = next < statement.size() && statement.get(next).is("AS") ? next + 1 : next;
    boolean isAlias =
        at < statement.size()
            && statement.get(at).isName()
            && !isOneOf(statement.get(at), JOINING)
            && !isOneOf(statement.get(at), SelectList.ENDS);
    return isAlias ? Optional.of(statement.get(at).name()) : Optional.empty();
  }

  /// Adds what the query around a table reads of it.
  private void read(int table, Optional<String> alias, Optional<String> name) {
    String qualifier = alias.or(() -> name).orElse("");
    Set<String> read = names;
    for (int at = start(table); at < statement.size(); at++) {
      SqlToken token = statement.get(at);
      read = isOneOf(token, AFTER_SELECTION) ? later : read;
      if (token.is(")") || isOneOf(token, SET_OPERATORS)) {
        return;
      }
      if (token.is("(")) {
        at = isQuery(at) ? brackets.closing(at) : readInside(at, qualifier, read);
      } else {
        add(at, qualifier, read);
      }
    }
  }

  /// The `select` of the query that reads a table.
  private int start(int table) {
    int depth = 0;
    for (int at = table - 1; at >= 0; at--) {
      SqlToken token = statement.get(at);
      depth += token.is(")") ? 1 : token.is("(") ? -1 : 0;
      if (depth == 0 && token.is("SELECT")) {
        return at;
      }
    }
    return statement.size();
  }

  private boolean isQuery(int open) {
    return open + 1 < statement.size()
        && (statement.get(open + 1).is("SELECT") || statement.get(open + 1).is("WITH"));
  }

  /// Adds what stands in the brackets of a call.
  ///
  /// @return where they close
  private int readInside(int open, String qualifier, Set<String> read) {
    int close = brackets.closing(open);
    for (int at = open + 1; at < close; at++) {
      if (statement.get(at).is("(") && isQuery(at)) {
        at = brackets.closing(at);
      } else {
        add(at, qualifier, read);
      }
    }
    return close;
  }

  private void add(int at, String qualifier, Set<String> read) {
    SqlToken token = statement.get(at);
    boolean isFollowed =
        at + 1 < statement.size()
            && (statement.get(at + 1).is("(") || statement.get(at + 1).is("."));
    if (!token.isName() || isFollowed || at == 0) {
      return;
    }
    SqlToken before = statement.get(at - 1);
    if (before.is("AS")) {
      given.add(token.name());
    } else if (before.is(".")) {
      if (at > 1 && statement.get(at - 2).name().equals(qualifier)) {
        names.add(token.name());
      }
    } else if ((before.kind() == SqlToken.Kind.SYMBOL && !before.is(")"))
        || isOneOf(before, BEFORE_VALUES)) {
      read.add(token.name());
    }
  }

  private static boolean isOneOf(SqlToken token, Set<String> words) {
    return token.kind() == SqlToken.Kind.WORD && words.contains(token.name());
  }
}
