package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a statement token by token. What does not fit is Snowflake's syntax error at that place.
final class SqlTokenCursor {
  private final String sql;
  private final List<SqlToken> tokens;
  private int at;

  /// @param sql the statement as it came, for positions in errors
  SqlTokenCursor(String sql, List<SqlToken> tokens) {
    this.sql = sql;
    this.tokens = List.copyOf(tokens);
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  /// Whether the next tokens are these words or symbols.
  boolean sees(String... words) {
    for (int index = 0; index < words.length; index++) {
      if (at + index >= tokens.size() || !tokens.get(at + index).is(words[index])) {
        return false;
      }
    }
    return true;
  }

  /// Steps over these words or symbols if all of them come next.
  boolean accept(String... words) {
    if (!sees(words)) {
      return false;
    }
    at += words.length;
    return true;
  }

  void expect(String... words) {
    for (String word : words) {
      if (!accept(word)) {
        throw unexpected();
      }
    }
  }

  Optional<SqlToken> peek() {
    return atEnd() ? Optional.empty() : Optional.of(tokens.get(at));
  }

  SqlToken next() {
    if (atEnd()) {
      throw SnowflakeError.unexpectedEnd(sql);
    }
    return tokens.get(at++);
  }

  /// A name of one to three parts, such as `database.schema.name`.
  ObjectName name() {
    List<String> parts = new ArrayList<>();
    do {
      if (peek().filter(SqlToken::isName).isEmpty()) {
        throw unexpected();
      }
      parts.add(next().name());
    } while (accept("."));
    if (parts.size() > 3) {
      throw unexpected();
    }
    return new ObjectName(parts);
  }

  /// The text of a string.
  String string() {
    if (peek().filter(SqlToken::isString).isEmpty()) {
      throw unexpected();
    }
    return next().text();
  }

  /// The tokens between the bracket that comes next and the one that closes it.
  List<SqlToken> bracketed() {
    expect("(");
    int start = at;
    int depth = 1;
    while (depth > 0) {
      SqlToken token = next();
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
    }
    return tokens.subList(start, at - 1);
  }

  List<SqlToken> rest() {
    List<SqlToken> rest = tokens.subList(at, tokens.size());
    at = tokens.size();
    return rest;
  }

  /// How many tokens are left.
  int left() {
    return tokens.size() - at;
  }

  void expectEnd() {
    if (!atEnd()) {
      throw unexpected();
    }
  }

  SnowflakeError unexpected() {
    return atEnd() ? SnowflakeError.unexpectedEnd(sql) : SnowflakeError.syntax(sql, tokens.get(at));
  }

  /// The statement as it came.
  String sql() {
    return sql;
  }
}
