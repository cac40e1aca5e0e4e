package accelerator.warehouse;

import static accelerator.warehouse.Event.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.DataContractViolated;
import accelerator.core.Imported;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckDataTest {
  private final Shop shop = new Shop();
  private final FunctionUnderTest function = new FunctionUnderTest(shop.warehouse);

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  @Test
  void tellsWhichRecommendersCanBeTrainedAndWhyNotTheOthers() throws IOException {
    views(1200);
    shop.add(view().without("product_id"));
    assertThat(check())
        .isEqualTo(
            Json.parse(
                """
                {"rows": {"interactions": 1200, "items": 10, "users": 50},
                 "recommenders": ["most-viewed", "customers-who-viewed-x-also-viewed", "recommended-for-you"],
                 "skipped": [
                   {"name": "best-sellers", "reason": "needs 1,000 Purchase interactions, has 0"},
                   {"name": "frequently-bought-together",
                    "reason": "needs 1,000 Purchase interactions, has 0"}],
                 "leftOut": {"events without a product id": 1},
                 "examples": {},
                 "warnings": [],
                 "datasets": ["interactions", "items", "users"],
                 "imported": {"runId": "20251201t060000z-sample", "newest": 1756756740, "rules": "",
                              "increments": 0}}
                """));
  }

  @Test
  void leavesADatasetWithoutRowsOut() throws IOException {
    views(1200);
    shop.warehouse.execute("update %s set product_price = null".formatted(Shop.SOURCE));
    JsonNode result = check();
    assertThat(result.path("datasets")).isEqualTo(Json.parse("[\"interactions\", \"users\"]"));
    assertThat(result.path("leftOut")).isEqualTo(Json.parse("{\"products without a price\": 10}"));
  }

  @Test
  void namesTheSourcesOwnDaysWhenTheWindowIsEmpty() {
    shop.add(view().at("2024-02-29 12:00:00"));
    shop.add(view().at("2024-12-24 12:00:00"));
    assertThatThrownBy(this::check)
        .isInstanceOf(DataContractViolated.class)
        .hasMessage(
            "no interaction in the window 2025-09-01 to 2025-11-29:"
                + " SHOP.SNOWPLOW.SNOWPLOW_ECOMMERCE_PRODUCT_INTERACTIONS has 2 rows, of 2024-02-29"
                + " to 2024-12-24; interactions must have at least 1,000 rows, has 0; at least 25"
                + " users must have two or more interactions, 0 of 0 users have\n"
                + "next: start a run with"
                + " {\"window\":{\"startDate\":\"2024-02-29\",\"endDate\":\"2024-12-24\"}}, the"
                + " days that have rows\n"
                + "also: most-viewed needs 1,000 View interactions, has 0\n"
                + "also: best-sellers needs 1,000 Purchase interactions, has 0\n"
                + "also: frequently-bought-together needs 1,000 Purchase interactions, has 0\n"
                + "also: customers-who-viewed-x-also-viewed needs 1,000 View interactions, has 0\n"
                + "also: recommended-for-you needs 1,000 interactions, has 0");
  }

  @Test
  void saysWhenTheSourceIsEmpty() {
    assertThatThrownBy(this::check)
        .isInstanceOf(DataContractViolated.class)
        .hasMessageContaining(
            "SHOP.SNOWPLOW.SNOWPLOW_ECOMMERCE_PRODUCT_INTERACTIONS has no row at all");
  }

  @Test
  void findsWhatChangedSqlLetsThrough() throws IOException {
    views(1200);
    transform();
    String items = "SHOP.PERSONALIZE.SHOP_ECOMMERCE_ITEMS_20251201T060000Z_SAMPLE";
    shop.warehouse.execute(
        "insert into %1$s select * from %1$s where item_id = 'p1'".formatted(items));
    shop.warehouse.execute("update %s set price = null where item_id = 'p2'".formatted(items));
    shop.warehouse.execute("update %s set brand = 'a,b' where item_id = 'p3'".formatted(items));
    shop.warehouse.execute(
        "update %s set name = repeat('x', 1001) where item_id = 'p4'".formatted(items));
    String interactions = "SHOP.PERSONALIZE.SHOP_ECOMMERCE_INTERACTIONS_20251201T060000Z_SAMPLE";
    shop.warehouse.execute(
        "update %s set timestamp = timestamp * 1000 where item_id = 'p5'".formatted(interactions));
    shop.warehouse.execute(
        "update %s set timestamp = 1764568801 where item_id = 'p6'".formatted(interactions));
    shop.warehouse.execute(
        "update %s set user_id = '' where item_id = 'p7'".formatted(interactions));
    assertThatThrownBy(() -> function.call(FunctionUnderTest.ownSource("check-data")))
        .isInstanceOf(DataContractViolated.class)
        .hasMessage(
            "interactions.TIMESTAMP must be in seconds, is not of the years 2000 to 2099 in 120"
                + " rows;"
                + " interactions.TIMESTAMP is in the future in 120 rows;"
                + " interactions.USER_ID is required, is missing in 120 rows;"
                + " items.PRICE is required, is missing in 1 rows;"
                + " items.NAME may have 1,000 characters, the longest has 1,001;"
                + " items.BRAND holds a comma, quote, backslash or line break in 1 rows;"
                + " items has 1 rows with the id of another\n"
                + "next: mend the rows in the source, or the SQL that makes the dataset, and"
                + " deploy");
  }

  @Test
  void tellsViolationsBesideEverythingElseWhereItIsAsked() throws IOException {
    views(30);
    shop.add(view().without("product_id"));
    transform();
    ObjectNode payload = FunctionUnderTest.ownSource("check-data").put("tellViolations", true);
    JsonNode judged = function.call(payload).path("result");
    assertThat(judged.at("/violations/0").asText())
        .isEqualTo("interactions must have at least 1,000 rows, has 30");
    assertThat(judged.at("/result/leftOut"))
        .isEqualTo(Json.parse("{\"events without a product id\": 1}"));
  }

  @Test
  void tooManyEventTypesAreNoMatterOfTheWindow() throws IOException {
    views(1200);
    types("'T' || (timestamp // 60 % 12)");
    assertThatThrownBy(() -> function.call(FunctionUnderTest.ownSource("check-data")))
        .isInstanceOf(DataContractViolated.class)
        .hasMessageStartingWith(
            "interactions may have at most 10 event types, has 12\n"
                + "next: merge event types in sql/ecommerce/interactions.sql, and deploy");
  }

  @Test
  void aFewEventsOfTooManyTypesBeginWithTheTypes() throws IOException {
    views(30);
    types("'T' || (timestamp // 60 % 12)");
    assertThatThrownBy(() -> function.call(FunctionUnderTest.ownSource("check-data")))
        .hasMessageStartingWith("interactions must have at least 1,000 rows, has 30;")
        .hasMessageContaining(
            "next: merge event types in sql/ecommerce/interactions.sql, and deploy");
  }

  @Test
  void countsEventTypesWithoutFetchingThem() throws IOException {
    views(1200);
    types("'T' || timestamp");
    assertThatThrownBy(() -> function.call(FunctionUnderTest.ownSource("check-data")))
        .hasMessageStartingWith("interactions may have at most 10 event types, has 1,200\n");
    List<String> paths = shop.warehouse.submitted.stream().map(BoundScript::path).toList();
    int asked = paths.lastIndexOf("sql/checks/interactions.sql");
    assertThat(shop.warehouse.result("query-" + (asked + 1))).hasSize(100);
  }

  /// Gives the interactions other event types than the SQL does.
  private void types(String expression) throws IOException {
    transform();
    shop.warehouse.execute(
        "update SHOP.PERSONALIZE.SHOP_ECOMMERCE_INTERACTIONS_20251201T060000Z_SAMPLE"
            + " set event_type = "
            + expression);
  }

  @Test
  void namesNoRecommenderWhereNothingIsImported() throws Exception {
    try (Library library = new Library()) {
      plays(library, 0, 1200);
      FunctionUnderTest films = new FunctionUnderTest(library.warehouse);
      ObjectNode first = Library.ownTables("transform-datasets");
      ((ObjectNode) first.path("run")).put("runId", "run-1").put("importMode", "INCREMENTAL");
      JsonNode whole = films.call(first).at("/result/basis");
      plays(library, 1200, 1600);
      ObjectNode second = first.deepCopy();
      ((ObjectNode) second.path("run")).put("runId", "run-2");
      Imported before = new Imported("run-1", 1756756740, whole.path("rules").asText(), 0);
      ((ObjectNode) second.path("plan")).set("imported", Json.tree(before));
      ObjectNode check = second.deepCopy().put("action", "CheckData");
      check.set("basis", films.call(second).at("/result/basis"));

      JsonNode checked = films.call(check).path("result");

      assertThat(checked.path("warnings"))
          .isEqualTo(
              Json.parse(
                  "[\"400 new interactions are fewer than an import takes (1,000): a later run"
                      + " imports them\"]"));
      assertThat(checked.path("datasets")).isEqualTo(Json.parse("[]"));
      assertThat(checked.path("recommenders")).isEqualTo(Json.parse("[]"));
      assertThat(Json.read(checked.path("imported"), Imported.class)).isEqualTo(before);
    }
  }

  /// Valid plays of 12 videos by 50 viewers, a minute apart.
  private static void plays(Library library, int from, int to) {
    library.warehouse.execute(
        String.format(
            Locale.ROOT,
            """
            insert into %s (user_id, media_identifier, start_tstamp, is_valid_play)
            select 'u' || (n %% 50), 'v' || (n %% 12),
                '2025-09-01'::timestamp + to_minutes(n), true
            from range(%d, %d) numbers(n)
            """,
            Library.PLAYS,
            from,
            to));
  }

  /// Views of 10 products by 50 users, a minute apart.
  private void views(int count) {
    shop.warehouse.execute(
        String.format(
            Locale.ROOT,
            """
            insert into %s (ecommerce_action_type, ecommerce_user_id, product_id, product_price,
                derived_tstamp)
            select 'product_view', 'u' || (n %% 50), 'p' || (n %% 10), 1.00,
                '2025-09-01'::timestamp + to_minutes(n)
            from range(%d) numbers(n)
            """,
            Shop.SOURCE,
            count));
  }

  private void transform() throws IOException {
    function.call(FunctionUnderTest.ownSource("transform-datasets"));
  }

  private JsonNode check() throws IOException {
    transform();
    return function.call(FunctionUnderTest.ownSource("check-data")).path("result");
  }
}
