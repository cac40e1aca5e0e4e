package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.FolderBuckets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.Domain;
import software.amazon.awssdk.services.personalize.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.personalize.model.ResourceNotFoundException;
import software.amazon.awssdk.services.personalizeevents.PersonalizeEventsClient;
import software.amazon.awssdk.services.personalizeevents.model.Event;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.model.GetRecommendationsResponse;
import software.amazon.awssdk.services.personalizeruntime.model.InvalidInputException;
import software.amazon.awssdk.services.personalizeruntime.model.PredictedItem;

class WholePathTest {
  private static final String RECIPE = "arn:aws:personalize:::recipe/aws-ecomm-recommended-for-you";

  @TempDir Path folder;
  private PersonalizeServer server;
  private PersonalizeClient control;
  private PersonalizeRuntimeClient runtime;
  private PersonalizeEventsClient events;

  @BeforeEach
  void start() throws IOException {
    server = PersonalizeServer.start(ServiceSettings.local(), new FolderBuckets(folder));
    var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b"));
    control =
        PersonalizeClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.EU_WEST_1)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(credentials)
            .build();
    runtime =
        PersonalizeRuntimeClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.EU_WEST_1)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(credentials)
            .build();
    events =
        PersonalizeEventsClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.EU_WEST_1)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();
  }

  @AfterEach
  void stop() {
    control.close();
    runtime.close();
    events.close();
    server.close();
  }

  @Test
  void importsTrainsAnswersAndTakesEventsThroughTheRealClients() throws IOException {
    String group = group();
    String interactions = dataset(group, "Interactions", Fixtures.INTERACTIONS);
    String items = dataset(group, "Items", Fixtures.ITEMS);
    write("runs/1/interactions.csv", Fixtures.interactions(3000));
    write("runs/1/deeper/ignored.csv", "not a header");
    write("items.csv", Fixtures.items());
    runImport("interactions", interactions, "s3://data/runs/1/");
    runImport("items", items, "s3://data/items.csv");

    String recommender =
        control
            .createRecommender(
                request ->
                    request
                        .name("for-you")
                        .datasetGroupArn(group)
                        .recipeArn(RECIPE)
                        .recommenderConfig(
                            config -> config.enableMetadataWithRecommendations(true)))
            .recommenderArn();
    assertThat(awaitRecommender(recommender)).isEqualTo("ACTIVE");

    GetRecommendationsResponse answer =
        runtime.getRecommendations(
            request ->
                request
                    .recommenderArn(recommender)
                    .userId("nobody")
                    .numResults(3)
                    .metadataColumns(Map.of("ITEMS", List.of("CATEGORY_L1", "PRICE"))));
    assertThat(answer.recommendationId()).matches("RID-[0-9a-f-]{36}");
    assertThat(answer.itemList()).hasSize(3);
    PredictedItem first = answer.itemList().getFirst();
    int number = Integer.parseInt(first.itemId().substring(1));
    assertThat(first.metadata())
        .isEqualTo(Map.of("CATEGORY_L1", "c" + number % 5, "PRICE", number + ".5"));
    assertThat(first.score()).isNull();

    buy(group, first.itemId());
    assertThat(
            runtime
                .getRecommendations(
                    request -> request.recommenderArn(recommender).userId("nobody").numResults(60))
                .itemList())
        .extracting(PredictedItem::itemId)
        .isNotEmpty()
        .doesNotContain(first.itemId());
  }

  @Test
  void givesTheClientsTheErrorsOfTheirModels() {
    group();
    assertThatThrownBy(this::group)
        .isInstanceOf(ResourceAlreadyExistsException.class)
        .hasMessageContaining(
            "Another resource with Arn"
                + " arn:aws:personalize:eu-west-1:000000000000:dataset-group/shop already exists.");
    assertThatThrownBy(() -> control.describeSchema(request -> request.schemaArn(arn("schema/no"))))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Status Code: 400");
    assertThatThrownBy(() -> runtime.getRecommendations(request -> request.userId("u")))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(
            () ->
                runtime.getRecommendations(
                    request -> request.recommenderArn(arn("recommender/no"))))
        .isInstanceOf(
            software.amazon.awssdk.services.personalizeruntime.model.ResourceNotFoundException
                .class)
        .hasMessageContaining("Status Code: 404");
  }

  private String group() {
    return control
        .createDatasetGroup(request -> request.name("shop").domain(Domain.ECOMMERCE))
        .datasetGroupArn();
  }

  private String dataset(String group, String type, String schema) {
    String schemaArn =
        control
            .createSchema(request -> request.name(type).domain(Domain.ECOMMERCE).schema(schema))
            .schemaArn();
    return control
        .createDataset(
            request ->
                request.name(type).datasetType(type).datasetGroupArn(group).schemaArn(schemaArn))
        .datasetArn();
  }

  private void runImport(String job, String dataset, String location) {
    String arn =
        control
            .createDatasetImportJob(
                request ->
                    request
                        .jobName(job)
                        .datasetArn(dataset)
                        .roleArn(Fixtures.ROLE)
                        .dataSource(source -> source.dataLocation(location)))
            .datasetImportJobArn();
    String status = "";
    while (!status.equals("ACTIVE")) {
      var found =
          control
              .describeDatasetImportJob(request -> request.datasetImportJobArn(arn))
              .datasetImportJob();
      assertThat(found.failureReason()).isNull();
      status = found.status();
    }
  }

  private String awaitRecommender(String arn) {
    while (true) {
      String status =
          control
              .describeRecommender(request -> request.recommenderArn(arn))
              .recommender()
              .status();
      if (!status.startsWith("CREATE ")) {
        return status;
      }
      assertThat(status).isEqualTo("CREATE IN_PROGRESS");
    }
  }

  private void buy(String group, String itemId) {
    String tracker =
        control
            .createEventTracker(request -> request.name("shop").datasetGroupArn(group))
            .trackingId();
    events.putEvents(
        request ->
            request
                .trackingId(tracker)
                .userId("nobody")
                .sessionId("session")
                .eventList(
                    Event.builder()
                        .eventType("Purchase")
                        .itemId(itemId)
                        .sentAt(Instant.ofEpochSecond(1_700_000_000))
                        .build()));
  }

  private void write(String key, String text) throws IOException {
    Path file = folder.resolve("data").resolve(key);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String arn(String name) {
    return "arn:aws:personalize:eu-west-1:000000000000:" + name;
  }
}
