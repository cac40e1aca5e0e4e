package accelerator.emulators.snowflake;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A statement that DuckDB complains about, and where.
///
/// @param sql the statement as it came
/// @param line from 1 on; 1 where DuckDB does not say
record Complaint(String sql, int line) {
  private static final Pattern LINE = Pattern.compile("\nLINE (\\d+): ");

  /// @param message of DuckDB's: its lines are the statement's own
  static Complaint of(String message, String sql) {
    Matcher found = LINE.matcher(message);
    return new Complaint(sql, found.find() ? Integer.parseInt(found.group(1)) : 1);
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

  /// A name with the qualifiers that the statement puts before it.
  String asWritten(String name) {
    List<SqlToken> tokens = SqlTokenizer.tokens(sql);
    int start = find(name).start();
    for (int index = 0; index < tokens.size(); index++) {
      SqlToken token = tokens.get(index);
      if (token.start() == start && token.isName() && token.text().equalsIgnoreCase(name)) {
        StringBuilder full = new StringBuilder(token.name());
        for (int before = index - 1; before > 0 && tokens.get(before).is("."); before -= 2) {
          full.insert(0, tokens.get(before - 1).name() + ".");
        }
        return full.toString();
      }
    }
    return name;
  }
}
