package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Turns `to_number(x, precision, scale)` and its other names into casts, since DuckDB's macros
/// cannot carry a type's arguments. A scale that is left out is 0, a precision 38. Formats such as
/// `'99.9'` are refused.
final class NumberConversions implements DialectRewrite {
  private static final Set<String> NAMES = Set.of("TO_NUMBER", "TO_DECIMAL", "TO_NUMERIC");
  private static final Set<String> TRY_NAMES =
      Set.of("TRY_TO_NUMBER", "TRY_TO_DECIMAL", "TRY_TO_NUMERIC");

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    return SqlCall.replaceAll(
        statement,
        function -> NAMES.contains(function) || TRY_NAMES.contains(function),
        call -> cast(call, NAMES.contains(call.name().name()) ? "CAST" : "TRY_CAST"));
  }

  private static List<SqlToken> cast(SqlCall call, String cast) {
    int start = call.name().start();
    List<List<SqlToken>> arguments = call.arguments();
    boolean isPlain =
        !arguments.isEmpty()
            && arguments.stream()
                .skip(1)
                .allMatch(
                    argument ->
                        argument.size() == 1 && argument.getFirst().kind() == SqlToken.Kind.NUMBER);
    if (!isPlain || arguments.size() > 3) {
      throw SnowflakeError.unsupported(call.name().name() + " with a format");
    }
    String precision = arguments.size() > 1 ? arguments.get(1).getFirst().text() : "38";
    String scale = arguments.size() > 2 ? arguments.get(2).getFirst().text() : "0";
    List<SqlToken> inner = new ArrayList<>(arguments.getFirst());
    inner.addAll(ComposedSql.of("AS DECIMAL(%s, %s)".formatted(precision, scale), start));
    return SqlCall.of(SqlToken.word(cast, start), List.of(inner));
  }
}
