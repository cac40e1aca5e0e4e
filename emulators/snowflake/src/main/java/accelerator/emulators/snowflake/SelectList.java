package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a query selects: the items of its own `select`, or of the first of several that `union` and
/// its kin join.
///
/// @param items the tokens of each
/// @param isOfSeveral whether it reads more than one table
record SelectList(List<List<SqlToken>> items, boolean isOfSeveral) {
  /// The words that end a list of a `select`, and its tables.
  static final Set<String> ENDS =
      Set.of(
          "FROM",
          "WHERE",
          "GROUP",
          "HAVING",
          "QUALIFY",
          "ORDER",
          "LIMIT",
          "UNION",
          "EXCEPT",
          "INTERSECT",
          "MINUS");

  private static final Set<String> NO_ALIASES =
      Set.of("END", "NULL", "TRUE", "FALSE", "LAST", "FIRST");
  private static final Set<String> BEFORE_VALUES =
      Set.of(
          "AND",
          "OR",
          "NOT",
          "IS",
          "IN",
          "LIKE",
          "ILIKE",
          "RLIKE",
          "REGEXP",
          "BETWEEN",
          "DISTINCT",
          "CASE",
          "WHEN",
          "THEN",
          "ELSE");

  SelectList {
    items = List.copyOf(items);
  }

  /// @param query from its first word to its last
  static SelectList of(List<SqlToken> query) {
    int select = find(query, 0, Set.of("SELECT"));
    if (select < 0) {
      return new SelectList(List.of(), false);
    }
    int end = find(query, select + 1, ENDS);
    List<SqlToken> list = query.subList(select + 1, end < 0 ? query.size() : end);
    boolean isDistinct = !list.isEmpty() && list.getFirst().is("DISTINCT");
    return new SelectList(
        SqlCall.split(isDistinct ? list.subList(1, list.size()) : list),
        end >= 0 && query.get(end).is("FROM") && isJoined(query, end + 1));
  }

  private static boolean isJoined(List<SqlToken> query, int from) {
    int end = find(query, from, ENDS);
    List<SqlToken> tables = query.subList(from, end < 0 ? query.size() : end);
    return find(tables, 0, Set.of("JOIN", ",")) >= 0;
  }

  /// The first of some words or symbols outside of brackets; -1 where there is none.
  private static int find(List<SqlToken> tokens, int from, Set<String> words) {
    int depth = 0;
    for (int at = from; at < tokens.size(); at++) {
      SqlToken token = tokens.get(at);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      boolean isPlain = token.kind() == SqlToken.Kind.WORD || token.kind() == SqlToken.Kind.SYMBOL;
      if (depth == 0 && isPlain && words.contains(token.name().toUpperCase(Locale.ROOT))) {
        return at;
      }
    }
    return -1;
  }

  /// Whether its names are known only to who knows the tables, and may be the same.
  boolean mayRepeatTables() {
    return items.stream().anyMatch(SelectList::isStar) && (items.size() > 1 || isOfSeveral);
  }

  private static boolean isStar(List<SqlToken> item) {
    return !item.isEmpty()
        && item.getLast().is("*")
        && (item.size() == 1 || item.get(item.size() - 2).is("."));
  }

  /// The names that the items have by what is written.
  List<String> names() {
    List<String> names = new ArrayList<>();
    items.forEach(item -> name(item).ifPresent(names::add));
    return names;
  }

  private static Optional<String> name(List<SqlToken> item) {
    if (item.isEmpty() || !item.getLast().isName()) {
      return Optional.empty();
    }
    SqlToken last = item.getLast();
    boolean isKeyword = last.kind() == SqlToken.Kind.WORD && NO_ALIASES.contains(last.name());
    if (isKeyword) {
      return Optional.empty();
    }
    if (item.size() == 1) {
      return Optional.of(last.name());
    }
    SqlToken before = item.get(item.size() - 2);
    boolean isAlias =
        before.is("AS")
            || before.is(".")
            || before.is(")")
            || before.isString()
            || before.kind() == SqlToken.Kind.NUMBER
            || (before.isName() && !BEFORE_VALUES.contains(before.name()));
    return isAlias ? Optional.of(last.name()) : Optional.empty();
  }

  /// Refuses a query that a table or view is made of and two of whose columns have one name.
  ///
  /// @param translated the query for DuckDB
  static void refuseDoubled(List<SqlToken> query, String translated, StatementExecution execution) {
    SelectList list = of(query);
    List<String> names =
        list.mayRepeatTables()
            ? execution.describe(translated).stream().map(ResultColumn::name).toList()
            : list.names();
    doubled(names).stream()
        .findFirst()
        .ifPresent(
            name -> {
              throw QueryErrors.doubled(name);
            });
  }

  /// Those of some names that are there more than once, in order.
  static List<String> doubled(List<String> names) {
    Set<String> seen = new HashSet<>();
    return names.stream().filter(name -> !seen.add(name)).distinct().toList();
  }
}
