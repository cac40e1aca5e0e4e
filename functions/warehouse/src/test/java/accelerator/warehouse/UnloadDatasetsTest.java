package accelerator.warehouse;

import static accelerator.warehouse.Event.purchase;
import static accelerator.warehouse.Event.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.DataContractViolated;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.StatementFailed;
import accelerator.core.StorageFailed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

class UnloadDatasetsTest {
  private static final String MANIFEST =
      "data-bucket/snowflake/runs/20251201t060000z-sample/ecommerce/manifest.json";
  private final Shop shop = new Shop(view(), purchase().at("2025-09-02 12:00:00"));
  private final DuckDbWarehouse warehouse = shop.warehouse;
  private final FunctionUnderTest function = new FunctionUnderTest(warehouse);

  @BeforeEach
  void makeTheTables() throws IOException {
    function.call(FunctionUnderTest.ownSource("transform-datasets"));
    warehouse.submitted.clear();
    warehouse.states.clear();
    warehouse.copies =
        script -> files(script.text().contains("SHOP_ECOMMERCE_INTERACTIONS_") ? "2" : "1");
  }

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  @Test
  void answersWhereTheFilesAreAndHowMuchIsInThem() throws IOException {
    JsonNode look = function.call(FunctionUnderTest.event("unload-datasets"));
    assertThat(look.path("result"))
        .isEqualTo(
            Json.parse(
                """
                {"datasets": [
                  {"dataset": "interactions", "rows": 2, "bytes": 100, "files": 1, "location":
                   "s3://data-bucket/%1$s/interactions/20251201t060000000z/"},
                  {"dataset": "items", "rows": 1, "bytes": 100, "files": 1, "location":
                   "s3://data-bucket/%1$s/items/20251201t060000000z/"},
                  {"dataset": "users", "rows": 1, "bytes": 100, "files": 1, "location":
                   "s3://data-bucket/%1$s/users/20251201t060000000z/"}]}
                """
                    .formatted("snowflake/runs/20251201t060000z-sample/ecommerce")));
  }

  @Test
  void leavesAManifest() throws IOException {
    function.call(onlyInteractions());
    byte[] manifest = function.s3.objects.getOrDefault(MANIFEST, new byte[0]);
    assertThat(Json.parse(new String(manifest, StandardCharsets.UTF_8)))
        .isEqualTo(
            Json.parse(
                """
                {"runId": "20251201t060000z-sample", "domain": "ecommerce",
                 "window": {"startDate": "2025-09-01", "endDate": "2025-11-29"},
                 "datasets": [{"dataset": "interactions", "rows": 2, "bytes": 100, "files": 1,
                   "location": "s3://data-bucket/snowflake/runs/20251201t060000z-sample/ecommerce/interactions/20251201t060000000z/",
                   "newestTimestamp": 1756814400}]}
                """));
  }

  @Test
  void writesTheSchemasColumnsUnquotedBelowTheStage() throws IOException {
    function.call(onlyInteractions());
    assertThat(warehouse.submitted.getFirst().text().replaceAll("(?m)^--.*\\n", "").strip())
        .isEqualTo(
            """
            copy into @SHOP.PERSONALIZE.PERSONALIZE_STAGE/runs/20251201t060000z-sample/ecommerce/interactions/20251201t060000000z/
            from (
                select
                    coalesce(USER_ID::varchar, '') as "USER_ID",
                    coalesce(ITEM_ID::varchar, '') as "ITEM_ID",
                    coalesce(TIMESTAMP::varchar, '') as "TIMESTAMP",
                    coalesce(EVENT_TYPE::varchar, '') as "EVENT_TYPE"
                from SHOP.PERSONALIZE.SHOP_ECOMMERCE_INTERACTIONS_20251201T060000Z_SAMPLE
            )
            file_format = (format_name = 'SHOP.PERSONALIZE.PERSONALIZE_STAGE')
            header = true
            include_query_id = true
            detailed_output = true
            max_file_size = 268435456""");
  }

