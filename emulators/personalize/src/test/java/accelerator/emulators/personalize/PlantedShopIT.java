package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.recommenders.PlantedShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.Domain;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.model.GetRecommendationsRequest;
import software.amazon.awssdk.services.personalizeruntime.model.PredictedItem;

/// What must be found again of a planted shop's laws by who only has the public API: a group, a
/// schema, a file in a bucket, recommenders, questions.
final class PlantedShopIT {
  private static final PlantedShop SHOP = new PlantedShop(1, 2_000, 800);
  private static final PlantedQuestions QUESTIONS = new PlantedQuestions(SHOP);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SCHEMA =
      """
      {"type":"record","name":"Interactions","namespace":"com.amazonaws.personalize.schema","version":"1.0","fields":[
        {"name":"USER_ID","type":"string"},{"name":"ITEM_ID","type":"string"},
        {"name":"TIMESTAMP","type":"long"},{"name":"EVENT_TYPE","type":"string"}]}\
      """;

  @TempDir static Path folder;
  private static PersonalizeServer server;
  private static PersonalizeClient control;
  private static PersonalizeRuntimeClient runtime;
  private static String group;

  @BeforeAll
  static void importInteractions() throws IOException {
    server = PersonalizeServer.start(ServiceSettings.local(), new FolderBuckets(folder));
    control = client(PersonalizeClient.builder()).build();
    runtime = client(PersonalizeRuntimeClient.builder()).build();
    Path file = folder.resolve("data/interactions.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(file, QUESTIONS.known());
    String schema =
        control
            .createSchema(request -> request.name("s").domain(Domain.ECOMMERCE).schema(SCHEMA))
            .schemaArn();
    group =
        control
            .createDatasetGroup(request -> request.name("shop").domain(Domain.ECOMMERCE))
            .datasetGroupArn();
    String dataset =
        control
            .createDataset(
                request ->
                    request
                        .name("d")
                        .datasetType("Interactions")
                        .schemaArn(schema)
                        .datasetGroupArn(group))
            .datasetArn();
    String job =
        control
            .createDatasetImportJob(
                request ->
                    request
                        .jobName("j")
                        .datasetArn(dataset)
                        .roleArn("arn:aws:iam::000000000000:role/personalize")
                        .dataSource(source -> source.dataLocation("s3://data/interactions.csv")))
            .datasetImportJobArn();
    settled(
        () ->
            control
                .describeDatasetImportJob(request -> request.datasetImportJobArn(job))
                .datasetImportJob()
                .status());
  }

  private static <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B client(
      B builder) {
    return builder
        .endpointOverride(server.endpoint())
        .region(Region.EU_WEST_1)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")));
  }

  @AfterAll
  static void stop() {
    control.close();
    runtime.close();
    server.close();
  }

  @Test
  void foreseesTheNextViewFarBetterThanPopularityAndNearlyAsWellAsOneCan() {
    String forYou = trained("aws-ecomm-recommended-for-you");
    String popular = trained("aws-ecomm-popular-items-by-views");

    double recommended = QUESTIONS.ndcg(question -> answers(forYou, question));
    double popularity = QUESTIONS.ndcg(question -> answers(popular, question));
    double oracle = QUESTIONS.ndcg(QUESTIONS::mostLikely);

    assertThat(QUESTIONS.size()).isGreaterThan(1_900);
    assertThat(recommended / popularity)
        .as("NDCG@10 %.4f, popularity's %.4f", recommended, popularity)
        .isGreaterThanOrEqualTo(2.5);
    assertThat(recommended / oracle)
        .as("NDCG@10 %.4f, the oracle's %.4f", recommended, oracle)
        .isBetween(0.65, 1.0);
  }

  @Test
  void findsWhatIsBoughtTogether() {
    String recommender = trained("aws-ecomm-frequently-bought-together");
    int found = 0;
    for (int item = 0; item < SHOP.items; item++) {
      String asked = PlantedShop.itemId(item);
      List<String> answer =
          ask(request -> request.recommenderArn(recommender).itemId(asked).numResults(5));
      if (SHOP.partnersOf(item).stream().map(PlantedShop::itemId).anyMatch(answer::contains)) {
        found++;
      }
    }

    assertThat((double) found / SHOP.items).isGreaterThanOrEqualTo(0.55);
  }

  /// As many more than the list's as the user has met.
  private static List<Integer> answers(String recommender, PlantedQuestions.Asked question) {
    return ask(
            request ->
                request
                    .recommenderArn(recommender)
                    .userId(PlantedShop.userId(question.user()))
                    .numResults(Math.min(500, PlantedQuestions.LIST + question.met().size())))
        .stream()
        .map(PlantedShop::itemOf)
        .toList();
  }

  private static List<String> ask(Consumer<GetRecommendationsRequest.Builder> request) {
    return runtime.getRecommendations(request).itemList().stream()
        .map(PredictedItem::itemId)
        .toList();
  }

  private static String trained(String recipe) {
    String arn =
        control
            .createRecommender(
                request ->
                    request
                        .name(recipe)
                        .datasetGroupArn(group)
                        .recipeArn("arn:aws:personalize:::recipe/" + recipe))
            .recommenderArn();
    settled(
        () ->
            control
                .describeRecommender(request -> request.recommenderArn(arn))
                .recommender()
                .status());
    return arn;
  }

  private static void settled(Supplier<String> status) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String now = status.get();
    while (now.startsWith("CREATE") && !now.contains("FAILED")) {
      assertThat(System.nanoTime()).as(now).isLessThan(deadline);
      now = status.get();
    }
    assertThat(now).isEqualTo("ACTIVE");
  }
}
