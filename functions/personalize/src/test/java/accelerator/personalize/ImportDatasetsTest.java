package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.DeadlineExceeded;
import accelerator.core.ResourceFailed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ImportDatasetsTest {
  private static final String JOB = "dataset-import-job/shop-ecommerce-%s-20251201t060000z-sample";

  private final Calls calls = new Calls();
  private final ObjectNode payload = Calls.event("import-datasets");

  private JsonNode look() {
    JsonNode look = calls.call(payload);
    payload.set("progress", look.path("progress"));
    return look;
  }

  private JsonNode untilReady() {
    for (int looks = 0; looks < 80; looks++) {
      JsonNode look = look();
      if (look.path("state").asText().equals("READY")) {
        return look;
      }
      calls.now = calls.now.plusSeconds(look.path("waitSeconds").asLong());
      calls.personalize.settle();
    }
    throw new AssertionError("not ready after 80 looks: " + calls.personalize.statuses);
  }

  @Test
  void createsWhatIsMissingInOrderAndIsReadyWhenAllIsImported() {
    JsonNode first = look();

    assertThat(first.path("state").asText()).isEqualTo("PENDING");
    assertThat(first.path("waitSeconds").asLong()).isEqualTo(5);
    assertThat(calls.personalize.changes).containsExactly("create dataset-group/shop-ecommerce");
    assertThat(untilReady().at("/result/seconds").asLong()).isEqualTo(15);
    assertThat(calls.personalize.changes)
        .filteredOn(change -> change.startsWith("create filter/shop-ecommerce-"))
        .hasSize(5)
        .allMatch(change -> change.matches(".*-[0-9a-f]{8}"));
    assertThat(calls.personalize.changes)
        .hasSize(16)
        .contains(
            "create event-tracker/of-shop-ecommerce",
            "create dataset/shop-ecommerce/INTERACTIONS",
            "create dataset/shop-ecommerce/ITEMS",
            "create dataset/shop-ecommerce/USERS",
            "create " + JOB.formatted("interactions"),
            "create " + JOB.formatted("items"),
            "create " + JOB.formatted("users"));
  }

  @Test
  void aFilterThatPersonalizeCannotMakeFailsNoRun() {
    calls.personalize.refusedFilters = true;

    assertThat(untilReady().path("state").asText()).isEqualTo("READY");

    assertThat(calls.personalize.changes).noneMatch(change -> change.contains("filter/"));
  }

  @Test
  void aSecondRunCreatesNothingButItsOwnImportJobs() {
    untilReady();
    calls.personalize.changes.clear();
    ((ObjectNode) payload.path("run")).put("runId", "20251202t060000z-next");
    payload.putObject("progress");

    untilReady();

    assertThat(calls.personalize.changes)
        .hasSize(3)
        .allMatch(change -> change.startsWith("create dataset-import-job/"));
  }

  @Test
  void usesAnEventTrackerThatTheGroupHasAlready() {
    look();
    calls.personalize.statuses.put(
        FakePersonalize.ARN + "event-tracker/of-shop-ecommerce", "ACTIVE");

    untilReady();

    assertThat(calls.personalize.changes).noneMatch(change -> change.contains("event-tracker"));
  }

  @Test
  void aFailedEventTrackerFailsByName() {
    String arn = FakePersonalize.ARN + "event-tracker/of-shop-ecommerce";
    calls.personalize.statuses.put(arn, "CREATE FAILED");

    assertThatThrownBy(this::untilReady)
        .isInstanceOf(ResourceFailed.class)
        .hasMessageStartingWith(arn + " is CREATE FAILED");
  }

  @Test
  void aCallThatComesTwiceChangesNothing() {
    untilReady();
    calls.personalize.changes.clear();

    assertThat(look().path("state").asText()).isEqualTo("READY");

    assertThat(calls.personalize.changes).isEmpty();
  }

  @Test
  void aFullQuotaOfImportJobsMeansLater() {
    calls.personalize.mostImports = 1;

    untilReady();

    assertThat(calls.personalize.changes.stream().filter(c -> c.contains("import-job")))
        .containsExactlyInAnyOrder(
            "create " + JOB.formatted("interactions"),
            "create " + JOB.formatted("items"),
            "create " + JOB.formatted("users"));
  }

  @Test
  void throttlingMeansLater() {
    calls.personalize.throttled = 1;

    assertThat(look().path("state").asText()).isEqualTo("PENDING");

    untilReady();
  }

  /// Not every answer that says "too fast" says more than its status.
  @Test
  void throttlingByStatusAloneMeansLaterToo() {
    calls.personalize.throttled = 1;
    calls.personalize.isTerse = true;

    assertThat(look().path("state").asText()).isEqualTo("PENDING");
  }

  @Test
  void aFailedImportFailsWithTheServicesReason() {
    look();
    calls.personalize.settle();
    look();
    calls.personalize.settle();
    look();
    String arn = FakePersonalize.ARN + JOB.formatted("items");
    calls.personalize.statuses.put(arn, "CREATE FAILED");
    calls.personalize.failures.put(arn, "Input CSV is missing the following columns:[PRICE].");

    assertThatThrownBy(this::untilReady)
        .isInstanceOf(ResourceFailed.class)
        .hasMessage(
            arn
                + " is CREATE FAILED: Input CSV is missing the following columns:[PRICE].\nnext: let sql/ecommerce/items.sql and sql/ecommerce/items.avsc name the same columns, and deploy");
  }

  @Test
  void anUnknownStatusIsPendingUntilTheDeadline() {
    look();
    calls.personalize.statuses.put(
        FakePersonalize.ARN + "dataset-group/shop-ecommerce", "MEDITATING");
    assertThat(look().path("state").asText()).isEqualTo("PENDING");

    calls.now = calls.now.plusSeconds(9 * 3600);

    assertThatThrownBy(this::look)
        .isInstanceOf(DeadlineExceeded.class)
        .hasMessage(
            FakePersonalize.ARN
                + "dataset-group/shop-ecommerce was not done at its deadline, 2025-12-01T15:00:00Z");
  }

  @Test
  void movesItemsToAChangedSchemaButNeverInteractions() {
    untilReady();
    String items = FakePersonalize.ARN + "dataset/shop-ecommerce/ITEMS";
    calls.personalize.schemas.put(items, "an older one");
    calls.personalize.changes.clear();

    untilReady();

    assertThat(calls.personalize.changes).containsExactly("update dataset/shop-ecommerce/ITEMS");
    calls.personalize.schemas.put(
        FakePersonalize.ARN + "dataset/shop-ecommerce/INTERACTIONS", "an older one");
    assertThatThrownBy(this::look)
        .isInstanceOf(ResourceFailed.class)
        .hasMessageContaining("Personalize never replaces the schema of interactions");
  }
}
