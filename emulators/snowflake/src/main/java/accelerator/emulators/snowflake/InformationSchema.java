package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Answers `[database.]information_schema.columns`, `tables`, `views` and `schemata` from views in
/// Snowflake's terms.
final class InformationSchema implements DialectRewrite {
  private static final Set<String> VIEWS = Set.of("COLUMNS", "TABLES", "VIEWS", "SCHEMATA");

  private final SnowflakeSession session;

  InformationSchema(SnowflakeSession session) {
    this.session = session;
  }

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    List<SqlToken> result = new ArrayList<>(statement.size());
    int at = 0;
    while (at < statement.size()) {
      SqlToken token = statement.get(at);
      boolean isSchema =
          token.isName()
              && token.name().equals("INFORMATION_SCHEMA")
              && at + 2 < statement.size()
              && statement.get(at + 1).is(".");
      if (!isSchema) {
        result.add(token);
        at++;
        continue;
      }
      String database = takeDatabase(result);
      result.addAll(view(database, statement.get(at + 2)));
      at += 3;
    }
    return result;
  }

  /// The database named just before, which it takes away; else the session's.
  private String takeDatabase(List<SqlToken> before) {
    if (before.isEmpty() || !before.getLast().is(".")) {
      return session.database();
    }
    before.removeLast();
    return before.removeLast().name();
  }

  private static List<SqlToken> view(String database, SqlToken name) {
    if (!VIEWS.contains(name.name())) {
      throw SnowflakeError.missing(
          "Object", "%s.INFORMATION_SCHEMA.%s".formatted(database, name.name()));
    }
    List<SqlToken> view =
        new ArrayList<>(
            ComposedSql.of(
                "(SELECT * FROM memory.main.information_schema_%s WHERE CATALOG_NAME ="
                    .formatted(name.name()),
                name.start()));
    view.add(SqlToken.string(database, name.start()));
    view.add(SqlToken.symbol(")", name.start()));
    return view;
  }
}
