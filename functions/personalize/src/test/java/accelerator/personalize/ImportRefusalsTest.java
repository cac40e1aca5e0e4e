package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.ResourceFailed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.personalize.model.LimitExceededException;
import software.amazon.awssdk.services.personalize.model.PersonalizeException;
import software.amazon.awssdk.services.personalize.model.ResourceAlreadyExistsException;

/// What an import does when Personalize refuses, and when it is taken up again.
class ImportRefusalsTest {
  private static final String JOB = "dataset-import-job/shop-ecommerce-%s-20251201t060000z-sample";

  private final Calls calls = new Calls();
  private final ObjectNode payload = Calls.event("import-datasets");

  private JsonNode look() {
    JsonNode look = calls.call(payload);
    payload.set("progress", look.path("progress"));
    return look;
  }

  private JsonNode untilReady() {
    for (int looks = 0; looks < 20; looks++) {
      JsonNode look = look();
      if (look.path("state").asText().equals("READY")) {
        return look;
      }
      calls.now = calls.now.plusSeconds(look.path("waitSeconds").asLong());
      calls.personalize.settle();
    }
    throw new AssertionError("not ready after 20 looks: " + calls.personalize.statuses);
  }

  @Test
  void aNewDatasetGroupThatTheQuotaForbidsIsToldWithTheQuotaAfterAShortPatience() {
    calls.personalize.refusals.put(
        "dataset-group/",
        FakePersonalize.said(LimitExceededException.builder(), "Too many dataset groups").build());

    JsonNode first = look();

    assertThat(first.path("awaits").asText())
        .isEqualTo(FakePersonalize.ARN + "dataset-group/shop-ecommerce: Too many dataset groups");
    assertThatThrownBy(this::untilReadyOrAnHour)
        .isInstanceOf(ResourceFailed.class)
        .hasMessage(
            "Personalize has refused %sdataset-group/shop-ecommerce for 15 minutes, 'Too many dataset groups'; the quota is 5 dataset groups in a region\nnext: delete what is not needed, or raise it in the Service Quotas console under Amazon Personalize"
                .formatted(FakePersonalize.ARN));
    assertThat(Duration.between(Calls.NOW, calls.now))
        .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(16));
  }

  private JsonNode untilReadyOrAnHour() {
    while (calls.now.isBefore(Calls.NOW.plusSeconds(3600))) {
      JsonNode look = look();
      assertThat(look.path("waitSeconds").asLong()).isBetween(1L, 60L);
      calls.now = calls.now.plusSeconds(look.path("waitSeconds").asLong());
    }
    return look();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Invalid Data location. | resume the run: it unloads again
          Insufficient privileges for accessing data in Amazon S3. | let Personalize read the data bucket
          Input CSV is missing the following columns:[PRICE]. | let sql/ecommerce/items.sql and sql/ecommerce/items.avsc name the same columns
          Length cannot be more than 1000 characters for COLUMN CATEGORY_L1 | shorten the column that the cause names in sql/ecommerce/items.sql
          Something that no document says | put right in sql/ecommerce/items.sql what Amazon Personalize names
          """)
  void eachReasonOfAFailedImportSaysWhatToDo(String reason, String next) {
    look();
    calls.personalize.settle();
    look();
    calls.personalize.settle();
    look();
    String arn = FakePersonalize.ARN + JOB.formatted("items");
    calls.personalize.statuses.put(arn, "CREATE FAILED");
    calls.personalize.failures.put(arn, reason);

    assertThatThrownBy(this::untilReady)
        .isInstanceOf(ResourceFailed.class)
        .hasMessageStartingWith(arn + " is CREATE FAILED: " + reason + "\nnext: " + next);
  }

  @Test
  void aResumedRunThatHasUnloadedAnewImportsAllOfIt() {
    untilReady();
    calls.personalize.changes.clear();
    payload.putObject("progress");
    payload
        .path("datasets")
        .forEach(
            dataset ->
                ((ObjectNode) dataset)
                    .put("location", dataset.path("location").asText() + "20251201t070000000z/"));

    untilReady();

    assertThat(calls.personalize.changes)
        .containsExactlyInAnyOrder(
            "create " + JOB.formatted("interactions") + "-2",
            "create " + JOB.formatted("items") + "-2",
            "create " + JOB.formatted("users") + "-2");
  }

  @Test
  void aFilterThatFailedIsLeftOutAndToldWithTheCommandThatDeletesIt() {
    look();
    calls.personalize.settle();
    untilReady();
    String arn =
        calls.personalize.statuses.keySet().stream()
            .filter(each -> each.contains("filter/shop-ecommerce-"))
            .findFirst()
            .orElseThrow();
    calls.personalize.statuses.put(arn, "CREATE FAILED");
    payload.putObject("progress");

    assertThat(untilReady().at("/result/warnings"))
        .extracting(JsonNode::asText)
        .singleElement()
        .asString()
        .contains("is CREATE FAILED and left out: ")
        .endsWith(
            "delete it with 'aws personalize delete-filter --filter-arn %s', and the next run makes it anew"
                .formatted(arn));
  }

  @Test
  void whatSomebodyElseMadeMeanwhileIsFoundAtTheNextLook() {
    calls.personalize.refusals.put(
        "dataset-group/", ResourceAlreadyExistsException.builder().message("there").build());
    assertThat(look().path("waitSeconds").asLong()).isEqualTo(5);
    calls.personalize.refusals.clear();

    assertThat(untilReady().path("state").asText()).isEqualTo("READY");
  }

  @Test
  void aFaultOfTheServiceWithoutACodeMeansLater() {
    calls.personalize.refusals.put(
        "dataset/", PersonalizeException.builder().statusCode(503).build());
    look();
    calls.personalize.settle();
    assertThat(look().path("state").asText()).isEqualTo("PENDING");
    calls.personalize.refusals.clear();

    assertThat(untilReady().path("state").asText()).isEqualTo("READY");
  }

  @Test
  void aResumedStageFollowsAFailedJobByOneOfTheNextNumber() {
    untilReady();
    String arn = FakePersonalize.ARN + JOB.formatted("items");
    calls.personalize.statuses.put(arn, "CREATE FAILED");
    calls.personalize.changes.clear();
    payload.putObject("progress");

    untilReady();

    assertThat(calls.personalize.changes)
        .containsExactly("create " + JOB.formatted("items") + "-2");
  }

  @Test
  void aStageThatFindsEverythingDoneTeachesNothing() {
    untilReady();
    payload.putObject("progress");

    assertThat(look().at("/result/durations")).isEmpty();
  }
}
