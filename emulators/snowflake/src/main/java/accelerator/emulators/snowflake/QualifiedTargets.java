package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;

/// Takes the table's name off the columns that an update or a merge sets: `set t.a = s.a` is `set a
/// = s.a` to DuckDB.
final class QualifiedTargets {
  private QualifiedTargets() {}

  static List<SqlToken> strip(List<SqlToken> statement) {
    List<SqlToken> result = new ArrayList<>(statement.size());
    boolean isTarget = false;
    int depth = 0;
    for (int at = 0; at < statement.size(); at++) {
      SqlToken token = statement.get(at);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      boolean isQualified =
          isTarget
              && token.isName()
              && at + 3 < statement.size()
              && statement.get(at + 1).is(".")
              && statement.get(at + 3).is("=");
      if (isQualified) {
        SqlToken column = statement.get(at + 2);
        result.add(new SqlToken(column.kind(), column.text(), column.start(), true));
        at += 2;
      } else {
        result.add(token);
      }
      isTarget = token.is("SET") || (token.is(",") && depth == 0);
    }
    return result;
  }
}
