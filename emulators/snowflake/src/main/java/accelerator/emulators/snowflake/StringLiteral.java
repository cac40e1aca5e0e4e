package accelerator.emulators.snowflake;

/// A string between single quotes, with Snowflake's backslash escapes resolved.
///
/// @param end the offset behind its closing quote
record StringLiteral(String value, int end) {
  /// Reads the string that begins at an offset of a statement.
  ///
  /// @throws SnowflakeError if it does not end, or an escape has no digits
  static StringLiteral read(String sql, int start) {
    StringBuilder value = new StringBuilder();
    int at = start + 1;
    while (at < sql.length()) {
      char next = sql.charAt(at++);
      if (next == '\'') {
        if (at == sql.length() || sql.charAt(at) != '\'') {
          return new StringLiteral(value.toString(), at);
        }
        at++;
        value.append('\'');
      } else if (next == '\\' && at < sql.length()) {
        char letter = sql.charAt(at++);
        int digits = letter == 'x' ? 2 : letter == 'u' ? 4 : 0;
        value.append(digits > 0 ? codeUnit(sql, at, digits) : escaped(letter));
        at += digits;
      } else {
        value.append(next);
      }
    }
    throw SnowflakeError.unexpectedEnd(sql);
  }

  private static char escaped(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '0' -> '\0';
      default -> letter;
    };
  }

  private static char codeUnit(String sql, int at, int digits) {
    String hexadecimal = sql.substring(at, Math.min(at + digits, sql.length()));
    if (!hexadecimal.matches("[0-9A-Fa-f]{" + digits + "}")) {
      throw SnowflakeError.syntax(sql, SqlToken.word("\\" + hexadecimal, at));
    }
    return (char) Integer.parseInt(hexadecimal, 16);
  }
}
