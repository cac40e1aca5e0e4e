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
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class LoadSampleDataTest {
  private static final String TABLE =
      "SHOP.PERSONALIZE.SHOP_SAMPLE_SNOWPLOW_ECOMMERCE_PRODUCT_INTERACTIONS";
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
                 "result": {"tables": {"%s": 2}}}
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
    assertThat(second.at("/result/tables/" + TABLE).asLong()).isEqualTo(2);
    assertThat(warehouse.submitted).hasSize(1);
  }

  @Test
  void saysWhatTheWarehouseSaidOfTheLoad() throws IOException {
    warehouse.states.put("query-1", new StatementState.Failed("Date 'x' is not recognized"));
    ObjectNode event = FunctionUnderTest.event("load-sample-data");
    assertThatThrownBy(() -> function.call(event))
        .isInstanceOf(StatementFailed.class)
        .hasMessage(
            "sql/snowflake/load_sample.sql of snowplow_ecommerce_product_interactions: Date 'x' is not recognized");
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

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void canBeTriedAgainWhenTheSessionIsLostAfterAStatement(int statement) throws IOException {
    AtomicInteger asked = new AtomicInteger();
    FunctionUnderTest losing =
        new FunctionUnderTest(
            (Warehouse)
                Proxy.newProxyInstance(
                    Warehouse.class.getClassLoader(),
                    new Class<?>[] {Warehouse.class},
                    (_, method, arguments) -> {
                      Object answer = method.invoke(warehouse, arguments);
                      if (asked.incrementAndGet() == statement) {
                        throw new ServiceUnavailable("the session is lost");
                      }
                      return answer;
                    }));
    ObjectNode event = FunctionUnderTest.event("load-sample-data");
    assertThatThrownBy(() -> losing.call(event)).hasMessage("the session is lost");
    assertThat(losing.call(event).at("/result/tables/" + TABLE).asLong()).isEqualTo(2);
  }

  @Test
  void neverReplacesTheOwnSource() {
    WarehouseSettings settings =
        WarehouseSettings.from(
            FunctionUnderTest.environment(
                "ECOMMERCE_SOURCE", "shop_sample_snowplow_ecommerce_product_interactions"));
    assertThatThrownBy(() -> new Tables(settings).sample(Domain.ECOMMERCE.sourceTable()))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("the sample would replace a table of your own, " + TABLE);
  }

  @Test
  void loadsEveryTableOfADomain() throws IOException {
    warehouse.copies = _ -> List.of();
    function.samples = Library.SAMPLES;
    JsonNode look = function.call(Library.event("load-sample-data"));
    assertThat(look.path("result"))
        .isEqualTo(
            Json.parse(
                """
                {"tables": {
                  "SHOP.PERSONALIZE.SHOP_SAMPLE_SNOWPLOW_MEDIA_PLAYER_BASE": 0,
                  "SHOP.PERSONALIZE.SHOP_SAMPLE_VIDEO_CATALOGUE": 0,
                  "SHOP.PERSONALIZE.SHOP_SAMPLE_VIDEO_SUBSCRIBERS": 0}}
                """));
    assertThat(function.s3.objects)
        .containsOnlyKeys(
            "data-bucket/snowflake/sample-data/snowplow_media_player_base.csv.gz",
            "data-bucket/snowflake/sample-data/video_catalogue.csv.gz",
            "data-bucket/snowflake/sample-data/video_subscribers.csv.gz");
    assertThat(warehouse.submitted)
        .extracting(BoundScript::text)
        .satisfiesExactly(
            plays ->
                assertThat(plays).contains("SHOP_SAMPLE_SNOWPLOW_MEDIA_PLAYER_BASE (USER_ID, "),
            catalogue -> assertThat(catalogue).contains("files = ('video_catalogue.csv.gz')"),
            subscribers ->
                assertThat(subscribers)
                    .contains("SHOP_SAMPLE_VIDEO_SUBSCRIBERS (USER_ID, SUBSCRIPTION_MODEL)"));
  }

  @Test
  void aSampleNeverReplacesAFurtherTableEither() {
    WarehouseSettings settings =
        WarehouseSettings.from(
            FunctionUnderTest.environment("VIDEO_CATALOGUE", "shop_sample_video_catalogue"));
    assertThatThrownBy(() -> new Tables(settings).sample("video_catalogue"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "the sample would replace a table of your own,"
                + " SHOP.PERSONALIZE.SHOP_SAMPLE_VIDEO_CATALOGUE");
  }

  @Test
  void carriesTheSampleOfTheShop() {
    assertThat(PackagedSample.of(Domain.ECOMMERCE))
        .singleElement()
        .satisfies(
            sample -> {
              assertThat(sample.fileName())
                  .isEqualTo("snowplow_ecommerce_product_interactions.csv.gz");
              assertThat(sample.columns()).hasSize(40).contains("product_id");
            });
  }
}
