package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecommendersTest {
  private static final String FOR_YOU = "aws-ecomm-recommended-for-you";
  private static final String ARN =
      "{'recommenderArn':'%srecommender/%s'}".formatted(Service.BASE, FOR_YOU);

  @TempDir Path folder;

  @Test
  void describesATrainedRecommenderWithItsMetrics() throws IOException {
    try (Service service = Service.instant(folder).withData()) {
      JsonNode found =
          service.trained(
              FOR_YOU,
              ",'recommenderConfig':{'minRecommendationRequestsPerSecond':2,'color':'red'}");
      assertThat(found.path("status").asText()).isEqualTo("ACTIVE");
      assertThat(found.path("recommenderConfig").toString())
          .isEqualTo("{\"minRecommendationRequestsPerSecond\":2}");
      assertThat(found.path("modelMetrics").path("coverage").isNumber()).isTrue();
      assertThat(found.has("failureReason")).isFalse();
      JsonNode summary = service.answer("ListRecommenders", "{}").path("recommenders").path(0);
      assertThat(summary.has("modelMetrics")).isFalse();
      assertThat(summary.path("recipeArn").asText()).isEqualTo(Service.RECIPE + FOR_YOU);
    }
  }

  @Test
  void failsWhenThereIsTooLittleData() throws IOException {
    try (Service service = Service.instant(folder)) {
      service.withGroup().withDataset("Interactions", Fixtures.INTERACTIONS);
      service.write("few.csv", Fixtures.interactions(1000));
      service.imported("few", "INTERACTIONS", "few.csv", "FULL");
      JsonNode found = service.trained("aws-ecomm-popular-items-by-purchases", "");
      assertThat(found.path("status").asText()).isEqualTo("CREATE FAILED");
      assertThat(found.path("failureReason").asText())
          .isEqualTo(
              "Dataset has fewer than 1000 interactions after filtering by event type: Purchase");
      assertThat(found.has("modelMetrics")).isFalse();
      service.answer(
          "DeleteRecommender", ARN.replace(FOR_YOU, "aws-ecomm-popular-items-by-purchases"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "aws-vod-top-picks||InvalidInputException: Recipe arn:aws:personalize:::recipe/aws-vod-top-picks is of the domain VIDEO_ON_DEMAND, the dataset group %sdataset-group/shop is of the domain ECOMMERCE",
        "aws-user-personalization||ResourceNotFoundException: The given recipe does not exist: arn:aws:personalize:::recipe/aws-user-personalization",
        "aws-ecomm-popular-items-by-views|{'itemExplorationConfig':{'explorationWeight':'0.1'}}|InvalidInputException: itemExplorationConfig is not supported by most-viewed",
        "aws-ecomm-recommended-for-you|{'itemExplorationConfig':{'explorationWeight':'1.1'}}|InvalidInputException: itemExplorationConfig must have explorationWeight 0..1 and explorationItemAgeCutOff of at least 1 only, has explorationWeight '1.1'",
        "aws-ecomm-recommended-for-you|{'trainingDataConfig':{'excludedDatasetColumns':{'ITEMS':['COLOR']}}}|InvalidInputException: The ITEMS dataset has no column COLOR",
        "aws-ecomm-recommended-for-you|{'trainingDataConfig':{'excludedDatasetColumns':{'SHOES':['COLOR']}}}|InvalidInputException: trainingDataConfig names the unknown dataset 'SHOES'",
        "aws-ecomm-recommended-for-you|{'trainingDataConfig':{'excludedDatasetColumns':{'Interactions':['EVENT_TYPE']}}}|InvalidInputException: EVENT_TYPE cannot be excluded from training",
        "aws-ecomm-recommended-for-you|{'minRecommendationRequestsPerSecond':0}|InvalidInputException: 1 validation error detected: Value '0' at 'recommenderConfig.minRecommendationRequestsPerSecond' failed to satisfy constraint: Member must have value greater than or equal to 1",
      })
  void refusesWhatCannotBe(String recipe, String config, String refusal) throws IOException {
    try (Service service = Service.instant(folder)) {
      service
          .withGroup()
          .withDataset("Interactions", Fixtures.INTERACTIONS)
          .withDataset("Items", Fixtures.ITEMS);
      String more = config == null ? "" : ",'recommenderConfig':" + config;
      assertThat(service.refusal("CreateRecommender", Service.recommenderRequest(recipe, more)))
          .isEqualTo(refusal.replace("%s", Service.BASE));
    }
  }

  @Test
  void needsTheDatasetsOfTheRecipe() throws IOException {
    try (Service service = Service.instant(folder)) {
      service.withGroup();
      assertThat(service.refusal("CreateRecommender", Service.recommenderRequest(FOR_YOU, "")))
          .isEqualTo(
              "InvalidInputException: recommended-for-you needs an ACTIVE INTERACTIONS dataset, %sdataset-group/shop has none"
                  .formatted(Service.BASE));
    }
  }

  @Test
  void hasAtMostFiveInAGroup() throws IOException {
    try (Service service = Service.instant(folder).withData()) {
      for (int n = 0; n < 5; n++) {
        service.answer("CreateRecommender", named("r" + n));
      }
      assertThat(service.refusal("CreateRecommender", named("r5")))
          .isEqualTo(
              "LimitExceededException: More than 5 recommenders in %sdataset-group/shop."
                  .formatted(Service.BASE));
      assertThat(service.refusal("CreateRecommender", named("r0")))
          .startsWith("ResourceAlreadyExistsException: ");
    }
  }

  @Test
  void stopsAndStarts() throws IOException {
    try (Service service = trained()) {
      assertThat(service.refusal("StartRecommender", ARN))
          .isEqualTo(
              "ResourceInUseException: The recommender %srecommender/%s must be INACTIVE, is ACTIVE"
                  .formatted(Service.BASE, FOR_YOU));
      service.answer("StopRecommender", ARN);
      assertThat(status(service)).isEqualTo("STOP PENDING");
      service.clock.move(Duration.ofMillis(300));
      assertThat(status(service)).isEqualTo("STOP IN_PROGRESS");
      assertThat(service.refusal("DeleteRecommender", ARN)).endsWith("is STOP IN_PROGRESS");
      service.clock.move(Duration.ofSeconds(1));
      assertThat(status(service)).isEqualTo("INACTIVE");
      assertThat(service.refusal("StopRecommender", ARN)).startsWith("ResourceInUseException: ");
      assertThat(service.refusal("UpdateRecommender", update("{}")))
          .startsWith("ResourceInUseException: ");
      service.answer("StartRecommender", ARN);
      assertThat(status(service)).isEqualTo("START PENDING");
      service.clock.move(Duration.ofSeconds(1));
      assertThat(status(service)).isEqualTo("ACTIVE");
      service.answer("DeleteRecommender", ARN);
      assertThat(status(service)).isEqualTo("DELETE PENDING");
      service.clock.move(Duration.ofSeconds(1));
      assertThat(service.refusal("DescribeRecommender", ARN))
          .startsWith("ResourceNotFoundException: ");
    }
  }

  @Test
  void answersUnderTheOldConfigurationUntilAnUpdateIsOver() throws IOException {
    try (Service service = trained()) {
      service.answer("UpdateRecommender", update("{'enableMetadataWithRecommendations':true}"));
      JsonNode during = service.answer("DescribeRecommender", ARN).path("recommender");
      assertThat(during.path("status").asText()).isEqualTo("ACTIVE");
      assertThat(during.has("recommenderConfig")).isFalse();
      assertThat(during.path("latestRecommenderUpdate").path("status").asText())
          .isEqualTo("CREATE PENDING");
      String question =
          "{'recommenderArn':'%srecommender/%s','userId':'u1','metadataColumns':{'ITEMS':['PRICE']}}"
              .formatted(Service.BASE, FOR_YOU);
      assertThat(service.post("/recommendations", question).status()).isEqualTo(400);
      assertThat(service.refusal("UpdateRecommender", update("{}"))).endsWith("is being updated");
      assertThat(service.refusal("DeleteRecommender", ARN)).endsWith("is being updated");
      service.clock.move(Duration.ofSeconds(1));
      assertThat(service.post("/recommendations", question).status()).isEqualTo(200);
      JsonNode after = service.answer("DescribeRecommender", ARN).path("recommender");
      assertThat(after.path("latestRecommenderUpdate").path("status").asText()).isEqualTo("ACTIVE");
      assertThat(after.path("recommenderConfig").toString())
          .isEqualTo("{\"enableMetadataWithRecommendations\":true}");
    }
  }

  @Test
  void learnsAnewWhenTheTrainingColumnsChange() throws IOException {
    try (Service service = trained()) {
      service.write("new.csv", Fixtures.interactions(6000).replace(",i", ",new"));
      service.imported("new", "INTERACTIONS", "new.csv", "FULL");
      service.answer("UpdateRecommender", update("{'minRecommendationRequestsPerSecond':2}"));
      service.clock.move(Duration.ofSeconds(1));
      assertThat(first(service)).startsWith("i");
      String config = "{'trainingDataConfig':{'excludedDatasetColumns':{'ITEMS':['CATEGORY_L1']}}}";
      service.answer("UpdateRecommender", update(config));
      service.clock.move(Duration.ofSeconds(1));
      JsonNode found = service.recommender(FOR_YOU);
      assertThat(found.path("latestRecommenderUpdate").path("status").asText()).isEqualTo("ACTIVE");
      assertThat(found.path("recommenderConfig").path("trainingDataConfig").toString())
          .isEqualTo("{\"excludedDatasetColumns\":{\"ITEMS\":[\"CATEGORY_L1\"]}}");
      assertThat(first(service)).startsWith("new");
    }
  }

  /// The first item that a stranger gets.
  private static String first(Service service) {
    return service
        .post(
            "/recommendations",
            "{'recommenderArn':'%srecommender/%s','userId':'stranger'}"
                .formatted(Service.BASE, FOR_YOU))
        .body()
        .path("itemList")
        .path(0)
        .path("itemId")
        .asText();
  }

  private static String named(String name) {
    return Service.recommenderRequest(FOR_YOU, "").replace("'name':'" + FOR_YOU, "'name':'" + name);
  }

  private static String update(String config) {
    return "{'recommenderArn':'%srecommender/%s','recommenderConfig':%s}"
        .formatted(Service.BASE, FOR_YOU, config);
  }

  private static String status(Service service) {
    return service.answer("DescribeRecommender", ARN).path("recommender").path("status").asText();
  }

  /// A service with short durations and a trained recommender.
  private Service trained() throws IOException {
    Durations brief =
        new Durations(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofMillis(500),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofMillis(500),
            Duration.ZERO);
    Service service = new Service(folder, ServiceSettings.local().withDurations(brief)).withData();
    service.trained(FOR_YOU, "");
    return service;
  }
}
