package accelerator.emulators.snowflake;

/// How DuckDB spells Snowflake's names: it compares names without regard to case, Snowflake
/// compares them exactly once unquoted ones are folded to upper case. So a lower-case letter, which
/// only a quoted name has, becomes a mark from Unicode's private use area and its upper-case
/// letter: `Shop` and `SHOP` are two names to DuckDB, too.
final class DuckDbName {
  private static final char MARK = '\uE000';

  private DuckDbName() {}

  /// DuckDB's spelling of a name, without quotes.
  static String of(String name) {
    StringBuilder spelled = new StringBuilder(name.length());
    for (int index = 0; index < name.length(); index++) {
      char letter = name.charAt(index);
      if (letter >= 'a' && letter <= 'z') {
        spelled.append(MARK).append((char) (letter - 'a' + 'A'));
      } else {
        spelled.append(letter);
      }
    }
    return spelled.toString();
  }

  /// A text of DuckDB's with every name in it as Snowflake spells it. `written_name` in
  /// `snowflake.sql` is the same.
  static String written(String text) {
    if (text.indexOf(MARK) < 0) {
      return text;
    }
    StringBuilder written = new StringBuilder(text.length());
    for (int index = 0; index < text.length(); index++) {
      char letter = text.charAt(index);
      boolean isMarked = letter == MARK && index + 1 < text.length();
      written.append(isMarked ? Character.toLowerCase(text.charAt(++index)) : letter);
    }
    return written.toString();
  }
}
