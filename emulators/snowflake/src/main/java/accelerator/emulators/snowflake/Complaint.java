package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A statement that DuckDB complains about, and where.
///
/// @param sql the statement as it came
/// @param line from 1 on; 1 where DuckDB does not say
/// @param isPlaced whether it does
record Complaint(String sql, int line, boolean isPlaced) {
  /// Calls that are looked at more closely.
  private static final int FEW = 20;

  private static final Pattern LINE = Pattern.compile("\nLINE (\\d+): ");

  /// @param message of DuckDB's: its lines are the statement's own
  static Complaint of(String message, String sql) {
    Matcher found = LINE.matcher(message);
    boolean isPlaced = found.find();
    return new Complaint(sql, isPlaced ? Integer.parseInt(found.group(1)) : 1, isPlaced);
  }

  /// The token of this text that is nearest to the line, the first of several there; if there is
  /// none, the text at the statement's start. One way through the statement, however long it is.
  SqlToken find(String text) {
    SqlToken nearest = SqlToken.word(text, 0);
    int distance = Integer.MAX_VALUE;
    int at = 1;
    int read = 0;
    for (SqlToken token : SqlTokenizer.tokens(sql)) {
      for (; read < token.start(); read++) {
        at += sql.charAt(read) == '\n' ? 1 : 0;
      }
      if (Math.abs(at - line) < distance && isWritten(token, text)) {
        nearest = token;
        distance = Math.abs(at - line);
      }
    }
    return nearest;
  }

  private static boolean isWritten(SqlToken token, String text) {
    String written = token.isString() ? "'" + token.text() + "'" : token.text();
    return written.equalsIgnoreCase(text) || token.text().equalsIgnoreCase(text);
  }

  /// A name in the statement.
  ///
  /// @param written with the qualifiers that the statement puts before it
  /// @param at where the first of these begins
  /// @param isSelectedBesideGroups whether it is in the select list of a query with `group by`
  record Name(String written, SqlPosition at, boolean isSelectedBesideGroups) {}

  /// A call in the statement.
  ///
  /// @param clause the word that begins the clause around it
  record Call(String written, String clause) {}

  /// A name with the qualifiers that the statement puts before it.
  String asWritten(String name) {
    return name(name).written();
  }

  Name name(String name) {
    List<SqlToken> tokens = SqlTokenizer.tokens(sql);
    int start = find(name).start();
    for (int index = 0; index < tokens.size(); index++) {
      SqlToken token = tokens.get(index);
      if (token.start() == start && token.isName() && token.text().equalsIgnoreCase(name)) {
        StringBuilder full = new StringBuilder(token.name());
        int first = index;
        for (; first > 1 && tokens.get(first - 1).is("."); first -= 2) {
          full.insert(0, tokens.get(first - 2).name() + ".");
        }
        return new Name(
            full.toString(),
            SqlPosition.in(sql, tokens.get(first).start()),
            new QueryClauses(tokens).isSelectedBesideGroups(index));
      }
    }
    return new Name(name, new SqlPosition(line, firstColumn()), false);
  }

  /// The aggregate or the window that is nearest to the line; of several there, the first outside
  /// of a select list.
  Call call(boolean isWindow) {
    List<SqlToken> tokens = SqlTokenizer.tokens(sql);
    Brackets brackets = Brackets.of(tokens);
    QueryClauses clauses = new QueryClauses(tokens);
    List<Call> calls =
        nearest(tokens, brackets, isWindow).stream()
            .map(
                at ->
                    new Call(
                        SqlTokenizer.render(
                            tokens.subList(at, end(tokens, brackets, at, isWindow))),
                        clauses.around(at)))
            .toList();
    return calls.stream()
        .filter(call -> !call.clause().equals("SELECT"))
        .findFirst()
        .or(() -> calls.stream().findFirst())
        .orElse(new Call("", ""));
  }

  /// Where the calls on the nearest line begin that has any, a few of them. One way through the
  /// statement.
  private List<Integer> nearest(List<SqlToken> tokens, Brackets brackets, boolean isWindow) {
    List<Integer> nearest = new ArrayList<>();
    int distance = Integer.MAX_VALUE;
    int at = 1;
    int read = 0;
    for (int index = 0; index + 1 < tokens.size(); index++) {
      SqlToken token = tokens.get(index);
      for (; read < token.start(); read++) {
        at += sql.charAt(read) == '\n' ? 1 : 0;
      }
      boolean isCall =
          token.isName()
              && brackets.closing(index + 1) > 0
              && isWindow(tokens, brackets, index) == isWindow
              && (isWindow || AggregateWords.isAggregate(token));
      if (!isCall || Math.abs(at - line) > distance) {
        continue;
      }
      if (Math.abs(at - line) < distance) {
        nearest.clear();
        distance = Math.abs(at - line);
      }
      if (nearest.size() < FEW) {
        nearest.add(index);
      }
    }
    return nearest;
  }

  private static boolean isWindow(List<SqlToken> tokens, Brackets brackets, int at) {
    int next = brackets.closing(at + 1) + 1;
    return next + 1 < tokens.size()
        && tokens.get(next).is("OVER")
        && brackets.closing(next + 1) > 0;
  }

  private static int end(List<SqlToken> tokens, Brackets brackets, int at, boolean isWindow) {
    int close = brackets.closing(at + 1);
    return 1 + (isWindow ? brackets.closing(close + 2) : close);
  }

  /// Where what the line says begins, from 0.
  int firstColumn() {
    String said = sql.lines().skip(line - 1L).findFirst().orElse("");
    return said.length() - said.stripLeading().length();
  }
}
