package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;

/// A cast as a statement writes it.
final class SnowflakeTypeCall {
  private SnowflakeTypeCall() {}

  static List<SqlToken> of(List<SqlToken> value, String type) {
    int start = value.getFirst().start();
    List<SqlToken> inner = new ArrayList<>(value);
    inner.addAll(ComposedSql.of("AS " + type, start));
    return SqlCall.of(SqlToken.word("CAST", start), List.of(inner));
  }
}
