package accelerator.recommend.events;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.recommend.events.Delivery.Sent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same Snowplow events by both ways: through the batch's SQL, as the tables that Snowplow's
/// dbt packages make of them, and through the mapping here. User, item, second and type are equal.
/// Cookies are not stitched here: that an anonymous cookie is somebody's is known to a run only.
class BatchAndStreamTest {
  private static final Instant NOW = Instant.parse("2025-12-01T07:00:00Z");
  private static final String PRODUCT =
      "contexts_com_snowplowanalytics_snowplow_ecommerce_product_1";
  private static final String USER = "contexts_com_snowplowanalytics_snowplow_ecommerce_user_1";
  private static final String ACTION =
      "unstruct_event_com_snowplowanalytics_snowplow_ecommerce_snowplow_ecommerce_action_1";
  private static final String SESSION = "contexts_com_snowplowanalytics_snowplow_media_session_1";
  private static final String PLAYER = "contexts_com_snowplowanalytics_snowplow_media_player_2";

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

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aShopsEventsAreTheSame(boolean countListViews) throws Exception {
    List<ObjectNode> events = new ArrayList<>();
    for (String action :
        List.of("product_view", "list_view", "transaction", "refund", "add_to_cart")) {
      // The tracker's user id is not the shop's: the batch never reads it in ecommerce.
      events.add(action(action, "shopper", "cookie", "tracker", List.of("p1", " p2 ")));
      events.add(action(action, null, "cookie", "tracker", List.of("p3")));
      events.add(action(action, " ", " spaced ", null, List.of("p4")));
      events.add(action(action, null, null, "tracker", List.of("p5")));
      events.add(action(action, "with,comma", "cookie", null, List.of("p6")));
      events.add(action(action, "ü".repeat(256), "cookie", null, List.of("p7")));
      events.add(action(action, "x".repeat(257), "cookie", null, List.of("p8")));
    }

    TreeSet<String> batch =
        batch(
            Domain.ECOMMERCE,
            countListViews,
            "ecommerce_user_id varchar, domain_userid varchar, product_id varchar, derived_tstamp timestamp, ecommerce_action_type varchar",
            events.stream().flatMap(event -> productRows(event).stream()).toList());

    assertThat(batch).hasSize(countListViews ? 15 : 10);
    assertThat(stream(Domain.ECOMMERCE, countListViews, events)).isEqualTo(batch);
  }

  @Test
  void aLibrarysPlaysAreTheSame() throws Exception {
    List<ObjectNode> events =
        List.of(
            play("m1", "viewer", "cookie", 31),
            play("m2", null, "cookie", 45.5),
            play("m3", "", " spaced ", 600),
            play("m4", "viewer", "cookie", 30),
            play("m5", null, null, 60),
            play("m6", "with\"quote", "cookie", 60));

    TreeSet<String> batch =
        batch(
            Domain.VIDEO_ON_DEMAND,
            false,
            "user_id varchar, user_identifier varchar, media_identifier varchar, start_tstamp timestamp, is_valid_play boolean",
            events.stream().map(BatchAndStreamTest::playRow).toList());

    assertThat(batch).hasSize(3);
    assertThat(stream(Domain.VIDEO_ON_DEMAND, false, events)).isEqualTo(batch);
  }

  private static ObjectNode action(
      String type,
      @Nullable String shopId,
      @Nullable String cookie,
      @Nullable String trackerId,
      List<String> products) {
    ObjectNode event =
        Json.object()
            .put("event_name", "snowplow_ecommerce_action")
            .put("event_id", "%s-%s".formatted(type, products))
            .put("user_id", trackerId)
            .put("domain_userid", cookie)
            .put("derived_tstamp", "2025-09-01T12:00:00.700Z");
    event.putObject(ACTION).put("type", type);
    ArrayNode entities = event.putArray(PRODUCT);
    // Every action has products of its own, so that a view of one kind is not taken for another.
    products.forEach(id -> entities.addObject().put("id", id.replace("p", type + "-")));
    Optional.ofNullable(shopId).ifPresent(id -> event.putArray(USER).addObject().put("id", id));
    return event;
  }

  /// As dbt-snowplow-ecommerce has it: one row per event and product.
  private static List<List<Object>> productRows(ObjectNode event) {
    List<List<Object>> rows = new ArrayList<>();
    for (JsonNode product : event.path(PRODUCT)) {
      rows.add(
          row(
              event.path(USER).path(0).path("id"),
              event.path("domain_userid"),
              product.path("id"),
              event.path("derived_tstamp"),
              event.path(ACTION).path("type")));
    }
    return rows;
  }

  private static ObjectNode play(
      String session, @Nullable String userId, @Nullable String cookie, double played) {
    ObjectNode event =
        Json.object()
            .put("event_name", "ping_event")
            .put("event_id", "e-" + session)
            .put("user_id", userId)
            .put("domain_userid", cookie)
            .put("derived_tstamp", "2025-09-01T12:30:00.100Z");
    event
        .putArray(SESSION)
        .addObject()
        .put("mediaSessionId", session)
        .put("startedAt", "2025-09-01T12:00:00.700Z")
        .put("timePlayed", played);
    event
        .putArray(PLAYER)
        .addObject()
        .put("label", "Film " + session)
        .put("mediaType", "video")
        .put("playerType", "shop-player");
    return event;
  }

  /// As dbt-snowplow-media-player has it: one row per play; valid is over thirty seconds.
  private static List<Object> playRow(ObjectNode event) {
    JsonNode session = event.path(SESSION).path(0);
    List<Object> row =
        new ArrayList<>(
            row(
                event.path("user_id"),
                event.path("domain_userid"),
                Json.tree(MediaEvent.identifier(new Enriched(event))),
                session.path("startedAt")));
    row.add(session.path("timePlayed").asDouble() > 30);
    return row;
  }

  private static List<Object> row(JsonNode... values) {
    List<Object> row = new ArrayList<>();
    for (JsonNode value : values) {
      row.add(Optional.of(value).filter(JsonNode::isTextual).map(JsonNode::asText));
    }
    return row;
  }

  private static TreeSet<String> stream(
      Domain domain, boolean countListViews, List<ObjectNode> events) {
    EventBody body =
        EventBody.read(Json.write(events), new EventRules(domain, countListViews), NOW);
    TreeSet<String> texts = new TreeSet<>();
    for (Sent sent : body.events()) {
      Event event = sent.event();
      texts.add(
          String.format(
              Locale.ROOT,
              "%s ; %s ; %d ; %s",
              event.userId().orElse("none"),
              event.itemId(),
              event.sentAt().getEpochSecond(),
              event.type().key()));
    }
    return texts;
  }

  private static TreeSet<String> batch(
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
                .replace(":end_date", "'2025-09-01'")
                .replace(":now_seconds", Long.toString(NOW.getEpochSecond()))
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
