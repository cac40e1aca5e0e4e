package accelerator.emulators.snowflake;

import java.util.List;

/// Reads `convert_timezone(zone, x)::timestamp_ntz` as what it says, the wall clock of a zone,
/// without a `timestamp_tz` in between: that one costs DuckDB several times as much, and a
/// statement that makes one has all of its comparisons wrapped.
final class ZoneWalls implements DialectRewrite {
  private static final String WALL = "SF_NTZ";
  private static final String ZONED = "SF_IN_ZONE";

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    return statement.stream().anyMatch(token -> token.is(ZONED))
        ? SqlCall.replaceAll(statement, WALL::equals, ZoneWalls::wall)
        : statement;
  }

  private static List<SqlToken> wall(SqlCall call) {
    if (call.arguments().size() != 1) {
      return call.tokens();
    }
    List<SqlToken> value = call.arguments().getFirst();
    boolean isZoned =
        value.size() > 2
            && value.getFirst().is(ZONED)
            && SqlCall.closing(value, 1) == value.size() - 1;
    return isZoned
        ? SqlCall.of(
            SqlToken.word("SF_WALL_IN_ZONE", call.name().start()),
            SqlCall.split(value.subList(2, value.size() - 1)))
        : call.tokens();
  }
}
