package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;

/// Cuts a statement of Snowflake's dialect into tokens: backslash escapes in strings, strings
/// between `$$`, comments that begin with `--`, `//` or `/*`, and stages with their paths.
final class SqlTokenizer {
  /// What an identifier may have, in characters.
  private static final int LONGEST_NAME = 255;

  private static final List<String> LONG_SYMBOLS =
      List.of("::", "||", "<=", ">=", "<>", "!=", "=>", "->", ":=");

  private final String sql;
  private final List<SqlToken> tokens = new ArrayList<>();
  private int at;
  private boolean spaced;

  private SqlTokenizer(String sql) {
    this.sql = sql;
  }

  static List<SqlToken> tokens(String sql) {
    SqlTokenizer tokenizer = new SqlTokenizer(sql);
    while (tokenizer.skipSpace()) {
      tokenizer.next();
    }
    return tokenizer.tokens;
  }

  /// The statement that tokens spell for DuckDB.
  static String render(List<SqlToken> tokens) {
    StringBuilder text = new StringBuilder();
    for (SqlToken token : tokens) {
      if (token.spaced() && !text.isEmpty()) {
        text.append(' ');
      }
      text.append(token.sql());
    }
    return text.toString();
  }

  /// The same, each token on the line that it has in the statement as it came, as far as their
  /// order allows: so the lines of DuckDB's errors are those of the statement.
  static String renderInLines(List<SqlToken> tokens, String statement) {
    StringBuilder text = new StringBuilder();
    int read = 0;
    int line = 1;
    int written = 1;
    for (SqlToken token : tokens) {
      int start = Math.min(token.start(), statement.length());
      if (start > read) {
        line += lines(statement, read, start);
        read = start;
      }
      String sql = token.sql();
      if (written < line) {
        text.repeat("\n", line - written);
        written = line;
      } else if (token.spaced() && !text.isEmpty()) {
        text.append(' ');
      }
      text.append(sql);
      written += lines(sql, 0, sql.length());
    }
    return text.toString();
  }

  private static int lines(String text, int from, int to) {
    int lines = 0;
    for (int index = text.indexOf('\n', from); index >= 0 && index < to; ) {
      lines++;
      index = text.indexOf('\n', index + 1);
    }
    return lines;
  }

  private boolean skipSpace() {
    spaced = false;
    while (at < sql.length()) {
      if (Character.isWhitespace(sql.charAt(at))) {
        at++;
      } else if (sql.startsWith("--", at) || sql.startsWith("//", at)) {
        at = indexOrEnd("\n", at);
      } else if (sql.startsWith("/*", at)) {
        at = Math.min(sql.length(), indexOrEnd("*/", at + 2) + 2);
      } else {
        return true;
      }
      spaced = true;
    }
    return false;
  }

  private int indexOrEnd(String text, int from) {
    int index = sql.indexOf(text, from);
    return index < 0 ? sql.length() : index;
  }

  private void next() {
    char first = sql.charAt(at);
    if (first == '\'') {
      string();
    } else if (first == '"') {
      quoted();
    } else if (sql.startsWith("$$", at)) {
      dollarString();
    } else if (first == '@') {
      stage();
    } else if (Character.isLetter(first) || first == '_') {
      add(SqlToken.Kind.WORD, end(at, SqlTokenizer::isWordPart));
      requireName(tokens.getLast());
    } else if (Character.isDigit(first) || (first == '.' && isDigit(at + 1))) {
      number();
    } else {
      symbol();
    }
  }

  private void add(SqlToken.Kind kind, int end) {
    tokens.add(new SqlToken(kind, sql.substring(at, end), at, spaced));
    at = end;
  }

  private void string() {
    StringLiteral string = StringLiteral.read(sql, at);
    tokens.add(new SqlToken(SqlToken.Kind.STRING, string.value(), at, spaced));
    at = string.end();
  }

  private void dollarString() {
    int end = sql.indexOf("$$", at + 2);
    if (end < 0) {
      throw SnowflakeError.unexpectedEnd(sql);
    }
    tokens.add(new SqlToken(SqlToken.Kind.STRING, sql.substring(at + 2, end), at, spaced));
    at = end + 2;
  }

  private void quoted() {
    int start = at++;
    StringBuilder name = new StringBuilder();
    while (at < sql.length()) {
      char next = sql.charAt(at++);
      if (next != '"') {
        name.append(next);
      } else if (at < sql.length() && sql.charAt(at) == '"') {
        at++;
        name.append('"');
      } else {
        tokens.add(new SqlToken(SqlToken.Kind.QUOTED, name.toString(), start, spaced));
        requireName(tokens.getLast());
        return;
      }
    }
    throw SnowflakeError.unexpectedEnd(sql);
  }

  /// A stage ends at white space, a bracket or a semicolon that is in no quotes; quotes are there
  /// in its name alone, before the first slash.
  private void stage() {
    int end = at + 1;
    boolean isQuoted = false;
    boolean isName = true;
    while (end < sql.length() && (isQuoted || !endsStage(sql.charAt(end)))) {
      isQuoted ^= isName && sql.charAt(end) == '"';
      isName &= isQuoted || sql.charAt(end) != '/';
      end++;
    }
    if (isQuoted) {
      throw SnowflakeError.unexpectedEnd(sql);
    }
    tokens.add(new SqlToken(SqlToken.Kind.STAGE, sql.substring(at + 1, end), at, spaced));
    at = end;
  }

  private static boolean endsStage(char next) {
    return Character.isWhitespace(next) || next == ')' || next == ';';
  }

  private void requireName(SqlToken name) {
    if (name.text().length() > LONGEST_NAME) {
      throw SnowflakeError.nameTooLong(name.text(), LONGEST_NAME);
    }
    if (name.text().chars().anyMatch(Character::isISOControl)) {
      throw SnowflakeError.syntax(sql, name);
    }
  }

  private void number() {
    int end = end(at, Character::isDigit);
    if (end < sql.length() && sql.charAt(end) == '.') {
      end = end(end + 1, Character::isDigit);
    }
    if (end < sql.length() && Character.toLowerCase(sql.charAt(end)) == 'e') {
      int sign = end + 1 < sql.length() && "+-".indexOf(sql.charAt(end + 1)) >= 0 ? 1 : 0;
      if (isDigit(end + 1 + sign)) {
        end = end(end + 1 + sign, Character::isDigit);
      }
    }
    add(SqlToken.Kind.NUMBER, end);
  }

  private void symbol() {
    for (String symbol : LONG_SYMBOLS) {
      if (sql.startsWith(symbol, at)) {
        add(SqlToken.Kind.SYMBOL, at + symbol.length());
        return;
      }
    }
    add(SqlToken.Kind.SYMBOL, at + 1);
  }

  private int end(int from, CharacterTest test) {
    int end = from;
    while (end < sql.length() && test.accepts(sql.charAt(end))) {
      end++;
    }
    return end;
  }

  private boolean isDigit(int index) {
    return index < sql.length() && Character.isDigit(sql.charAt(index));
  }

  private static boolean isWordPart(char next) {
    return Character.isLetterOrDigit(next) || next == '_' || next == '$';
  }

  @FunctionalInterface
  private interface CharacterTest {
    boolean accepts(char next);
  }
}
