package accelerator.warehouse;

import accelerator.core.StatementFailed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A warehouse over a DuckDB of its own, in memory: statements that are submitted have run when the
/// id comes back. What only Snowflake has (`copy into`, its history) is answered by rows given
/// before. Spellings of Snowflake's are replaced; the local Snowflake, which does it whole, is
/// tried by the tests of the local stack.
final class DuckDbWarehouse implements Warehouse, AutoCloseable {
  private static final String TABLES =
      """
      select table_name, table_type, comment
      from (
          select upper(schema_name) as schema_name, upper(table_name) as table_name,
              'BASE TABLE' as table_type, comment
          from duckdb_tables()
          union all
          select upper(schema_name), upper(view_name), 'VIEW', comment
          from duckdb_views()
      )
      where schema_name = upper(?) and starts_with(table_name, ?)
      order by table_name
      """;

  private static final Pattern COMMENTED =
      Pattern.compile(
          "(?s)create or replace (?:transient )?(table|view) (\\S+)\\s.*?comment = '([^']*)'");

  final Connection connection;
  final List<BoundScript> submitted = new ArrayList<>();
  final List<String> tags = new ArrayList<>();
  final Map<String, StatementState> states = new HashMap<>();
  final List<String> cancelled = new ArrayList<>();

  /// Statements that still run, by their tags.
  final Map<String, String> running = new HashMap<>();

  /// Columns that were made in quotes.
  final Set<String> quotedColumns = new HashSet<>();

  Function<BoundScript, List<ResultRow>> copies = _ -> List.of();

  /// What is refused, by a piece of the statement's text or the path of its file.
  final Map<String, StatementFailed> refusals = new HashMap<>();

  private final Map<String, List<ResultRow>> results = new HashMap<>();

  DuckDbWarehouse() {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      execute("attach ':memory:' as SHOP");
      execute("create schema SHOP.SNOWPLOW");
      execute("create schema SHOP.PERSONALIZE");
      execute("set TimeZone = 'UTC'");
      execute("create macro hex_encode(value) as hex(value)");
      execute(
          "create macro regexp_count(value, pattern) as len(regexp_extract_all(value, pattern))");
      execute("create macro convert_timezone(zone, moment) as timezone(zone, moment::timestamptz)");
      execute("create macro dateadd(part, amount, moment) as moment + to_days(amount)");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  void execute(String sql) {
    query(new BoundScript("given", sql, List.of()), "given");
  }

  @Override
  public List<ResultRow> query(BoundScript script, String tag) {
    tags.add(tag);
    refusals.forEach(
        (piece, refusal) -> {
          if (script.text().contains(piece) || script.path().equals(piece)) {
            throw refusal;
          }
        });
    return switch (script.path()) {
      case "sql/snowflake/find_statements.sql" -> running(script);
      case "sql/snowflake/cancel_statement.sql" -> {
        cancelled.add(script.text().replaceAll("(?s).*'(.*)'.*", "$1"));
        yield List.of();
      }
      case "sql/snowflake/find_tables.sql" -> ask(TABLES, script);
      case "sql/checks/source_columns.sql" ->
          ask(script.text().replace("SHOP.information_schema", "information_schema"), script)
              .stream()
              .map(this::stored)
              .toList();
      default -> {
        List<ResultRow> rows = ask(spelled(script.text()), script);
        comment(script);
        yield rows;
      }
    };
  }

  private List<ResultRow> running(BoundScript script) {
    return running.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(script.values().getFirst().toString()))
        .map(entry -> new ResultRow(Map.of("query_id", entry.getValue())))
        .toList();
  }

  /// A column as Snowflake's information schema tells it.
  private ResultRow stored(ResultRow row) {
    String name = row.text("column_name").orElse("");
    String type = row.text("data_type").orElse("");
    Map<String, String> told = new HashMap<>();
    told.put("table_name", row.text("table_name").orElse("").toUpperCase(Locale.ROOT));
    told.put("column_name", quotedColumns.contains(name) ? name : name.toUpperCase(Locale.ROOT));
    told.put("data_type", type(type));
    if (type(type).equals("NUMBER")) {
      told.put("numeric_scale", row.text("numeric_scale").orElse("0"));
    }
    return new ResultRow(told);
  }

  private static String type(String type) {
    if (type.startsWith("DECIMAL") || type.contains("INT")) {
      return "NUMBER";
    }
    return switch (type) {
      case "VARCHAR" -> "TEXT";
      case "DOUBLE", "FLOAT" -> "FLOAT";
      case "TIMESTAMP" -> "TIMESTAMP_NTZ";
      default -> type;
    };
  }

  /// A table's or view's properties are no part of its statement in DuckDB.
  private static String spelled(String text) {
    return text.replace("transient table", "table")
        .replace("data_retention_time_in_days = 0\n", "")
        .replace("copy grants\n", "")
        .replaceAll("(?m)^comment = '.*'\n", "")
        .replace("timestamp_ntz", "timestamp")
        .replace("timestamp_tz", "timestamptz");
  }

  /// The comment of what a statement has made, which is a statement of its own in DuckDB.
  private void comment(BoundScript script) {
    Matcher commented = COMMENTED.matcher(script.text());
    if (commented.find()) {
      execute(
          "comment on %s %s is '%s'"
              .formatted(commented.group(1), commented.group(2), commented.group(3)));
    }
  }

  private List<ResultRow> ask(String sql, BoundScript script) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < script.values().size(); i++) {
        statement.setObject(i + 1, script.values().get(i));
      }
      return statement.execute() ? read(statement.getResultSet()) : List.of();
    } catch (SQLException failure) {
      throw new StatementFailed(script.path() + ": " + failure.getMessage());
    }
  }

  private static List<ResultRow> read(ResultSet result) throws SQLException {
    List<ResultRow> rows = new ArrayList<>();
    while (result.next()) {
      Map<String, String> values = new HashMap<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        String value = result.getString(i);
        if (value != null) {
          values.put(result.getMetaData().getColumnLabel(i), value);
        }
      }
      rows.add(new ResultRow(values));
    }
    return rows;
  }

  @Override
  public String submit(BoundScript script, String tag) {
    submitted.add(script);
    String id = "query-" + submitted.size();
    try {
      boolean isCopy = script.path().startsWith("sql/snowflake/");
      results.put(id, isCopy ? copies.apply(script) : query(script, tag));
      states.putIfAbsent(id, new StatementState.Done());
    } catch (StatementFailed failure) {
      states.put(id, new StatementState.Failed(String.valueOf(failure.getMessage())));
    }
    return id;
  }

  @Override
  public StatementState state(String queryId) {
    return states.getOrDefault(queryId, new StatementState.Running());
  }

  @Override
  public List<ResultRow> result(String queryId) {
    return results.getOrDefault(queryId, List.of());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
