package accelerator.warehouse;

import static accelerator.warehouse.Event.purchase;
import static accelerator.warehouse.Event.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.DeadlineExceeded;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.SourceInvalid;
import accelerator.core.StatementFailed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransformDatasetsTest {
  private final Shop shop = new Shop(view(), purchase(), view().product("p2").user("u2"));
  private final DuckDbWarehouse warehouse = shop.warehouse;
  private final FunctionUnderTest function = new FunctionUnderTest(warehouse);

  @BeforeEach
  void loadTheSampleToo() {
    warehouse.execute(
        "create table SHOP.PERSONALIZE.SHOP_SAMPLE_SNOWPLOW_ECOMMERCE_PRODUCT_INTERACTIONS as"
            + " select * from %s limit 2".formatted(Shop.SOURCE));
  }

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  @Test
  void makesEveryDatasetOfTheOwnSource() throws IOException {
    JsonNode look = function.call(FunctionUnderTest.ownSource("transform-datasets"));
    assertThat(look)
        .isEqualTo(
            Json.parse(
                """
                {"state": "READY", "waitSeconds": 0, "progress": {},
                 "result": {"rows": {"interactions": 3, "items": 2, "users": 2},
                            "basis": {"since": "2025-09-01", "rules": "%s"}}}
                """
                    .formatted(look.at("/result/basis/rules").asText())));
    assertThat(look.at("/result/basis/rules").asText()).hasSize(32);
  }

  @Test
  void makesThemOfTheSampleWhenTheRunLoadsIt() throws IOException {
    JsonNode look = function.call(FunctionUnderTest.event("transform-datasets"));
    assertThat(look.at("/result/rows/interactions").asLong()).isEqualTo(2);
  }

  @Test
  void tagsStatementsWithRunDomainAndDataset() throws IOException {
    function.call(FunctionUnderTest.event("transform-datasets"));
    assertThat(warehouse.tags)
        .contains(
            "shop-1111e9ec/ecommerce/20251201t060000z-sample/events",
            "shop-1111e9ec/ecommerce/20251201t060000z-sample/interactions",
            "shop-1111e9ec/ecommerce/20251201t060000z-sample/items",
            "shop-1111e9ec/ecommerce/20251201t060000z-sample/users");
  }

  @Test
  void looksAgainWithoutSubmittingAgain() throws IOException {
    warehouse.states.put("query-1", new StatementState.Running());
    warehouse.states.put("query-3", new StatementState.Running());
    ObjectNode event = FunctionUnderTest.event("transform-datasets");
    JsonNode first = function.call(event);
    String rules = first.at("/progress/basis/rules").asText();
    assertThat(first)
        .isEqualTo(
            Json.parse(
                """
                {"state": "PENDING", "waitSeconds": 5, "awaits": "sql/ecommerce/events.sql",
                 "result": {}, "progress": {"startedAt": "2025-12-01T06:00:00Z",
                   "queryIds": {"events": "query-1"},
                   "basis": {"since": "2025-09-01", "rules": "%s"}}}
                """
                    .formatted(rules)));
    warehouse.states.put("query-1", new StatementState.Done());
    JsonNode datasets = function.call(event.set("progress", first.path("progress")));
    assertThat(datasets.path("progress"))
        .isEqualTo(
            Json.parse(
                """
                {"startedAt": "2025-12-01T06:00:00Z", "queryIds":
                  {"events": "query-1", "interactions": "query-2", "items": "query-3",
                   "users": "query-4"},
                 "basis": {"since": "2025-09-01", "rules": "%s"}}
                """
                    .formatted(rules)));
    function.now = Instant.parse("2025-12-01T06:10:00Z");
    JsonNode second = function.call(event.set("progress", datasets.path("progress")));
    assertThat(second.path("waitSeconds").asLong()).as("half a minute after ten").isEqualTo(30);
    warehouse.states.put("query-3", new StatementState.Done());
    JsonNode third = function.call(event.set("progress", second.path("progress")));
    assertThat(third.path("state").asText()).isEqualTo("READY");
    assertThat(warehouse.submitted).hasSize(4);
  }

  @Test
  void failsAtItsDeadlineNamingWhatRuns() throws IOException {
    warehouse.states.put("query-2", new StatementState.Running());
    warehouse.states.put("query-4", new StatementState.Running());
    function.now = Instant.parse("2025-12-01T12:00:00Z");
    ObjectNode event = FunctionUnderTest.event("transform-datasets");
    assertThatThrownBy(() -> function.call(event))
        .isInstanceOf(DeadlineExceeded.class)
        .hasMessage(
            "sql/ecommerce/interactions.sql, sql/ecommerce/users.sql was not done at its"
                + " deadline, 2025-12-01T12:00:00Z");
  }

  @Test
  void namesTheFileAndWhatTheWarehouseSaid() throws IOException {
    warehouse.states.put("query-3", new StatementState.Failed("Numeric value 'x' is not"));
    warehouse.states.put("query-2", new StatementState.Running());
    ObjectNode event = FunctionUnderTest.event("transform-datasets");
    assertThatThrownBy(() -> function.call(event))
        .isInstanceOf(StatementFailed.class)
        .hasMessage("sql/ecommerce/items.sql: Numeric value 'x' is not");
  }

  @Test
  void namesEveryColumnThatTheSourceLacks() throws IOException {
    warehouse.execute("alter table %s drop column product_price".formatted(Shop.SOURCE));
    warehouse.execute("alter table %s drop column ecommerce_user_is_guest".formatted(Shop.SOURCE));
    warehouse.execute("alter table %s drop column user_id".formatted(Shop.SOURCE));
    ObjectNode event = FunctionUnderTest.ownSource("transform-datasets");
    assertThatThrownBy(() -> function.call(event))
        .isInstanceOf(SourceInvalid.class)
        .hasMessage(
            "SHOP.SNOWPLOW.SNOWPLOW_ECOMMERCE_PRODUCT_INTERACTIONS lacks columns:"
                + " ecommerce_user_is_guest, product_price\n"
                + "where: sql/ecommerce/events.sql, line 36, column 9\n"
                + "next: let the source table have the columns, or take them out of the SQL that"
                + " reads them and deploy");
    assertThat(warehouse.submitted).isEmpty();
  }

  @Test
  void namesASourceThatIsNotThere() throws IOException {
    warehouse.execute("drop table %s".formatted(Shop.SOURCE));
    ObjectNode event = FunctionUnderTest.ownSource("transform-datasets");
    assertThatThrownBy(() -> function.call(event))
        .isInstanceOf(SourceInvalid.class)
        .hasMessage(
            "SHOP.SNOWPLOW.SNOWPLOW_ECOMMERCE_PRODUCT_INTERACTIONS does not exist, or role"
                + " PERSONALIZE_ROLE may not see it\nnext: name the table that there is in the"
                + " stack's parameters; if it is there, run as its owner: grant usage on database"
                + " SHOP to role PERSONALIZE_ROLE; grant usage on schema SHOP.SNOWPLOW to role"
                + " PERSONALIZE_ROLE; grant select on"
                + " SHOP.SNOWPLOW.SNOWPLOW_ECOMMERCE_PRODUCT_INTERACTIONS to role"
                + " PERSONALIZE_ROLE");
  }

  @Test
  void aRepeatedFirstLookMakesTheSameTables() throws IOException {
    ObjectNode event = FunctionUnderTest.ownSource("transform-datasets");
    assertThat(function.call(event)).isEqualTo(function.call(event));
  }

  @Test
  void namesEverythingThatACallLacks() {
    assertThatThrownBy(
            () ->
                function.call(
                    Json.parse(
                        "{\"action\": \"TransformDatasets\", \"plan\": {\"domain\":"
                            + " \"ecommerce\"}}")))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "payload must have /run/runId, /run/executionArn, /run/startedAt, /run/importMode,"
                + " /run/deadlines/warehouse,"
                + " /plan/window/startDate, /plan/window/endDate, /plan/recommenders,"
                + " /plan/prefix");
  }

  @Test
  void logsOneLineWithoutThePayload() throws IOException {
    function.call(FunctionUnderTest.event("transform-datasets"));
    assertThat(function.log)
        .containsExactly(
            "{\"action\":\"TransformDatasets\",\"runId\":\"20251201t060000z-sample\","
                + "\"domain\":\"ecommerce\",\"outcome\":\"answered\",\"milliseconds\":0}");
  }
}
