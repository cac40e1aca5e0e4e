package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names, ARNs, quotas, lists, recipes and the rate of requests.
class CatalogTest {
  private static final String GROUP = "'%sdataset-group/shop'".formatted(Service.BASE);

  @TempDir Path folder;
  private Service service;

  @BeforeEach
  void start() throws IOException {
    service = Service.instant(folder);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void makesArnsFromNames() {
    assertThat(
            service.answer("CreateDatasetGroup", "{'name':'shop','domain':'ECOMMERCE'}").toString())
        .isEqualTo(
            "{\"datasetGroupArn\":\"%sdataset-group/shop\",\"domain\":\"ECOMMERCE\"}"
                .formatted(Service.BASE));
    service.withDataset("Users", Fixtures.USERS);
    JsonNode dataset = service.answer("ListDatasets", "{}").path("datasets").path(0);
    assertThat(dataset.path("datasetArn").asText()).isEqualTo(Service.BASE + "dataset/shop/USERS");
    assertThat(dataset.path("datasetType").asText()).isEqualTo("USERS");
    assertThat(dataset.path("name").asText()).isEqualTo("Users");
  }

  @Test
  void refusesANameThatIsTaken() {
    service.withGroup().withDataset("Items", Fixtures.ITEMS);
    String message =
        "ResourceAlreadyExistsException: Another resource with Arn %s%s already exists.";
    assertThat(service.refusal("CreateDatasetGroup", "{'name':'shop'}"))
        .isEqualTo(message.formatted(Service.BASE, "dataset-group/shop"));
    assertThat(service.refusal("CreateSchema", "{'name':'Items','schema':'x'}"))
        .isEqualTo(message.formatted(Service.BASE, "schema/Items"));
    assertThat(service.refusal("CreateDataset", dataset("Items", "items", "Items")))
        .isEqualTo(message.formatted(Service.BASE, "dataset/shop/ITEMS"));
  }

  @Test
  void givesASchemaBackAsItCame() {
    service.withGroup().withDataset("Items", Fixtures.ITEMS);
    JsonNode schema =
        service
            .answer("DescribeSchema", "{'schemaArn':'%sschema/Items'}".formatted(Service.BASE))
            .path("schema");
    assertThat(schema.path("schema").asText()).isEqualTo(Fixtures.ITEMS);
    assertThat(schema.path("domain").asText()).isEqualTo("ECOMMERCE");
    assertThat(service.answer("ListSchemas", "{}").path("schemas").path(0).has("schema")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Users|Items|InvalidInputException: Schema %sschema/Items is for Items, the dataset is of type USERS",
        "Actions|Items|InvalidInputException: datasetType must be one of Interactions, Items, Users, was 'Actions'",
        "Users|none|ResourceNotFoundException: The given schema does not exist: %sschema/none",
        "Interactions|film|InvalidInputException: Schema %sschema/film is of the domain VIDEO_ON_DEMAND, the dataset group %sdataset-group/shop is of the domain ECOMMERCE",
      })
  void refusesADatasetThatDoesNotFit(String type, String schema, String refusal) {
    service.withGroup().withDataset("Items", Fixtures.ITEMS);
    service.answer(
        "CreateSchema",
        StrictJson.object()
            .put("name", "film")
            .put("domain", "VIDEO_ON_DEMAND")
            .put("schema", Fixtures.INTERACTIONS)
            .toString());
    assertThat(service.refusal("CreateDataset", dataset("other", type, schema)))
        .isEqualTo(refusal.replace("%s", Service.BASE));
  }

  @Test
  void namesTheFieldThatADomainSchemaLacks() {
    String request =
        StrictJson.object()
            .put("name", "s")
            .put("domain", "VIDEO_ON_DEMAND")
            .put("schema", Fixtures.ITEMS)
            .toString();
    assertThat(service.refusal("CreateSchema", request))
        .isEqualTo(
            "InvalidInputException: Items schema is missing the required field CREATION_TIMESTAMP");
  }

  @Test
  void hasAtMostFiveGroups() {
    IntStream.range(0, 5)
        .forEach(
            n ->
                service.answer(
                    "CreateDatasetGroup", String.format(Locale.ROOT, "{'name':'g%d'}", n)));
    assertThat(service.refusal("CreateDatasetGroup", "{'name':'g5'}"))
        .isEqualTo("LimitExceededException: More than 5 dataset groups.");
  }

  @Test
  void hasAtMostTheQuotaOfSchemas(@TempDir Path other) throws IOException {
    Quotas few = new Quotas(5, 1, 5, 15, 5, 1, 50, 30, 10, 20, 5);
    try (Service small = new Service(other, ServiceSettings.local().withQuotas(few))) {
      small.withGroup().withDataset("Items", Fixtures.ITEMS);
      String second = StrictJson.object().put("name", "s").put("schema", Fixtures.USERS).toString();
      assertThat(small.refusal("CreateSchema", second))
          .isEqualTo("LimitExceededException: More than 1 schemas.");
    }
  }

  @Test
  void pagesThroughAListEvenWhileItShrinks() {
    for (String name : List.of("a", "b", "c", "d")) {
      service.answer("CreateDatasetGroup", "{'name':'%s'}".formatted(name));
    }
    JsonNode first = service.answer("ListDatasetGroups", "{'maxResults':2}");
    assertThat(names(first, "datasetGroups")).isEqualTo(List.of("a", "b"));
    service.answer(
        "DeleteDatasetGroup", "{'datasetGroupArn':'%sdataset-group/b'}".formatted(Service.BASE));
    String token = first.path("nextToken").asText();
    JsonNode second =
        service.answer("ListDatasetGroups", "{'maxResults':2,'nextToken':'%s'}".formatted(token));
    assertThat(names(second, "datasetGroups")).isEqualTo(List.of("c", "d"));
    assertThat(second.has("nextToken")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"!", "abc", "YWJj"})
  void refusesATokenThatItDidNotGive(String token) {
    assertThat(service.refusal("ListSchemas", "{'nextToken':'%s'}".formatted(token)))
        .startsWith("InvalidNextTokenException: ");
  }

  @Test
  void listsTheDatasetsOfAGroup() {
    service.withGroup().withDataset("Items", Fixtures.ITEMS);
    assertThat(
            service
                .answer("ListDatasets", "{'datasetGroupArn':%s}".formatted(GROUP))
                .path("datasets"))
        .hasSize(1);
    String other = "{'datasetGroupArn':'%sdataset-group/other'}".formatted(Service.BASE);
    assertThat(service.answer("ListDatasets", other).path("datasets")).isEmpty();
  }

  @Test
  void listsTheRecipesOfADomain() {
    JsonNode answer = service.answer("ListRecipes", "{'domain':'ECOMMERCE'}");
    assertThat(names(answer, "recipes"))
        .isEqualTo(
            List.of(
                "aws-ecomm-customers-who-viewed-x-also-viewed",
                "aws-ecomm-frequently-bought-together",
                "aws-ecomm-popular-items-by-purchases",
                "aws-ecomm-popular-items-by-views",
                "aws-ecomm-recommended-for-you"));
    assertThat(service.answer("ListRecipes", "{}").path("recipes")).hasSize(10);
    String request = "{'recipeArn':'%saws-vod-top-picks'}".formatted(Service.RECIPE);
    assertThat(service.answer("DescribeRecipe", request).path("recipe").path("name").asText())
        .isEqualTo("aws-vod-top-picks");
    assertThat(service.refusal("DescribeRecipe", request.replace("top-picks", "nothing")))
        .startsWith("ResourceNotFoundException: The given recipe does not exist: ");
  }

  @Test
  void knowsNoFilters() {
    assertThat(service.answer("ListFilters", "{}").toString()).isEqualTo("{\"Filters\":[]}");
    assertThat(
            service.refusal("DescribeFilter", "{'filterArn':'%sfilter/f'}".formatted(Service.BASE)))
        .startsWith("ResourceNotFoundException: The given filter does not exist: ");
  }

  @Test
  void throttlesEachOperationToOneRequestASecond(@TempDir Path other) throws IOException {
    try (Service slow = new Service(other, ServiceSettings.local().withLimitedRequests())) {
      slow.answer("ListSchemas", "{}");
      assertThat(slow.refusal("ListSchemas", "{}")).isEqualTo("ThrottlingException: Rate exceeded");
      slow.answer("ListDatasets", "{}");
      slow.answer("ListRecommenders", "{}");
      slow.answer("ListRecommenders", "{}");
      slow.clock.move(Duration.ofSeconds(1));
      slow.answer("ListSchemas", "{}");
    }
  }

  private static String dataset(String name, String type, String schema) {
    return "{'name':'%s','datasetType':'%s','schemaArn':'%sschema/%s','datasetGroupArn':%s}"
        .formatted(name, type, Service.BASE, schema, GROUP);
  }

  private static List<String> names(JsonNode answer, String list) {
    List<String> names = new ArrayList<>();
    answer.path(list).forEach(each -> names.add(each.path("name").asText()));
    return names;
  }
}
