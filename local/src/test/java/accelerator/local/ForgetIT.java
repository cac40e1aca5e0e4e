package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.emulators.stepfunctions.ExecutionResult;
import accelerator.emulators.stepfunctions.MachineExecution;
import accelerator.local.stack.LocalSecrets;
import accelerator.local.stack.LocalStack;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.DataDeletionJobSummary;

/// From a sender's DELETE to a Personalize, a bucket and logs that know the user no more.
class ForgetIT {
  private static final String USER = "u-00042";

  @TempDir private Path folder;

  @Test
  void forgetsAUserEverywhereButAtTheSource() throws Exception {
    try (LocalStack stack =
        LocalStack.start(Runs.settings(folder).with(Map.of("EventsSecret", LocalSecrets.EVENTS)))) {
      assertThat(Runs.run(stack, "{\"loadSampleData\":true}").succeeded()).isTrue();
      Path bucket = stack.objects().bucket(LocalStack.BUCKET);
      assertThat(holding(bucket.resolve("snowflake/runs"), USER)).isNotEmpty();

      assertThat(delete(stack, "")).as("nobody known").isEqualTo(401);
      assertThat(delete(stack, "Bearer guess")).isEqualTo(401);
      for (int time = 0; time < 2; time++) {
        assertThat(delete(stack, "Bearer " + LocalSecrets.EVENTS_TEXT)).isEqualTo(202);
      }
      assertThat(files(bucket.resolve("forget/wishes"))).hasSize(1);

      JsonNode ended = ended(stack.machine().forget(Json.object()));

      assertThat(ended.at("/domains/ecommerce/users").asInt()).isEqualTo(1);
      assertThat(ended.at("/domains/ecommerce/deleted").asInt()).isPositive();
      assertThat(files(bucket.resolve("forget"))).isEmpty();
      assertThat(files(bucket.resolve("locks"))).isEmpty();
      for (String part : List.of("snowflake/runs", "runs", "registry")) {
        assertThat(holding(bucket.resolve(part), USER)).as(part).isEmpty();
      }
      assertThat(deletionJobs(stack))
          .singleElement()
          .satisfies(job -> assertThat(job.status()).isEqualTo("COMPLETED"));
      assertThat(logs().filter(line -> line.contains("Forget") || line.contains("users/")))
          .isNotEmpty()
          .noneMatch(line -> line.contains(USER));

      JsonNode again = ended(stack.machine().forget(Json.parse("{\"forget\":[\"u-00042\"]}")));
      assertThat(again.at("/domains/ecommerce/deleted").asInt()).as("nothing is left").isZero();
    }
  }

  private static int delete(LocalStack stack, String authorization) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(stack.endpoint() + "/v1/ecommerce/users/" + USER))
            .DELETE();
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }

  private static JsonNode ended(MachineExecution execution) throws Exception {
    ExecutionResult result = execution.result().get(120, TimeUnit.SECONDS);
    assertThat(result.status()).as(result.toString()).isEqualTo(ExecutionResult.Status.SUCCEEDED);
    return result.output().orElseThrow();
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static List<Path> holding(Path folder, String text) throws IOException {
    List<Path> holding = new java.util.ArrayList<>();
    for (Path file : files(folder)) {
      if (new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
          .contains(text)) {
        holding.add(file);
      }
    }
    return holding;
  }

  private Stream<String> logs() throws IOException {
    List<String> lines = new java.util.ArrayList<>();
    for (Path file : files(folder)) {
      if (file.toString().endsWith(".log")) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines.stream();
  }

  private static List<DataDeletionJobSummary> deletionJobs(LocalStack stack) {
    try (PersonalizeClient personalize =
        PersonalizeClient.builder()
            .endpointOverride(stack.personalize().endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      return personalize.listDataDeletionJobs(request -> {}).dataDeletionJobs();
    }
  }
}