  @Test
  void aRepeatedFirstLookWritesIntoAFolderOfItsOwn() throws IOException {
    JsonNode first = function.call(onlyInteractions());
    function.now = Instant.parse("2025-12-01T06:00:03.120Z");
    JsonNode second = function.call(onlyInteractions());
    assertThat(first.at("/result/datasets/0/location").asText()).endsWith("/20251201t060000000z/");
    assertThat(second.at("/result/datasets/0/location").asText()).endsWith("/20251201t060003120z/");
  }

  @Test
  void laterLooksKeepTheFolderOfTheFirst() throws IOException {
    warehouse.states.put("query-1", new StatementState.Running());
    JsonNode first = function.call(onlyInteractions());
    assertThat(first.path("state").asText()).isEqualTo("PENDING");
    warehouse.states.put("query-1", new StatementState.Done());
    function.now = Instant.parse("2025-12-01T06:05:00Z");
    JsonNode second = function.call(onlyInteractions().set("progress", first.path("progress")));
    assertThat(second.at("/result/datasets/0/location").asText())
        .endsWith("/interactions/20251201t060000000z/");
    assertThat(warehouse.submitted).hasSize(1);
  }

  @Test
  void refusesFilesThatLackRows() {
    warehouse.copies = _ -> files("1");
    assertThatThrownBy(() -> function.call(onlyInteractions()))
        .isInstanceOf(StatementFailed.class)
        .hasMessage(
            "sql/snowflake/unload.sql of interactions wrote 1 rows,"
                + " SHOP.PERSONALIZE.SHOP_ECOMMERCE_INTERACTIONS_20251201T060000Z_SAMPLE has 2");
    assertThat(function.s3.objects).isEmpty();
  }

  @Test
  void refusesATableWithoutRows() {
    warehouse.execute(
        "delete from SHOP.PERSONALIZE.SHOP_ECOMMERCE_INTERACTIONS_20251201T060000Z_SAMPLE");
    warehouse.copies = _ -> List.of();
    assertThatThrownBy(() -> function.call(onlyInteractions()))
        .isInstanceOf(DataContractViolated.class)
        .hasMessage(
            "SHOP.PERSONALIZE.SHOP_ECOMMERCE_INTERACTIONS_20251201T060000Z_SAMPLE has no row to unload");
  }

  @Test
  void namesTheBucketThatIsMissing() {
    warehouse.states.put(
        "query-1",
        new StatementState.Failed(
            "Failure using stage area. Cause: [The specified bucket does not exist (Status Code:"
                + " 404; Error Code: NoSuchBucket)]"));
    assertThatThrownBy(() -> function.call(onlyInteractions()))
        .isInstanceOf(StorageFailed.class)
        .hasMessageStartingWith("s3://data-bucket: sql/snowflake/unload.sql of interactions: ");
  }

  @Test
  void namesTheBucketThatTheManifestCannotBeWrittenTo() {
    function.s3.failure =
        java.util.Optional.of(
            NoSuchBucketException.builder()
                .message("The specified bucket does not exist")
                .statusCode(404)
                .build());
    assertThatThrownBy(() -> function.call(onlyInteractions()))
        .isInstanceOf(StorageFailed.class)
        .hasMessageStartingWith("s3://" + MANIFEST + ": The specified bucket does not exist");
  }

  @Test
  void refusesAPrefixOutsideTheStage() throws IOException {
    ObjectNode event = onlyInteractions();
    ((ObjectNode) event.path("plan")).put("prefix", "elsewhere/");
    assertThatThrownBy(() -> function.call(event))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("prefix must begin with snowflake/, was 'elsewhere/'");
  }

  @Test
  void refusesACallWithoutDatasets() throws IOException {
    ObjectNode event = onlyInteractions();
    event.putArray("datasets");
    assertThatThrownBy(() -> function.call(event))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("datasets must name at least one, was []");
  }

  private static ObjectNode onlyInteractions() throws IOException {
    ObjectNode event = FunctionUnderTest.event("unload-datasets");
    event.putArray("datasets").add("interactions");
    return event;
  }

  private static List<ResultRow> files(String rows) {
    return List.of(
        new ResultRow(
            Map.of("FILE_NAME", "data_1_0_0_0.csv", "FILE_SIZE", "100", "ROW_COUNT", rows)));
  }
}
