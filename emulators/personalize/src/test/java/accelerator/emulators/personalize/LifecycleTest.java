package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleTest {
  private static final String GROUP =
      "{'datasetGroupArn':'%sdataset-group/shop'}".formatted(Service.BASE);
  private static final String ITEMS =
      "{'datasetArn':'%sdataset/shop/ITEMS'}".formatted(Service.BASE);

  @TempDir Path folder;

  @Test
  void goesFromPendingOverInProgressToActiveAsTheClockGoes() throws IOException {
    Durations durations = Durations.realistic();
    try (Service service = new Service(folder, ServiceSettings.local().withDurations(durations))) {
      service.withGroup();
      assertThat(groupStatus(service)).isEqualTo("CREATE PENDING");
      service.clock.move(Duration.ofSeconds(5));
      assertThat(groupStatus(service)).isEqualTo("CREATE IN_PROGRESS");
      service.clock.move(Duration.ofMinutes(1));
      JsonNode group = service.answer("DescribeDatasetGroup", GROUP).path("datasetGroup");
      assertThat(group.path("status").asText()).isEqualTo("ACTIVE");
      assertThat(group.path("lastUpdatedDateTime").asDouble())
          .isEqualTo(group.path("creationDateTime").asDouble() + 45);
      service.answer("DeleteDatasetGroup", GROUP);
      assertThat(groupStatus(service)).isEqualTo("DELETE PENDING");
      service.clock.move(durations.deletion().dividedBy(2));
      assertThat(groupStatus(service)).isEqualTo("DELETE IN_PROGRESS");
      service.clock.move(durations.deletion());
      assertThat(service.refusal("DescribeDatasetGroup", GROUP))
          .isEqualTo(
              "ResourceNotFoundException: The given dataset group does not exist: "
                  + Service.BASE
                  + "dataset-group/shop");
    }
  }

  @Test
  void isActiveAtTheNextQuestionWhenDurationsAreInstant() throws IOException {
    try (Service service = Service.instant(folder)) {
      assertThat(groupStatus(service.withGroup())).isEqualTo("ACTIVE");
    }
  }

  @Test
  void makesNothingInAGroupThatIsNotActive() throws IOException {
    try (Service service = Service.quick(folder)) {
      service.withGroup();
      assertThat(
              service.refusal(
                  "CreateEventTracker",
                  "{'name':'t','datasetGroupArn':'%sdataset-group/shop'}".formatted(Service.BASE)))
          .isEqualTo(
              "ResourceInUseException: The dataset group %sdataset-group/shop must be ACTIVE, is CREATE PENDING"
                  .formatted(Service.BASE));
      assertThat(service.refusal("DeleteDatasetGroup", GROUP))
          .isEqualTo(
              "ResourceInUseException: The dataset group %sdataset-group/shop is CREATE PENDING"
                  .formatted(Service.BASE));
    }
  }

  @Test
  void deletesSchemasAndGroupsOnlyWhenNothingUsesThem() throws IOException {
    try (Service service = Service.instant(folder)) {
      service.withGroup().withDataset("Items", Fixtures.ITEMS);
      String schema = "{'schemaArn':'%sschema/Items'}".formatted(Service.BASE);
      assertThat(service.refusal("DeleteSchema", schema))
          .isEqualTo(
              "ResourceInUseException: The schema %1$sschema/Items is used by %1$sdataset/shop/ITEMS"
                  .formatted(Service.BASE));
      assertThat(service.refusal("DeleteDatasetGroup", GROUP))
          .startsWith("ResourceInUseException: ")
          .endsWith("still has %sdataset/shop/ITEMS".formatted(Service.BASE));
      service.answer("DeleteDataset", ITEMS);
      service.answer("DeleteSchema", schema);
      service.answer("DeleteDatasetGroup", GROUP);
      assertThat(service.answer("ListDatasetGroups", "{}").path("datasetGroups")).isEmpty();
    }
  }

  @Test
  void keepsAGroupThatHasAnEventTracker() throws IOException {
    try (Service service = Service.instant(folder)) {
      service.withGroup();
      String request =
          "{'name':'t','datasetGroupArn':'%sdataset-group/shop'}".formatted(Service.BASE);
      String tracker =
          service.answer("CreateEventTracker", request).path("eventTrackerArn").asText();
      assertThat(tracker).matches(Service.BASE + "event-tracker/[0-9a-f]{8}");
      assertThat(service.refusal("DeleteDatasetGroup", GROUP)).endsWith("still has " + tracker);
      assertThat(service.refusal("CreateEventTracker", request))
          .isEqualTo(
              "ResourceAlreadyExistsException: Another resource with Arn %s already exists."
                  .formatted(tracker));
      assertThat(service.refusal("CreateEventTracker", request.replace("'t'", "'u'")))
          .startsWith("LimitExceededException: More than 1 event trackers");
      service.answer("DeleteEventTracker", "{'eventTrackerArn':'%s'}".formatted(tracker));
      service.answer("DeleteDatasetGroup", GROUP);
    }
  }

  @Test
  void keepsADatasetWhileItIsImported() throws IOException {
    try (Service service = Service.quick(folder)) {
      service.withGroup();
      service.clock.move(Duration.ofSeconds(1));
      service.withDataset("Items", Fixtures.ITEMS);
      service.clock.move(Duration.ofSeconds(1));
      service.write("items.csv", Fixtures.items());
      service.answer(
          "CreateDatasetImportJob", Service.importRequest("job", "ITEMS", "items.csv", "FULL"));
      assertThat(service.refusal("DeleteDataset", ITEMS))
          .isEqualTo(
              "ResourceInUseException: The dataset %1$sdataset/shop/ITEMS is used by %1$sdataset-import-job/job, which is CREATE PENDING"
                  .formatted(Service.BASE));
    }
  }

  @Test
  void replacesASchemaOfItemsByOneThatOnlyAddsNullableFields() throws IOException {
    try (Service service = Service.quick(folder)) {
      service.withGroup();
      service.clock.move(Duration.ofSeconds(1));
      service.withDataset("Items", Fixtures.ITEMS);
      service.clock.move(Duration.ofSeconds(1));
      String color = "{\"name\":\"COLOR\",\"type\":%s}]";
      schema(
          service,
          "wide",
          Fixtures.ITEMS.replace("]}],", "]}," + color.formatted("[\"null\",\"string\"]") + ","));
      schema(
          service,
          "strict",
          Fixtures.ITEMS.replace("]}],", "]}," + color.formatted("\"string\"") + ","));
      schema(
          service,
          "narrow",
          Fixtures.ITEMS.replace(",{\"name\":\"NAME\",\"type\":[\"null\",\"string\"]}", ""));
      assertThat(service.refusal("UpdateDataset", update("strict")))
          .endsWith(
              "The field COLOR that schema %sschema/strict adds must allow null"
                  .formatted(Service.BASE));
      assertThat(service.refusal("UpdateDataset", update("narrow")))
          .contains("must keep the field NAME");
      service.answer("UpdateDataset", update("wide"));
      JsonNode during = service.answer("DescribeDataset", ITEMS).path("dataset");
      assertThat(during.path("status").asText()).isEqualTo("UPDATE PENDING");
      assertThat(during.path("schemaArn").asText()).isEqualTo(Service.BASE + "schema/Items");
      service.clock.move(Duration.ofSeconds(1));
      JsonNode after = service.answer("DescribeDataset", ITEMS).path("dataset");
      assertThat(after.path("status").asText()).isEqualTo("ACTIVE");
      assertThat(after.path("schemaArn").asText()).isEqualTo(Service.BASE + "schema/wide");
      assertThat(after.path("latestDatasetUpdate").path("status").asText()).isEqualTo("ACTIVE");
    }
  }

  private static void schema(Service service, String name, String text) {
    service.answer(
        "CreateSchema",
        StrictJson.object()
            .put("name", name)
            .put("domain", "ECOMMERCE")
            .put("schema", text)
            .toString());
  }

  private static String update(String schema) {
    return "{'datasetArn':'%1$sdataset/shop/ITEMS','schemaArn':'%1$sschema/%2$s'}"
        .formatted(Service.BASE, schema);
  }

  private static String groupStatus(Service service) {
    return service
        .answer("DescribeDatasetGroup", GROUP)
        .path("datasetGroup")
        .path("status")
        .asText();
  }
}
