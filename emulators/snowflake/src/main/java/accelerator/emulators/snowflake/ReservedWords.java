package accelerator.emulators.snowflake;

import java.util.List;
import java.util.Set;

/// Quotes names that are plain words to Snowflake and keywords to DuckDB, such as a column `at`.
/// Time travel, `at (..)`, is refused.
final class ReservedWords implements DialectRewrite {
  private static final Set<String> WORDS =
      Set.of(
          "ANALYSE",
          "ANALYZE",
          "ASYMMETRIC",
          "AT",
          "DEFERRABLE",
          "DO",
          "INITIALLY",
          "LAMBDA",
          "PLACING",
          "SUMMARIZE",
          "SYMMETRIC",
          "VARIADIC");

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    for (int at = 0; at + 1 < statement.size(); at++) {
      if (statement.get(at).is("AT") && statement.get(at + 1).is("(")) {
        throw SnowflakeError.unsupported("time travel AT");
      }
    }
    return statement.stream().map(ReservedWords::quoted).map(ReservedWords::spelled).toList();
  }

  /// `minus` is the other name of `except`.
  private static SqlToken spelled(SqlToken token) {
    return token.kind() == SqlToken.Kind.WORD && token.name().equals("MINUS")
        ? SqlToken.word("EXCEPT", token.start())
        : token;
  }

  private static SqlToken quoted(SqlToken token) {
    boolean isReserved = token.kind() == SqlToken.Kind.WORD && WORDS.contains(token.name());
    return isReserved
        ? new SqlToken(SqlToken.Kind.QUOTED, token.name(), token.start(), token.spaced())
        : token;
  }
}
