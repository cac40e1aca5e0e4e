package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.emulators.stepfunctions.ExecutionResult;
import accelerator.emulators.stepfunctions.MachineExecution;
import accelerator.local.run.Refresh;
import accelerator.local.run.RunOutcome;
import accelerator.local.stack.Checkout;
import accelerator.local.stack.LocalStack;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/// The way there and the way back, beside another stack whose name begins the same.
class TeardownIT {
  private static final long PATIENCE_SECONDS = 180;
  private static final String OTHER = LocalStack.NAME + "-2-ecommerce";

  @TempDir private Path folder;

  @Test
  void leavesNothingOfThisStackAndEverythingOfAnothers() throws Exception {
    try (LocalStack stack = LocalStack.start(Runs.settings(folder));
        PersonalizeClient personalize = client(stack.personalize().endpoint())) {
      RunOutcome run = Runs.run(stack, "{\"loadSampleData\":true}");
      assertThat(run.succeeded()).as(run.summary().toString()).isTrue();
      Set<String> foreign = another(personalize);
      Set<String> before = all(personalize);

      JsonNode listed = ended(stack.machine().tearDown(Json.parse("{\"dryRun\":true}")));
      assertThat(listed.path("resources")).hasSize(18);
      assertThat(all(personalize)).isEqualTo(before);

      JsonNode summary = ended(stack.machine().tearDown(Json.object()));

      assertThat(summary.path("status").asText()).isEqualTo("SUCCEEDED");
      assertThat(summary.path("deleted")).hasSize(18);
      assertThat(summary.path("left")).isEmpty();
      assertThat(all(personalize)).isEqualTo(foreign);
      assertThat(stack.machine().notification().orElseThrow())
          .contains("18 deleted in Personalize, 0 left");
      assertThat(stack.machine().event().orElseThrow().path("DetailType").asText())
          .isEqualTo("Recommendations torn down");
      nothingIsPublished(stack);

      JsonNode again = ended(stack.machine().tearDown(Json.object()));
      assertThat(again.path("deleted")).isEmpty();
      assertThat(all(personalize)).isEqualTo(foreign);
    }
  }

  /// The endpoint says so as soon as it looks again.
  private static void nothingIsPublished(LocalStack stack) {
    assertThat(stack.objects().bucket(LocalStack.BUCKET).resolve("registry/ecommerce.json"))
        .doesNotExist();
    until(() -> Runs.get(stack, "/v1/ecommerce/most-viewed?userId=u").statusCode() == 503);
  }

  @Test
  void deletingTheStackAnswersCloudFormationWhenTheTeardownHasEnded() throws Exception {
    BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    LoopbackServer cloudFormation =
        LoopbackServer.start(
            LoopbackSettings.of("CloudFormation", 0),
            request -> {
              answers.add(Json.parse(request.text()));
              return LoopbackAnswer.empty(200);
            });
    try (LocalStack stack = LocalStack.start(Runs.settings(folder));
        PersonalizeClient personalize = client(stack.personalize().endpoint())) {
      personalize.createDatasetGroup(
          r ->
              r.name(LocalStack.NAME + "-ecommerce")
                  .domain("ECOMMERCE")
                  .tags(tag(LocalStack.NAME)));
      ObjectNode event =
          (ObjectNode)
              Json.parse(
                  java.nio.file.Files.readString(
                      Checkout.root().resolve("events/teardown-on-delete.json")));
      event.put("ResponseURL", cloudFormation.endpoint() + "/signed");

      stack.functions().invoke("TeardownOnDeleteFunction", Json.write(event));

      JsonNode answer =
          Optional.ofNullable(answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).orElseThrow();
      assertThat(answer.path("Status").asText()).isEqualTo("SUCCESS");
      assertThat(answer.path("PhysicalResourceId").asText())
          .isEqualTo(LocalStack.NAME + "-teardown");
      assertThat(all(personalize)).isEmpty();
    } finally {
      cloudFormation.close();
    }
  }

  @Test
  void aDryRunSaysWhatTheRecommendersCost() throws Exception {
    try (LocalStack stack = LocalStack.start(Runs.settings(folder))) {
      RunOutcome plan = Runs.run(stack, "{\"dryRun\":true,\"lookBackDays\":90}");

      JsonNode cost = plan.summary().at("/costs/0");
      assertThat(cost.path("recommenderHours").asInt()).isEqualTo(5 * 730);
      assertThat(cost.path("perMonth").decimalValue())
          .isEqualByComparingTo(new BigDecimal("3613.50"));
      assertThat(cost.path("note").asText()).contains("invented on this machine");
    }
  }

