package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.personalize.model.InvalidInputException;
import software.amazon.awssdk.services.personalize.model.LimitExceededException;
import software.amazon.awssdk.services.personalize.model.RecommenderConfig;

class TrainRecommendersTest {
  private static final String MOST_VIEWED =
      FakePersonalize.ARN + "recommender/shop-ecommerce-most-viewed";

  private final Calls calls = new Calls();
  private final ObjectNode payload = Calls.event("train-recommenders");

  @BeforeEach
  void theGroupHasItems() {
    calls.personalize.statuses.put(FakePersonalize.ARN + "dataset/shop-ecommerce/ITEMS", "ACTIVE");
  }

  private static Condition<RecommenderConfig> withMetadata() {
    return new Condition<>(RecommenderConfig::enableMetadataWithRecommendations, "with metadata");
  }

  private JsonNode look() {
    JsonNode look = calls.call(payload);
    payload.set("progress", look.path("progress"));
    return look;
  }

  private JsonNode untilReady() {
    for (int looks = 0; looks < 20; looks++) {
      JsonNode look = look();
      if (look.path("state").asText().equals("READY")) {
        return look.path("result");
      }
      calls.now = calls.now.plusSeconds(look.path("waitSeconds").asLong());
      calls.personalize.settle();
    }
    throw new AssertionError("not ready after 20 looks: " + calls.personalize.statuses);
  }

  @Test
  void createsEveryRecommenderWithTheStacksConfiguration() {
    JsonNode result = untilReady();

    assertThat(calls.personalize.changes).hasSize(5);
    assertThat(calls.personalize.configs.get(MOST_VIEWED))
        .isEqualTo(
            RecommenderConfig.builder()
                .minRecommendationRequestsPerSecond(1)
                .enableMetadataWithRecommendations(true)
                .build());
    assertThat(result.path("recommenders")).hasSize(5);
    assertThat(result.at("/recommenders/0"))
        .isEqualTo(
            Json.parse(
                "{\"name\":\"most-viewed\",\"status\":\"ACTIVE\",\"recommenderArn\":\"%s\"}"
                    .formatted(MOST_VIEWED)));
  }

  @Test
  void asksForNoMetadataWhereThereAreNoItems() {
    calls.personalize.statuses.clear();

    untilReady();

    assertThat(calls.personalize.configs.get(MOST_VIEWED)).isNot(withMetadata());
  }

  @Test
  void switchesMetadataOnWhenItemsCome() {
    calls.personalize.statuses.clear();
    untilReady();
    theGroupHasItems();

    untilReady();

    assertThat(calls.personalize.configs.get(MOST_VIEWED)).is(withMetadata());
  }

  @Test
  void leavesAloneWhatIsAsItShouldBe() {
    untilReady();
    calls.personalize.changes.clear();

    untilReady();

    assertThat(calls.personalize.changes).isEmpty();
  }

  @Test
  void startsAStoppedRecommender() {
    untilReady();
    calls.personalize.changes.clear();
    calls.personalize.statuses.put(MOST_VIEWED, "INACTIVE");

    untilReady();

    assertThat(calls.personalize.changes)
        .containsExactly("start recommender/shop-ecommerce-most-viewed");
  }

  @Test
  void updatesADriftedRecommenderAndKeepsWhatTheStackSaysNothingAbout() {
    untilReady();
    calls.personalize.changes.clear();
    RecommenderConfig foreign =
        RecommenderConfig.builder()
            .minRecommendationRequestsPerSecond(7)
            .enableMetadataWithRecommendations(true)
            .itemExplorationConfig(java.util.Map.of("explorationWeight", "0.5"))
            .build();
    calls.personalize.configs.put(MOST_VIEWED, foreign);

    untilReady();

    assertThat(calls.personalize.changes)
        .containsExactly("update recommender/shop-ecommerce-most-viewed");
    assertThat(calls.personalize.configs.get(MOST_VIEWED))
        .isEqualTo(foreign.toBuilder().minRecommendationRequestsPerSecond(1).build());
  }

