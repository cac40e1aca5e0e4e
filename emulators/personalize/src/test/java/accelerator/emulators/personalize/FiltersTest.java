package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Filters as resources: their life, their checks against the schemas, their quotas.
class FiltersTest {
  private static final String GROUP = Service.BASE + "dataset-group/shop";
  private static final String ARN = "{'filterArn':'%sfilter/f'}".formatted(Service.BASE);
  private static final String CHEAP = "INCLUDE ItemID WHERE Items.PRICE < 10";
  private static final String ITEMS =
      Fixtures.schema(
          "Items",
          Fixtures.field("ITEM_ID", "string"),
          Fixtures.field("PRICE", "float"),
          "{\"name\":\"CATEGORY_L1\",\"type\":[\"string\"],\"categorical\":true}",
          "{\"name\":\"PRODUCT_DESCRIPTION\",\"type\":[\"null\",\"string\"],\"textual\":true}",
          Fixtures.field("IN_STOCK", "boolean"));

  @TempDir Path folder;
  private Service service;

  @BeforeEach
  void begin() throws IOException {
    service = Service.instant(folder);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void becomesActiveAndIsDescribedAndListed() throws IOException {
    start(Durations.quick());
    assertThat(service.answer("CreateFilter", request("f", CHEAP)).toString())
        .isEqualTo("{\"filterArn\":\"%sfilter/f\"}".formatted(Service.BASE));
    assertThat(status()).isEqualTo("CREATE PENDING");
    service.clock.move(Duration.ofMillis(100));
    assertThat(status()).isEqualTo("CREATE IN_PROGRESS");
    assertThat(service.refusal("DeleteFilter", ARN)).startsWith("ResourceInUseException: ");
    service.clock.move(Duration.ofMillis(400));
    JsonNode filter = service.answer("DescribeFilter", ARN).path("filter");
    assertThat(filter.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(filter.path("filterExpression").asText()).isEqualTo(CHEAP);
    assertThat(filter.path("datasetGroupArn").asText()).isEqualTo(GROUP);
    JsonNode summary = service.answer("ListFilters", "{}").path("Filters").path(0);
    assertThat(summary.path("name").asText()).isEqualTo("f");
    assertThat(summary.has("filterExpression")).isFalse();
    String other = "{'datasetGroupArn':'%sx'}".formatted(GROUP);
    assertThat(service.answer("ListFilters", other).path("Filters")).isEmpty();
    service.answer("DeleteFilter", ARN);
    assertThat(status()).isEqualTo("DELETE PENDING");
    service.clock.move(Duration.ofMillis(500));
    assertThat(service.refusal("DescribeFilter", ARN))
        .isEqualTo(
            "ResourceNotFoundException: The given filter does not exist: %sfilter/f"
                .formatted(Service.BASE));
  }

  @Test
  void hasTags() throws IOException {
    start(Durations.instant());
    service.answer("CreateFilter", request("f", CHEAP));
    String arn = "'resourceArn':'%sfilter/f'".formatted(Service.BASE);
    service.answer("TagResource", "{%s,'tags':[{'tagKey':'k','tagValue':'v'}]}".formatted(arn));
    assertThat(service.answer("ListTagsForResource", "{%s}".formatted(arn)).path("tags"))
        .hasSize(1);
  }

  @Test
  void mustBeGoneBeforeADatasetOrTheGroup() throws IOException {
    start(Durations.instant());
    service.answer("CreateFilter", request("f", CHEAP));
    String dataset = "{'datasetArn':'%sdataset/shop/%s'}";
    for (String type : new String[] {"USERS", "ITEMS", "INTERACTIONS"}) {
      assertThat(service.refusal("DeleteDataset", dataset.formatted(Service.BASE, type)))
          .startsWith("ResourceInUseException: ")
          .contains("filter/f");
    }
    service.answer("DeleteFilter", ARN);
    for (String type : new String[] {"USERS", "ITEMS", "INTERACTIONS"}) {
      service.answer("DeleteDataset", dataset.formatted(Service.BASE, type));
    }
    service.answer("DeleteDatasetGroup", "{'datasetGroupArn':'%s'}".formatted(GROUP));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "Items.COLOR IN (\"x\") # The ITEMS dataset has no field COLOR",
        "Items.PRODUCT_DESCRIPTION IN (\"x\") # Items.PRODUCT_DESCRIPTION is of type textual string, which cannot be filtered by",
        "Items.IN_STOCK IN (\"true\") # Items.IN_STOCK is of type boolean, which cannot be filtered by",
        "Items.PRICE IN (\"1\") # IN compares strings, Items.PRICE is of type float",
        "Items.CATEGORY_L1 = 1 # = compares numbers, Items.CATEGORY_L1 is of type categorical string",
        "Items.CATEGORY_L1 IN (\"*\") # * can only be used with Interactions.EVENT_TYPE, not with Items.CATEGORY_L1",
        "Items.PRICE < CurrentItem.CATEGORY_L1 # < compares numbers, CurrentItem.CATEGORY_L1 is of type categorical string",
        "Interactions.TIMESTAMP > 1 # Interactions can only be filtered by EVENT_TYPE, not by TIMESTAMP",
        "Items.PRICE < 1 IF CurrentUser.AGE > 1 # The USERS dataset has no field AGE",
      })
  void refusesWhatTheSchemasDoNotAllow(String condition, String message) throws IOException {
    start(Durations.instant());
    assertThat(service.refusal("CreateFilter", request("f", "INCLUDE ItemID WHERE " + condition)))
        .isEqualTo("InvalidInputException: Could not create filter. %s.".formatted(message));
  }

  @Test
  void refusesAFilterOfADatasetThatIsNotThere() throws IOException {
    service = service(Durations.instant(), Quotas.standard()).withGroup();
    assertThat(service.refusal("CreateFilter", request("f", CHEAP)))
        .isEqualTo(
            "InvalidInputException: Could not create filter. The dataset group has no ITEMS dataset for Items.PRICE.");
  }

  @Test
  void spellsFieldsInAnyCase() throws IOException {
    start(Durations.instant());
    service.answer(
        "CreateFilter", request("f", "EXCLUDE itemId WHERE INTERACTIONS.event_type in (\"*\")"));
    service.answer(
        "CreateFilter",
        request(
            "g",
            "EXCLUDE ItemID WHERE items.category_l1 IN (\"a\") IF CurrentUser.membership_status IN (\"x\")"));
  }

  @Test
  void refusesATakenNameAnUnknownGroupAndAMissingOrLongExpression() throws IOException {
    start(Durations.instant());
    service.answer("CreateFilter", request("f", CHEAP));
    assertThat(service.refusal("CreateFilter", request("f", CHEAP)))
        .isEqualTo(
            "ResourceAlreadyExistsException: Another resource with Arn %sfilter/f already exists."
                .formatted(Service.BASE));
    assertThat(service.refusal("CreateFilter", request("g", CHEAP).replace("/shop", "/none")))
        .startsWith("ResourceNotFoundException: The given dataset group does not exist: ");
    assertThat(service.refusal("CreateFilter", request("g", "")))
        .startsWith("InvalidInputException: 1 validation error");
    assertThat(service.refusal("CreateFilter", request("g", "x".repeat(2501))))
        .startsWith("InvalidInputException: 1 validation error")
        .endsWith("Member must have length less than or equal to 2500");
  }

  @Test
  void keepsItsQuotas() throws IOException {
    Quotas few = new Quotas(5, 500, 5, 15, 5, 1, 50, 3, 2, 3, 5);
    service = withDatasets(service(Durations.instant(), few));
    String two =
        "INCLUDE ItemID WHERE Items.PRICE < 1 AND Items.price > 0 AND Items.CATEGORY_L1 IN (\"a\")";
    service.answer("CreateFilter", request("f", two));
    assertThat(
            service.refusal(
                "CreateFilter", request("g", two + " IF CurrentUser.USER_ID IN (\"a\")")))
        .isEqualTo("LimitExceededException: More than 2 distinct dataset fields in a filter.");
    service.answer("CreateFilter", request("g", "EXCLUDE ItemID WHERE Items.ITEM_ID IN (\"a\")"));
    assertThat(
            service.refusal(
                "CreateFilter",
                request("h", "EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"a\")")))
        .isEqualTo(
            "LimitExceededException: More than 3 distinct dataset fields in the filters of %s."
                .formatted(GROUP));
    service.answer("CreateFilter", request("h", CHEAP));
    assertThat(service.refusal("CreateFilter", request("i", CHEAP)))
        .isEqualTo("LimitExceededException: More than 3 filters in %s.".formatted(GROUP));
  }

  @Test
  void takesTenFieldsAndNotEleven() throws IOException {
    String fields =
        IntStream.range(0, 11)
            .mapToObj(n -> Fixtures.field("F" + n, "int"))
            .collect(Collectors.joining(","));
    service = service(Durations.instant(), Quotas.standard()).withGroup();
    service.withDataset(
        "Items", Fixtures.ITEMS.replace("],\"version\"", "," + fields + "],\"version\""));
    assertThat(service.ask("CreateFilter", request("ten", comparisons(10))).status())
        .isEqualTo(200);
    assertThat(service.refusal("CreateFilter", request("eleven", comparisons(11))))
        .startsWith("LimitExceededException: More than 10 distinct");
  }

  private static String comparisons(int count) {
    return IntStream.range(0, count)
        .mapToObj(nth -> String.format(Locale.ROOT, "Items.F%d > 0", nth))
        .collect(Collectors.joining(" OR ", "INCLUDE ItemID WHERE ", ""));
  }

  private void start(Durations durations) throws IOException {
    service = withDatasets(service(durations, Quotas.standard()));
  }

  private Service service(Durations durations, Quotas quotas) throws IOException {
    service.close();
    return new Service(folder, ServiceSettings.local().withDurations(durations).withQuotas(quotas));
  }

  private static Service withDatasets(Service service) {
    service.withGroup();
    service.clock.move(Duration.ofSeconds(1));
    service
        .withDataset("Interactions", Fixtures.INTERACTIONS)
        .withDataset("Items", ITEMS)
        .withDataset("Users", Fixtures.USERS);
    service.clock.move(Duration.ofSeconds(1));
    return service;
  }

  private String status() {
    return service.answer("DescribeFilter", ARN).path("filter").path("status").asText();
  }

  private static String request(String name, String expression) {
    ObjectNode request = StrictJson.object().put("name", name).put("datasetGroupArn", GROUP);
    return request.put("filterExpression", expression).toString();
  }
}
