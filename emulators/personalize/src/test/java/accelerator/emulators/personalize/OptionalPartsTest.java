package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the model or the developer guide leaves out, allows only together, or wants to be there.
class OptionalPartsTest {
  private static final String METADATA =
      ",'recommenderConfig':{'enableMetadataWithRecommendations':true}";
  private static final String RECIPE = "aws-ecomm-popular-items-by-views";

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

  /// `CreateDatasetImportJobRequest` of the model requires jobName, datasetArn and dataSource.
  @Test
  void anImportNeedsNoRole() throws IOException {
    service.withGroup().withDataset("Items", Fixtures.ITEMS);
    service.write("items.csv", Fixtures.items());
    String request = Service.importRequest("job", "ITEMS", "items.csv", "FULL");
    service.answer(
        "CreateDatasetImportJob", request.replace("'roleArn':'%s',".formatted(Fixtures.ROLE), ""));
    JsonNode job =
        service
            .settled(
                "DescribeDatasetImportJob",
                "{'datasetImportJobArn':'%sdataset-import-job/job'}".formatted(Service.BASE))
            .path("datasetImportJob");
    assertThat(job.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(job.has("roleArn")).isFalse();
  }

  /// API_CreateDatasetGroup: a role is only valid when there is a key, too.
  @Test
  void aGroupHasARoleTogetherWithAKeyOnly() {
    String role = ",'roleArn':'%s'".formatted(Fixtures.ROLE);
    String key = ",'kmsKeyArn':'arn:aws:kms:eu-west-1:000000000000:key/k'";
    String request = "{'name':'g'%s}";
    assertThat(service.refusal("CreateDatasetGroup", request.formatted(role)))
        .isEqualTo("InvalidInputException: roleArn must not be given without kmsKeyArn");
    assertThat(service.refusal("CreateDatasetGroup", request.formatted(key)))
        .isEqualTo("InvalidInputException: roleArn must be given with kmsKeyArn");
    service.answer("CreateDatasetGroup", request.formatted(role + key));
  }

  /// Developer guide, `create-recommender-return-metadata`.
  @Test
  void metadataNeedsAnItemsDataset() throws IOException {
    service.withGroup().withDataset("Interactions", Fixtures.INTERACTIONS);
    service.write("interactions.csv", Fixtures.interactions(6000));
    service.imported("first", "INTERACTIONS", "interactions.csv", "FULL");
    String refused =
        "InvalidInputException: enableMetadataWithRecommendations needs an Items dataset with a"
            + " column of metadata";
    assertThat(service.refusal("CreateRecommender", Service.recommenderRequest(RECIPE, METADATA)))
        .isEqualTo(refused);
    assertThat(service.trained(RECIPE, "").path("status").asText()).isEqualTo("ACTIVE");
    assertThat(
            service.refusal(
                "UpdateRecommender",
                "{'recommenderArn':'%srecommender/%s'%s}"
                    .formatted(Service.BASE, RECIPE, METADATA)))
        .isEqualTo(refused);
    service.withDataset("Items", Fixtures.ITEMS);
    service.answer(
        "UpdateRecommender",
        "{'recommenderArn':'%srecommender/%s'%s}".formatted(Service.BASE, RECIPE, METADATA));
    service.recommender(RECIPE);
    service.answer(
        "DeleteDataset", "{'datasetArn':'%sdataset/shop/ITEMS'}".formatted(Service.BASE));
    assertThat(
            service
                .post(
                    "/recommendations",
                    "{'recommenderArn':'%srecommender/%s','userId':'u','metadataColumns':{'ITEMS':['NAME']}}"
                        .formatted(Service.BASE, RECIPE))
                .error())
        .isEqualTo(
            "InvalidInputException: metadataColumns needs an Items dataset, %sdataset-group/shop has none"
                .formatted(Service.BASE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"items", "users"})
  void singleRecordsNeedTheirDataset(String kind) {
    service.withGroup().withDataset("Interactions", Fixtures.INTERACTIONS);
    String id = kind.equals("items") ? "itemId" : "userId";
    Service.Reply reply =
        service.post(
            "/" + kind,
            "{'datasetArn':'%sdataset/shop/%s','%s':[{'%s':'x'}]}"
                .formatted(Service.BASE, kind.toUpperCase(Locale.ROOT), kind, id));
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.error())
        .startsWith("ResourceNotFoundException: The given dataset does not exist: ");
  }

  /// aws-samples/amazon-personalize-samples#142.
  @ParameterizedTest
  @ValueSource(strings = {"null", "NULL", "EVENT_TYPE", "timestamp"})
  void aTrainingNeedsAnEventTypeThatIsNotReserved(String type) throws IOException {
    service.withGroup().withDataset("Interactions", Fixtures.INTERACTIONS);
    String rows =
        Fixtures.interactions(2000).replace(",View", "," + type).replace(",Purchase", "," + type);
    service.write("interactions.csv", rows);
    assertThat(service.imported("first", "INTERACTIONS", "interactions.csv", "FULL"))
        .isEqualTo("ACTIVE");
    assertThat(service.trained("aws-ecomm-recommended-for-you", "").path("failureReason").asText())
        .isEqualTo("All values in the event_type column are either reserved keywords or null");
  }

  /// The members of the model's `Recipe`.
  @ParameterizedTest
  @ValueSource(strings = {"aws-vod-top-picks", "aws-ecomm-frequently-bought-together"})
  void aRecipeIsDescribedWhole(String recipe) {
    JsonNode found =
        service
            .answer("DescribeRecipe", "{'recipeArn':'%s%s'}".formatted(Service.RECIPE, recipe))
            .path("recipe");
    TreeSet<String> members = new TreeSet<>();
    found.fieldNames().forEachRemaining(members::add);
    assertThat(members)
        .containsExactly(
            "algorithmArn",
            "creationDateTime",
            "description",
            "featureTransformationArn",
            "lastUpdatedDateTime",
            "name",
            "recipeArn",
            "recipeType",
            "status");
    assertThat(found.path("algorithmArn").asText())
        .isEqualTo("arn:aws:personalize:::algorithm/" + recipe);
    assertThat(found.path("recipeType").asText())
        .isEqualTo(recipe.contains("together") ? "RELATED_ITEMS" : "USER_PERSONALIZATION");
  }
}
