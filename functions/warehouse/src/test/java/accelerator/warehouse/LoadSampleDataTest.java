package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.ServiceUnavailable;
import accelerator.core.StatementFailed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class LoadSampleDataTest {
  private static final String TABLE =
      "SHOP.PERSONALIZE.SAMPLE_SNOWPLOW_ECOMMERCE_PRODUCT_INTERACTIONS";
  private final DuckDbWarehouse warehouse = new DuckDbWarehouse();
  private final FunctionUnderTest function = new FunctionUnderTest(warehouse);

  @BeforeEach
  void loadTwoRows() {
    warehouse.copies =
        _ -> {
          warehouse.execute(
              "insert into %s (product_id, ecommerce_user_id) values ('p1', 'u1'), ('p2', 'u2')"
                  .formatted(TABLE));
          return List.of();
        };
  }

  @AfterEach
  void close() throws Exception {
    warehouse.close();
  }

  @Test
  void loadsThePackagedFileIntoATableOfItsOwn() throws IOException {
    JsonNode look = function.call(FunctionUnderTest.event("load-sample-data"));
    assertThat(look)
        .isEqualTo(
            Json.parse(
                """
                {"state": "READY", "waitSeconds": 0, "progress": {},
                 "result": {"table": "%s", "rows": 2}}
                """
                    .formatted(TABLE)));
    assertThat(function.s3.objects)
        .containsOnlyKeys(
            "data-bucket/snowflake/sample-data/snowplow_ecommerce_product_interactions.csv.gz")
        .allSatisfy(
            (_, content) -> assertThat(content).isEqualTo(FunctionUnderTest.SAMPLE.bytes()));
  }

  @Test
  void fillsTheColumnsThatTheFileNames() throws IOException {
    function.call(FunctionUnderTest.event("load-sample-data"));
    assertThat(warehouse.submitted.getFirst().text())
        .contains("copy into %s (PRODUCT_ID, ECOMMERCE_USER_ID)".formatted(TABLE))
        .contains("from @SHOP.PERSONALIZE.PERSONALIZE_STAGE/sample-data/")
        .contains("files = ('snowplow_ecommerce_product_interactions.csv.gz')");
  }

  @Test
  void aRepeatedFirstLookLeavesNoRowTwice() throws IOException {
    ObjectNode event = FunctionUnderTest.event("load-sample-data");
    assertThat(function.call(event)).isEqualTo(function.call(event));
  }

  @Test
  void waitsForTheLoad() throws IOException {
    warehouse.states.put("query-1", new StatementState.Running());
    ObjectNode event = FunctionUnderTest.event("load-sample-data");
    JsonNode first = function.call(event);
    assertThat(first.path("state").asText()).isEqualTo("PENDING");
    warehouse.states.put("query-1", new StatementState.Done());
    JsonNode second = function.call(event.set("progress", first.path("progress")));
    assertThat(second.at("/result/rows").asLong()).isEqualTo(2);
    assertThat(warehouse.submitted).hasSize(1);
  }

  @Test
  void saysWhatTheWarehouseSaidOfTheLoad() throws IOException {
    warehouse.states.put("query-1", new StatementState.Failed("Date 'x' is not recognized"));
    ObjectNode event = FunctionUnderTest.event("load-sample-data");
    assertThatThrownBy(() -> function.call(event))
        .isInstanceOf(StatementFailed.class)
        .hasMessage("sql/snowflake/load_sample.sql: Date 'x' is not recognized");
  }

  @Test
  void canBeTriedAgainWhenTheBucketDoesNotAnswer() throws IOException {
    function.s3.failure = Optional.of(SdkClientException.create("Connect timed out"));
    ObjectNode event = FunctionUnderTest.event("load-sample-data");
    assertThatThrownBy(() -> function.call(event))
        .isInstanceOf(ServiceUnavailable.class)
        .hasMessage(
            "s3://data-bucket/snowflake/sample-data/snowplow_ecommerce_product_interactions.csv.gz:"
                + " Connect timed out");
  }

  @Test
  void neverReplacesTheOwnSource() {
    Settings settings =
        Settings.from(
            FunctionUnderTest.environment(
                "ECOMMERCE_SOURCE", "sample_snowplow_ecommerce_product_interactions"));
    assertThatThrownBy(() -> new Tables(settings).sample(Domain.ECOMMERCE))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("the sample would replace the ecommerce source itself, " + TABLE);
  }

  @Test
  void saysWhenADomainHasNoSample() {
    assertThatThrownBy(() -> PackagedSample.of(Domain.VIDEO_ON_DEMAND))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "video_on_demand has no sample: there is no"
                + " sample-data/snowplow_media_player_base.csv.gz");
  }
}