  @Test
  void reportsARecommenderThatFailedAndGoesOnWithTheRest() {
    look();
    calls.personalize.statuses.put(MOST_VIEWED, "CREATE FAILED");
    calls.personalize.failures.put(MOST_VIEWED, "Dataset has fewer than 1000 interactions");

    JsonNode result = untilReady();

    assertThat(result.path("recommenders")).hasSize(5);
    assertThat(result.at("/recommenders/0/status").asText()).isEqualTo("CREATE FAILED");
    assertThat(result.at("/recommenders/0/reason").asText())
        .isEqualTo("Dataset has fewer than 1000 interactions");
    assertThat(result.at("/recommenders/1/status").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void makesAnewWhatFailedInAnEarlierRun() {
    calls.now = Calls.NOW.minusSeconds(3600);
    look();
    calls.personalize.settle();
    calls.personalize.statuses.put(MOST_VIEWED, "CREATE FAILED");
    calls.personalize.changes.clear();
    calls.now = Calls.NOW;

    untilReady();

    assertThat(calls.personalize.changes)
        .containsExactly(
            "delete recommender/shop-ecommerce-most-viewed",
            "create recommender/shop-ecommerce-most-viewed");
  }

  @Test
  void aRecommenderThatTheQuotaForbidsFailsAfterAShortPatienceAndTheRestGoOn() {
    calls.personalize.refusals.put(
        "most-viewed", LimitExceededException.builder().message("more than 15").build());

    JsonNode result = untilReadyWithin(Duration.ofMinutes(20));

    assertThat(result.at("/recommenders/0/reason").asText())
        .startsWith("Personalize has refused " + MOST_VIEWED + " for 15 minutes")
        .contains("5 recommenders in a dataset group and 15 in a region");
    assertThat(result.at("/recommenders/1/status").asText()).isEqualTo("ACTIVE");
  }

  private JsonNode untilReadyWithin(Duration patience) {
    while (calls.now.isBefore(Calls.NOW.plus(patience))) {
      JsonNode look = look();
      if (look.path("state").asText().equals("READY")) {
        return look.path("result");
      }
      calls.now = calls.now.plusSeconds(look.path("waitSeconds").asLong());
      calls.personalize.settle();
    }
    throw new AssertionError("not ready after " + patience);
  }

  @Test
  void anUpdateThatTheServiceRefusesIsAskedOnceAndTold() {
    untilReady();
    calls.personalize.configs.put(
        MOST_VIEWED, RecommenderConfig.builder().minRecommendationRequestsPerSecond(7).build());
    calls.personalize.refusals.put(
        "most-viewed",
        FakePersonalize.said(InvalidInputException.builder(), "not in this region").build());
    calls.personalize.changes.clear();
    payload.putObject("progress");

    JsonNode result = untilReady();

    assertThat(calls.personalize.changes)
        .containsExactly("update recommender/shop-ecommerce-most-viewed");
    assertThat(result.at("/recommenders/0/status").asText()).isEqualTo("ACTIVE");
    assertThat(result.at("/recommenders/0/reason").asText()).endsWith("not in this region");
  }

  @Test
  void whatTheServiceRefusesIsNotAskedAgainWhileOthersAreAwaited() {
    calls.personalize.refusals.put(
        "most-viewed",
        FakePersonalize.said(InvalidInputException.builder(), "not in this region").build());
    calls.personalize.configs.put(
        MOST_VIEWED, RecommenderConfig.builder().minRecommendationRequestsPerSecond(7).build());
    calls.personalize.statuses.put(MOST_VIEWED, "ACTIVE");

    for (int looks = 0; looks < 3; looks++) {
      look();
    }

    assertThat(calls.personalize.changes)
        .filteredOn(change -> change.contains("most-viewed"))
        .containsExactly("update recommender/shop-ecommerce-most-viewed");
  }

  @Test
  void refusesARecommenderOfTheRightNameWithAnotherRecipe() {
    untilReady();
    calls.personalize.recipes.put(MOST_VIEWED, "arn:aws:personalize:::recipe/aws-vod-top-picks");
    payload.putObject("progress");

    JsonNode result = untilReady();

    assertThat(result.at("/recommenders/0/status").asText()).isEqualTo("CREATE FAILED");
    assertThat(result.at("/recommenders/0/reason").asText())
        .contains("has recipe arn:aws:personalize:::recipe/aws-vod-top-picks, not")
        .contains("aws personalize delete-recommender --recommender-arn " + MOST_VIEWED);
  }
}
