package accelerator.emulators.snowflake;

import java.util.Locale;

/// A piece of a statement in Snowflake's dialect.
///
/// @param text what it says: a word as written, a quoted name or a string without its quotes and
///   with its escapes resolved
/// @param start its offset in the statement as it came; what a rewrite puts in has that of what it
///   replaces
/// @param spaced whether white space or a comment comes before it
record SqlToken(Kind kind, String text, int start, boolean spaced) {
  enum Kind {
    WORD,
    QUOTED,
    STRING,
    NUMBER,
    SYMBOL,
    /// A stage and a path, `@database.schema.stage/path/`.
    STAGE,
    /// A call that was rewritten and stands for its tokens while the calls around it are rewritten;
    /// its text is their number.
    REWRITTEN
  }

  static SqlToken word(String text, int start) {
    return new SqlToken(Kind.WORD, text, start, true);
  }

  static SqlToken quoted(String text, int start) {
    return new SqlToken(Kind.QUOTED, text, start, true);
  }

  static SqlToken string(String text, int start) {
    return new SqlToken(Kind.STRING, text, start, true);
  }

  static SqlToken symbol(String text, int start) {
    return new SqlToken(Kind.SYMBOL, text, start, false);
  }

  /// Whether it is this keyword, unquoted name or symbol.
  boolean is(String wordOrSymbol) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(wordOrSymbol);
  }

  /// The same; in upper case if it is a quoted name.
  SqlToken folded() {
    return kind == Kind.QUOTED
        ? new SqlToken(kind, text.toUpperCase(Locale.ROOT), start, spaced)
        : this;
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  boolean isString() {
    return kind == Kind.STRING;
  }

  /// The identifier it stands for: unquoted names fold to upper case.
  String name() {
    return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : text;
  }

  /// Its spelling for DuckDB.
  String sql() {
    return switch (kind) {
      case WORD -> name();
      case QUOTED -> '"' + DuckDbName.of(text).replace("\"", "\"\"") + '"';
      case STRING -> "'" + text.replace("'", "''") + "'";
      case NUMBER, SYMBOL, REWRITTEN -> text;
      case STAGE -> '@' + text;
    };
  }
}