  @Test
  void startedTwiceDuringATrainingWaitsForItAndThenEnds() throws Exception {
    try (LocalStack stack = LocalStack.start(Runs.settings(folder));
        PersonalizeClient personalize = client(stack.personalize().endpoint())) {
      Refresh refresh =
          Refresh.start(
              stack.machine(), List.of(Domain.ECOMMERCE), Json.parse("{\"loadSampleData\":true}"));
      until(() -> !personalize.listRecommenders(r -> {}).recommenders().isEmpty());
      MachineExecution first = stack.machine().tearDown(Json.object());
      MachineExecution second = stack.machine().tearDown(Json.object());

      RunOutcome run = refresh.ending().get(PATIENCE_SECONDS, TimeUnit.SECONDS);

      assertThat(run.succeeded()).as(run.summary().toString()).isTrue();
      assertThat(ended(first).path("status").asText()).isEqualTo("SUCCEEDED");
      assertThat(ended(second).path("status").asText()).isEqualTo("SUCCEEDED");
      assertThat(ended(first).path("deleted").size() + ended(second).path("deleted").size())
          .isEqualTo(18);
      assertThat(all(personalize)).isEmpty();
      nothingIsPublished(stack);
    }
  }

  private static JsonNode ended(MachineExecution execution) throws Exception {
    ExecutionResult result = execution.result().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(result.status()).as(result.toString()).isEqualTo(ExecutionResult.Status.SUCCEEDED);
    return result.output().orElseThrow();
  }

  private static void until(java.util.function.BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("did not happen in time").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static PersonalizeClient client(URI endpoint) {
    return PersonalizeClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /// What another stack would have: a group, a schema, a dataset and a tracker.
  private static Set<String> another(PersonalizeClient personalize) throws IOException {
    String avsc =
        java.nio.file.Files.readString(Checkout.root().resolve("sql/ecommerce/users.avsc"));
    String group =
        personalize
            .createDatasetGroup(r -> r.name(OTHER).domain("ECOMMERCE").tags(tag("local-2")))
            .datasetGroupArn();
    String schema =
        personalize
            .createSchema(r -> r.name(OTHER + "-users-0a1b2c3d").schema(avsc).domain("ECOMMERCE"))
            .schemaArn();
    until(
        () ->
            personalize
                .describeDatasetGroup(r -> r.datasetGroupArn(group))
                .datasetGroup()
                .status()
                .equals("ACTIVE"));
    String dataset =
        personalize
            .createDataset(
                r ->
                    r.name(OTHER + "-users")
                        .datasetType("USERS")
                        .datasetGroupArn(group)
                        .schemaArn(schema)
                        .tags(tag("local-2")))
            .datasetArn();
    String tracker =
        personalize
            .createEventTracker(r -> r.name(OTHER).datasetGroupArn(group).tags(tag("local-2")))
            .eventTrackerArn();
    return new TreeSet<>(List.of(group, schema, dataset, tracker));
  }

  private static software.amazon.awssdk.services.personalize.model.Tag tag(String stack) {
    return software.amazon.awssdk.services.personalize.model.Tag.builder()
        .tagKey("recommendations-accelerator")
        .tagValue(stack)
        .build();
  }

  private static Set<String> all(PersonalizeClient personalize) {
    Set<String> arns = new TreeSet<>();
    personalize.listSchemas(r -> {}).schemas().forEach(it -> arns.add(it.schemaArn()));
    personalize
        .listDatasetGroups(r -> {})
        .datasetGroups()
        .forEach(it -> arns.add(it.datasetGroupArn()));
    personalize.listDatasets(r -> {}).datasets().forEach(it -> arns.add(it.datasetArn()));
    personalize
        .listRecommenders(r -> {})
        .recommenders()
        .forEach(it -> arns.add(it.recommenderArn()));
    personalize.listFilters(r -> {}).filters().forEach(it -> arns.add(it.filterArn()));
    personalize
        .listEventTrackers(r -> {})
        .eventTrackers()
        .forEach(it -> arns.add(it.eventTrackerArn()));
    return arns;
  }
}
