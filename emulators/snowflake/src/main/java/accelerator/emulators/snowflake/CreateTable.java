package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// `create [or replace] [transient] table [if not exists] name ..`, with columns or from a query.
/// What only matters to Snowflake is read and dropped: `copy grants`, clustering, retention,
/// comments, keys (which Snowflake does not enforce either).
final class CreateTable {
  private static final Set<String> CONSTRAINTS =
      Set.of("PRIMARY", "UNIQUE", "FOREIGN", "CONSTRAINT");
  private static final Set<String> AFTER_TYPE =
      Set.of("NOT", "NULL", "DEFAULT", "COMMENT", "PRIMARY", "UNIQUE", "REFERENCES", "CONSTRAINT");
  private static final Set<String> OPTIONS =
      Set.of("DATA_RETENTION_TIME_IN_DAYS", "MAX_DATA_EXTENSION_TIME_IN_DAYS", "CHANGE_TRACKING");

  private CreateTable() {}

  /// @param cursor just after the word `table`
  static StatementResult run(
      SqlTokenCursor cursor,
      boolean isReplaced,
      StatementExecution execution,
      Privileges privileges) {
    boolean ifMissing = cursor.accept("IF", "NOT", "EXISTS");
    ObjectName name = cursor.name().in(execution.session());
    privileges.require("CREATE TABLE", "schema", name.parts().get(1), execution.session());
    String columns = "";
    if (cursor.sees("(")) {
      columns =
          SqlCall.split(cursor.bracketed()).stream()
              .filter(definition -> !isKey(definition.getFirst()))
              .map(definition -> column(new SqlTokenCursor(cursor.sql(), definition), execution))
              .collect(Collectors.joining(", ", "(", ")"));
    }
    Optional<String> comment = properties(cursor);
    boolean isThere = execution.warehouse().hasTable(name);
    if (isThere && !isReplaced && !ifMissing) {
      throw SnowflakeError.exists(name.dotted());
    }
    String create =
        "create %s table %s %s %s"
            .formatted(
                isReplaced ? "or replace" : "",
                ifMissing ? "if not exists" : "",
                name.sql(),
                columns);
    if (cursor.accept("AS")) {
      execution.session().requireWarehouse();
      List<SqlToken> query = cursor.rest();
      String translated = Statements.translated(query, execution);
      if (columns.isEmpty()) {
        SelectList.refuseDoubled(query, translated, execution);
      }
      create += " as " + translated;
    }
    cursor.expectEnd();
    execution.run(create);
    comment.ifPresent(text -> AlterTable.comment("TABLE", name, text, execution));
    return StatementResult.status(
        StatementKind.DEFINITION,
        isThere && ifMissing
            ? name.last() + " already exists, statement succeeded."
            : "Table %s successfully created.".formatted(name.last()));
  }

  private static boolean isKey(SqlToken first) {
    return first.kind() == SqlToken.Kind.WORD && CONSTRAINTS.contains(first.name());
  }

  /// Reads the properties of a table.
  ///
  /// @return its comment
  private static Optional<String> properties(SqlTokenCursor cursor) {
    if (cursor.sees("CLONE") || cursor.sees("LIKE")) {
      throw SnowflakeError.unsupported("CREATE TABLE " + cursor.next().name());
    }
    Optional<String> comment = Optional.empty();
    while (!cursor.atEnd() && !cursor.sees("AS")) {
      if (cursor.accept("COMMENT", "=")) {
        comment = Optional.of(cursor.string());
      } else if (cursor.accept("CLUSTER", "BY")) {
        cursor.bracketed();
      } else if (!cursor.accept("COPY", "GRANTS")) {
        skipOption(cursor);
      }
    }
    return comment;
  }

  private static void skipOption(SqlTokenCursor cursor) {
    SqlToken option = cursor.next();
    if (!OPTIONS.contains(option.name()) || !cursor.accept("=")) {
      throw SnowflakeError.syntax(cursor.sql(), option);
    }
    cursor.next();
  }

  /// A column for DuckDB: its name, and its type, default and `not null` if it has them.
  static String column(SqlTokenCursor cursor, StatementExecution execution) {
    String name = SqlToken.quoted(columnName(cursor), 0).sql();
    StringBuilder column = new StringBuilder(name);
    List<SqlToken> type = upTo(cursor, AFTER_TYPE);
    if (type.isEmpty()) {
      cursor.expectEnd();
      return column.toString();
    }
    TypeNames.Type plain =
        TypeNames.type(type, execution.session().parameter("TIMESTAMP_TYPE_MAPPING"));
    if (plain.length() < type.size()) {
      throw SnowflakeError.unsupported("column option " + type.get(plain.length()).text());
    }
    column.append(' ').append(plain.type().duckDb());
    if (plain.type().kind() == SnowflakeType.Kind.TEXT && plain.type().precision() > 0) {
      column.append(longest(name, plain.type().precision()));
    }
    while (!cursor.atEnd()) {
      column.append(constraint(cursor, execution));
    }
    return column.toString();
  }

  /// A text that is too long is refused with the words of the last argument.
  private static String longest(String column, int length) {
    return String.format(
        Locale.ROOT,
        " CHECK (CASE WHEN length(%1$s) > %2$d THEN CAST(error('String ''' || left(%1$s, 100)"
            + " || ''' is too long and would be truncated') AS BOOLEAN) ELSE true END)",
        column,
        length);
  }

  private static String columnName(SqlTokenCursor cursor) {
    ObjectName name = cursor.name();
    if (name.parts().size() > 1) {
      throw SnowflakeError.unsupported("column name " + name.dotted());
    }
    return name.last();
  }

  private static String constraint(SqlTokenCursor cursor, StatementExecution execution) {
    if (cursor.accept("NOT", "NULL")) {
      return " NOT NULL";
    }
    if (cursor.accept("DEFAULT")) {
      List<SqlToken> value = new ArrayList<>(List.of(cursor.next()));
      value.addAll(upTo(cursor, AFTER_TYPE));
      return " DEFAULT " + Statements.translated(value, execution);
    }
    if (cursor.accept("COMMENT")) {
      cursor.string();
      return "";
    }
    if (cursor.accept("NULL") || cursor.accept("UNIQUE") || cursor.accept("PRIMARY", "KEY")) {
      return "";
    }
    throw SnowflakeError.unsupported("column option " + cursor.next().text());
  }

  private static List<SqlToken> upTo(SqlTokenCursor cursor, Set<String> words) {
    List<SqlToken> tokens = new ArrayList<>();
    while (cursor
        .peek()
        .filter(token -> token.kind() != SqlToken.Kind.WORD || !words.contains(token.name()))
        .isPresent()) {
      tokens.add(cursor.next());
    }
    return tokens;
  }
}
