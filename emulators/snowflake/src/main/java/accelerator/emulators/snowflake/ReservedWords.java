package accelerator.emulators.snowflake;

import java.util.List;
import java.util.Set;

/// Quotes names that are plain words to Snowflake and keywords to DuckDB, such as a column `at`.
/// Time travel, `at (..)`, is refused.
final class ReservedWords implements Rewrite {
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
  public List<Token> apply(List<Token> statement) {
    for (int at = 0; at + 1 < statement.size(); at++) {
      if (statement.get(at).is("AT") && statement.get(at + 1).is("(")) {
        throw SnowflakeError.unsupported("time travel AT");
      }
    }
    return statement.stream().map(ReservedWords::quoted).toList();
  }

  private static Token quoted(Token token) {
    boolean isReserved = token.kind() == Token.Kind.WORD && WORDS.contains(token.name());
    return isReserved
        ? new Token(Token.Kind.QUOTED, token.name(), token.start(), token.spaced())
        : token;
  }
}
