package accelerator.recommend.events;

import accelerator.core.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What the batch's SQL makes of given rows of Snowplow's tables: `events.sql` of the domain and
/// its interactions, as they stand, in a DuckDB.
final class BatchInteractions {
  /// A column that SQL reads, and what stands in where a table has none of its name.
  private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)\\|(\\w+)}");

  /// Snowflake's functions that DuckDB spells otherwise.
  private static final List<String> SPELLINGS =
      List.of(
          "hex_encode(value) as hex(value)",
          "regexp_count(value, pattern) as len(regexp_extract_all(value, pattern))",
          "convert_timezone(zone, moment) as timezone(zone, moment::timestamptz)",
          "dateadd(part, amount, moment) as moment + to_days(amount)");

  /// Columns of the shop's table that say nothing of who, what and when.
  private static final List<String> TOLD_OF_PRODUCTS =
      List.of(
          "product_price",
          "product_currency",
          "product_category",
          "product_name",
          "product_brand",
          "ecommerce_user_is_guest");

  private BatchInteractions() {}

  /// User, item, second and type of each interaction.
  ///
  /// @param columns of the table that the events are read from, as `create table` has them
  static TreeSet<String> of(
      Domain domain, boolean countListViews, String columns, List<List<Object>> rows)
      throws IOException, SQLException {
    UnaryOperator<String> filled =
        sql ->
            PLACE
                .matcher(sql.replace("${source}", "given").replace("${events}", "events"))
                .replaceAll(
                    place -> columns.contains(place.group(1)) ? place.group(1) : place.group(2))
                .replace("timestamp_ntz", "timestamp")
                .replace(":start_date", "'2025-09-01'")
                .replace(":known_date", "'2025-09-01'")
                .replace(":end_date", "'2025-09-01'")
                .replace(":now_seconds", Long.toString(BatchAndStreamTest.NOW.getEpochSecond()))
                .replace(":count_list_views", "'%s'".formatted(countListViews))
                .replace(":stitch_cookies", "'false'");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("set TimeZone = 'UTC'");
      for (String spelling : SPELLINGS) {
        statement.execute("create macro " + spelling);
      }
      statement.execute("create table given (" + columns + ")");
      try (PreparedStatement insert =
          duck.prepareStatement("insert into given values (?, ?, ?, ?, ?)")) {
        for (List<Object> row : rows) {
          for (int index = 0; index < row.size(); index++) {
            Object value = row.get(index);
            insert.setObject(
                index + 1, value instanceof Optional<?> text ? text.orElse(null) : value);
          }
          insert.execute();
        }
      }
      for (String told : TOLD_OF_PRODUCTS) {
        statement.execute("alter table given add column if not exists %s varchar".formatted(told));
      }
      statement.execute("create table events as " + filled.apply(sql(domain, "events")));
      TreeSet<String> texts = new TreeSet<>();
      try (ResultSet result = statement.executeQuery(filled.apply(sql(domain, "interactions")))) {
        while (result.next()) {
          texts.add(
              String.format(
                  Locale.ROOT,
                  "%s ; %s ; %d ; %s",
                  result.getString(1),
                  result.getString(2),
                  result.getLong(3),
                  result.getString(4)));
        }
      }
      return texts;
    }
  }

  private static String sql(Domain domain, String name) throws IOException {
    return Files.readString(
        Path.of(System.getProperty("project.root", "../.."), "sql", domain.key(), name + ".sql"));
  }
}
