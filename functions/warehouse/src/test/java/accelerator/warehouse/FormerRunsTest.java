package accelerator.warehouse;

import static accelerator.warehouse.Event.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.SourceInvalid;
import accelerator.core.StageCall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a run finds of earlier ones, and leaves for later ones.
class FormerRunsTest {
  private static final String OWNER = "arn:aws:cloudformation:eu-west-1:000000000000:stack/shop/";
  private final Shop shop = new Shop(view());
  private final DuckDbWarehouse warehouse = shop.warehouse;
  private final FunctionUnderTest function = new FunctionUnderTest(warehouse);

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  private JsonNode call(String action, String runId) throws IOException {
    ObjectNode event = FunctionUnderTest.ownSource("transform-datasets");
    event.put("action", action);
    ((ObjectNode) event.path("run")).put("runId", runId);
    event.set(
        "datasets", Json.parse("[{\"dataset\": \"interactions\"}, {\"dataset\": \"items\"}]"));
    return function.call(event);
  }

  private List<String> tables() {
    return shop
        .select(
            "select table_name || ' ' || comment as t from duckdb_tables() where schema_name = 'PERSONALIZE'"
                + " order by 1")
        .stream()
        .flatMap(row -> row.text("t").stream())
        .map(name -> name.replace(OWNER, ""))
        .toList();
  }

  private long shown() {
    return shop.select("select count(*) as n from SHOP.PERSONALIZE.SHOP_ECOMMERCE_INTERACTIONS")
        .getFirst()
        .number("n");
  }

  @Test
  void theViewsShowTheNewestRunAndNothingOlderStays() throws IOException {
    call("TransformDatasets", "run-1");
    assertThat(call("ShowDatasets", "run-1"))
        .isEqualTo(
            Json.parse(
                """
                {"views": {"interactions": "SHOP.PERSONALIZE.SHOP_ECOMMERCE_INTERACTIONS",
                           "items": "SHOP.PERSONALIZE.SHOP_ECOMMERCE_ITEMS"}}
                """));
    assertThat(tables())
        .as("what the views show, and the events that an incremental run goes on from")
        .containsExactly(
            "SHOP_ECOMMERCE_EVENTS_RUN_1 run-1",
            "SHOP_ECOMMERCE_INTERACTIONS_RUN_1 run-1",
            "SHOP_ECOMMERCE_ITEMS_RUN_1 run-1");
    shop.add(view().user("u2"));
    call("TransformDatasets", "run-2");
    assertThat(shown()).as("until the next run has published").isEqualTo(1);
    call("ShowDatasets", "run-2");
    assertThat(shown()).isEqualTo(2);
    assertThat(tables())
        .containsExactly(
            "SHOP_ECOMMERCE_EVENTS_RUN_2 run-2",
            "SHOP_ECOMMERCE_INTERACTIONS_RUN_2 run-2",
            "SHOP_ECOMMERCE_ITEMS_RUN_2 run-2");
  }

  @Test
  void aFailedRunsTablesAreDroppedByTheNextAndThePublishedOnesStay() throws IOException {
    call("TransformDatasets", "run-1");
    call("ShowDatasets", "run-1");
    call("TransformDatasets", "run-2");
    call("TransformDatasets", "run-3");
    assertThat(tables())
        .containsExactly(
            "SHOP_ECOMMERCE_EVENTS_RUN_1 run-1",
            "SHOP_ECOMMERCE_EVENTS_RUN_3 run-3",
            "SHOP_ECOMMERCE_INTERACTIONS_RUN_1 run-1",
            "SHOP_ECOMMERCE_INTERACTIONS_RUN_3 run-3",
            "SHOP_ECOMMERCE_ITEMS_RUN_1 run-1",
            "SHOP_ECOMMERCE_ITEMS_RUN_3 run-3",
            "SHOP_ECOMMERCE_USERS_RUN_3 run-3");
  }

  @Test
  void statementsOfARunThatWasAbortedAreCancelled() throws IOException {
    running(OWNER + "1", Domain.ECOMMERCE, "01b2c3d4-0000-1111-2222-333344445555");
    running(OWNER + "1", Domain.VIDEO_ON_DEMAND, "another-domains");
    call("TransformDatasets", "run-1");
    assertThat(warehouse.cancelled).containsExactly("01b2c3d4-0000-1111-2222-333344445555");
  }

  @Test
  void statementsOfAStackOfTheSameNameElsewhereGoOn() throws IOException {
    running(OWNER.replace("eu-west-1", "us-east-1") + "2", Domain.ECOMMERCE, "another-regions");
    running(
        OWNER.replace("000000000000", "111111111111") + "3", Domain.ECOMMERCE, "another-accounts");
    running(OWNER + "4", Domain.ECOMMERCE, "of-the-stack-before-it-was-made-anew");
    call("TransformDatasets", "run-1");
    assertThat(warehouse.cancelled).containsExactly("of-the-stack-before-it-was-made-anew");
  }

  /// Lets a statement of an earlier run of a stack still run.
  private void running(String stackId, Domain domain, String queryId) throws IOException {
    StageCall call = StageCall.of(FunctionUnderTest.ownSource("transform-datasets"));
    RunTables tables = new RunTables(Shop.SOURCE, StackOwner.of(stackId), call.run(), domain);
    warehouse.running.put(tables.tag("of-" + queryId), queryId);
  }

  @Test
  void whatIsNotTheStacksIsNeitherReplacedNorDropped() throws IOException {
    warehouse.execute("create table SHOP.PERSONALIZE.SHOP_ECOMMERCE_REPORT (id integer)");
    warehouse.execute("create table SHOP.PERSONALIZE.SHOP_ECOMMERCE_EU_ITEMS_R (id integer)");
    warehouse.execute(
        "comment on table SHOP.PERSONALIZE.SHOP_ECOMMERCE_EU_ITEMS_R is '%s-ecommerce-eu/r'"
            .formatted(OWNER.substring(0, OWNER.length() - 1)));
    call("TransformDatasets", "run-1");
    call("ShowDatasets", "run-1");
    assertThat(tables())
        .contains(
            "SHOP_ECOMMERCE_EU_ITEMS_R "
                + OWNER.substring(0, OWNER.length() - 1)
                + "-ecommerce-eu/r");
    assertThat(shop.select("select count(*) as n from SHOP.PERSONALIZE.SHOP_ECOMMERCE_REPORT"))
        .hasSize(1);
  }

  @Test
  void refusesANameThatIsAnothers() {
    warehouse.execute("create view SHOP.PERSONALIZE.SHOP_ECOMMERCE_ITEMS as select 1 as id");
    assertThatThrownBy(() -> call("TransformDatasets", "run-1"))
        .isInstanceOf(SourceInvalid.class)
        .hasMessage(
            "view SHOP.PERSONALIZE.SHOP_ECOMMERCE_ITEMS is not of stack "
                + OWNER.substring(0, OWNER.length() - 1)
                + ": its comment is ''. Rename it, or give the stack another SnowflakeSchema");
    assertThat(warehouse.submitted).isEmpty();
  }

  @Test
  void aRunIdThatNoNameTakesIsShortenedAndStaysItself() throws IOException {
    call("TransformDatasets", "Nightly." + "x".repeat(90));
    assertThat(tables().getFirst())
        .matches("SHOP_ECOMMERCE_EVENTS_NIGHTLY_X{43}_[0-9A-F]{8} Nightly\\.x+");
  }
}
