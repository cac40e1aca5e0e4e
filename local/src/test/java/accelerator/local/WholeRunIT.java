package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Recommender;
import accelerator.emulators.personalize.ServiceSettings;
import accelerator.local.run.RunOutcome;
import accelerator.local.stack.LocalStack;
import accelerator.local.stack.SourceData;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/// The whole way with every part real: driver, clients, runtime client, SQL, template, definition.
class WholeRunIT {
  @TempDir private static Path folder;
  private static LocalStack stack;
  private static RunOutcome first;

  @BeforeAll
  static void runsOnce() throws IOException {
    stack = LocalStack.start(Runs.settings(folder).with(ServiceSettings.local()));
    first = Runs.run(stack, "{\"loadSampleData\":true}");
  }

  @AfterAll
  static void stops() {
    stack.close();
  }

  @Test
  void publishesAllFiveRecommendersAndSaysSoInItsOutput() {
    assertThat(first.succeeded()).as(first.summary().toString()).isTrue();
    JsonNode domain = first.summary().at("/domains/0");
    assertThat(first.summary().path("status").asText()).isEqualTo("SUCCEEDED");
    assertThat(domain.path("domain").asText()).isEqualTo("ecommerce");
    assertThat(domain.path("skipped")).isEmpty();
    assertThat(domain.path("recommenders"))
        .extracting(recommender -> recommender.path("status").asText())
        .containsExactly("ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE");
    assertThat(domain.at("/rows/interactions").asLong()).isBetween(50_000L, 70_000L);
    assertThat(domain.at("/rows/items").asLong()).isBetween(700L, 800L);
    assertThat(domain.at("/rows/users").asLong()).isBetween(1_900L, 2_100L);
  }

  @Test
  void tellsPeopleHowItEnded() {
    assertThat(first.notification().orElseThrow())
        .contains("ecommerce: SUCCEEDED")
        .contains("recommended-for-you: ACTIVE");
  }

  @Test
  void aSecondRunCreatesNothingButItsOwnImportJobs() {
    try (PersonalizeClient personalize = personalize()) {
      Set<String> before = resources(personalize);
      int jobs = personalize.listDatasetImportJobs(r -> r.build()).datasetImportJobs().size();

      RunOutcome second = Runs.run(stack, "{\"loadSampleData\":true}");

      assertThat(second.succeeded()).as(second.summary().toString()).isTrue();
      assertThat(resources(personalize)).isEqualTo(before);
      assertThat(personalize.listDatasetImportJobs(r -> r.build()).datasetImportJobs())
          .hasSize(jobs + 3);
    }
  }

  /// Everything but import jobs, each with the time when it last changed.
  private static Set<String> resources(PersonalizeClient personalize) {
    Set<String> all = new TreeSet<>();
    personalize
        .listDatasetGroups(r -> r.build())
        .datasetGroups()
        .forEach(each -> all.add(each.datasetGroupArn() + each.lastUpdatedDateTime()));
    personalize
        .listSchemas(r -> r.build())
        .schemas()
        .forEach(each -> all.add(each.schemaArn() + each.lastUpdatedDateTime()));
    personalize
        .listDatasets(r -> r.build())
        .datasets()
        .forEach(each -> all.add(each.datasetArn() + each.creationDateTime()));
    personalize
        .listRecommenders(r -> r.build())
        .recommenders()
        .forEach(each -> all.add(each.recommenderArn() + each.lastUpdatedDateTime()));
    return all;
  }

  private static PersonalizeClient personalize() {
    return PersonalizeClient.builder()
        .endpointOverride(stack.personalize().endpoint())
        .region(Region.EU_WEST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Test
  void everyRecommenderAnswersItemsWithNamesAndPrices() {
    String user = SourceData.shoppers(stack.snowflake().warehouse(), Domain.ECOMMERCE).getFirst();
    String item = "sku-0001";
    for (Recommender recommender : Domain.ECOMMERCE.recommenders()) {
      HttpResponse<String> response =
          Runs.get(
              stack,
              "/v1/ecommerce/%s?%s%snumResults=5"
                  .formatted(
                      recommender.key(),
                      recommender.needsUserId() ? "userId=" + user + "&" : "",
                      recommender.needsItemId() ? "itemId=" + item + "&" : ""));

      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      JsonNode answer = Json.parse(response.body());
      assertThat(answer.path("source").asText()).isEqualTo("personalize");
      assertThat(answer.path("recommender").asText()).isEqualTo(recommender.key());
      assertThat(answer.path("items")).hasSize(5);
      assertThat(answer.path("items"))
          .allSatisfy(
              each -> {
                assertThat(each.path("name").asText()).isNotEmpty();
                assertThat(each.path("price").asDouble()).isPositive();
              });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          recommended-for-you                     | 400 | userId
          frequently-bought-together              | 400 | itemId
          most-viewed?userId=u&numResults=0       | 400 | numResults must be 1..500, was '0'
          most-viewed?userId=u&numResults=501     | 400 | numResults must be 1..500, was '501'
          most-viewed?userId=u&numResults=abc     | 400 | numResults must be 1..500, was 'abc'
          most-loved?userId=u                     | 404 | most-loved
          """)
  void refusesABadQuestionAsAProblemThatNamesThingAndValue(
      String question, int status, String named) {
    HttpResponse<String> response = Runs.get(stack, "/v1/ecommerce/" + question);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(Json.parse(response.body()).path("detail").asText()).contains(named);
  }

  @Test
  void servesTheStorefrontBesideTheEndpoint() {
    HttpResponse<String> page = Runs.get(stack, "/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<title>");
    assertThat(Runs.get(stack, "/v1/health").statusCode()).isEqualTo(200);
  }

  @Test
  void aDryRunTellsWhatItWouldDoAndChangesNothing() {
    try (PersonalizeClient personalize = personalize()) {
      Set<String> before = resources(personalize);

      RunOutcome outcome = Runs.run(stack, "{\"dryRun\":true,\"loadSampleData\":true}");

      assertThat(outcome.succeeded()).isTrue();
      assertThat(outcome.summary().path("dryRun").asBoolean()).isTrue();
      assertThat(outcome.summary().path("actions"))
          .extracting(action -> action.path("action").asText())
          .containsOnly("keep", "import");
      assertThat(resources(personalize)).isEqualTo(before);
    }
  }

  @Test
  void doesNotResumeARunThatHasPublished() {
    String runId = first.summary().path("runId").asText();

    RunOutcome resumed = Runs.run(stack, "{\"resume\":\"%s\"}".formatted(runId));

    assertThat(resumed.succeeded()).isFalse();
    assertThat(resumed.summary().path("cause").asText())
        .as("another test's run may have published since")
        .startsWith("run '%s' ".formatted(runId))
        .containsPattern(
            "has published all of its domains: there is nothing to resume"
                + "|is older than .*, which has published ecommerce: start a new run");
  }
}
