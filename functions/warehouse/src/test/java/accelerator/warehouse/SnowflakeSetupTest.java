package accelerator.warehouse;

import static accelerator.warehouse.SetupUnderTest.failure;
import static accelerator.warehouse.SetupUnderTest.left;
import static accelerator.warehouse.SetupUnderTest.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The custom resources against the local Snowflake, through the real driver.
class SnowflakeSetupTest {
  private static final String OWNER =
      "arn:aws:cloudformation:eu-west-1:000000000000:stack/recommendations";
  private static final String USER = "arn:aws:iam::000000000000:user/snowflake";

  @TempDir private Path buckets;
  private SetupUnderTest setup;

  @BeforeEach
  void opens() {
    setup = new SetupUnderTest(buckets, UnaryOperator.identity());
  }

  @AfterEach
  void closes() {
    setup.close();
  }

  @Test
  void answersWhomTheStorageRoleMustTrust() {
    JsonNode answer = setup.call("create-storage-integration");

    succeeded(answer, "RECOMMENDATIONS");
    assertThat(answer.at("/Data/IamUserArn").asText()).isEqualTo(USER);
    assertThat(answer.at("/Data/ExternalId").asText())
        .matches("[0-9a-f]{32}")
        .isEqualTo(setup.described("recommendations", "STORAGE_AWS_EXTERNAL_ID"));
    assertThat(setup.described("recommendations", "STORAGE_AWS_ROLE_ARN"))
        .isEqualTo("arn:aws:iam::000000000000:role/recommendations-snowflake-storage");
    assertThat(setup.described("recommendations", "STORAGE_ALLOWED_LOCATIONS"))
        .isEqualTo("s3://data-bucket/snowflake/");
    assertThat(setup.described("recommendations", "COMMENT")).isEqualTo(OWNER);
  }

  @Test
  void provesTheStageByOneTinyUnload() throws IOException {
    setup.call("create-storage-integration");

    succeeded(setup.call("create-stage"), "SHOP.PERSONALIZE.RECOMMENDATIONS");
    assertThat(buckets.resolve("data-bucket/snowflake/probe/probe.csv"))
        .hasContent("PROBE\nwritten when the stack was set up\n");
    assertThat(setup.pauses).isEmpty();
  }

  /// The proof's unload is the same there, to a bucket of the local folder.
  @ParameterizedTest
  @CsvSource({"aws-us-gov,S3GOV,s3gov", "aws-cn,S3CHINA,s3china"})
  void namesTheStorageOfTheStacksOwnCloud(String partition, String provider, String scheme) {
    for (String name : List.of("create-storage-integration", "create-stage")) {
      ObjectNode event = setup.event(name);
      event.put(
          "StackId", event.path("StackId").asText().replace("arn:aws:", "arn:" + partition + ":"));
      assertThat(setup.call(event).path("Status").asText()).isEqualTo("SUCCESS");
    }

    assertThat(setup.described("recommendations", "STORAGE_PROVIDER")).isEqualTo(provider);
    assertThat(setup.described("recommendations", "STORAGE_ALLOWED_LOCATIONS"))
        .isEqualTo(scheme + "://data-bucket/snowflake/");
    assertThat(setup.rows("show stages in schema shop.personalize"))
        .singleElement()
        .matches(stage -> stage.is("url", scheme + "://data-bucket/snowflake/"));
    assertThat(buckets.resolve("data-bucket/snowflake/probe/probe.csv")).exists();
  }

  @Test
  void madeTwiceIsThereOnceAndAnswersTheSame() {
    JsonNode first = setup.call("create-storage-integration");
    setup.call("create-stage");

    assertThat(setup.call("create-storage-integration")).isEqualTo(first);
    succeeded(setup.call("create-stage"), "SHOP.PERSONALIZE.RECOMMENDATIONS");
    assertThat(setup.rows("show stages in schema shop.personalize")).hasSize(1);
    assertThat(setup.rows("show integrations")).hasSize(1);
  }

  @Test
  void anUpdateChangesWhatIsThereAndUnlinksNothing() throws IOException {
    setup.call(setup.event("create-storage-integration", "Bucket", "old-bucket"));
    setup.call(setup.event("create-stage", "Bucket", "old-bucket"));

    succeeded(setup.call("update-storage-integration"), "RECOMMENDATIONS");
    succeeded(setup.call("update-stage"), "SHOP.PERSONALIZE.RECOMMENDATIONS");

    assertThat(setup.described("recommendations", "STORAGE_ALLOWED_LOCATIONS"))
        .isEqualTo("s3://data-bucket/snowflake/");
    assertThat(setup.rows("show stages in schema shop.personalize"))
        .singleElement()
        .satisfies(
            stage -> {
              assertThat(stage.text("url")).contains("s3://data-bucket/snowflake/");
              assertThat(stage.text("storage_integration")).contains("RECOMMENDATIONS");
            });
    assertThat(buckets.resolve("data-bucket/snowflake/probe/probe.csv")).exists();
  }

  @Test
  void anotherNameIsAnotherIntegrationUntilTheOldOneIsDeleted() {
    setup.call("create-storage-integration");
    setup.call("create-stage");

    JsonNode renamed =
        setup.call(setup.event("update-storage-integration", "Integration", "renamed"));
    succeeded(renamed, "RENAMED");
    succeeded(
        setup.call(setup.event("update-stage", "Integration", "renamed")),
        "SHOP.PERSONALIZE.RECOMMENDATIONS");
    assertThat(setup.rows("show integrations")).hasSize(2);

    succeeded(setup.call("delete-storage-integration"), "RECOMMENDATIONS");
    assertThat(setup.rows("show integrations"))
        .singleElement()
        .matches(row -> row.is("name", "RENAMED"));
    succeeded(
        setup.call(setup.event("update-stage", "Integration", "renamed")),
        "SHOP.PERSONALIZE.RECOMMENDATIONS");
  }

  @Test
  void deletesWhatItHasMadeAndTwiceIsHarmless() {
    setup.call("create-storage-integration");
    setup.call("create-stage");

    for (int time = 0; time < 2; time++) {
      succeeded(setup.call("delete-stage"), "SHOP.PERSONALIZE.RECOMMENDATIONS");
      succeeded(setup.call("delete-storage-integration"), "RECOMMENDATIONS");
    }
    assertThat(setup.rows("show stages in schema shop.personalize")).isEmpty();
    assertThat(setup.rows("show integrations")).isEmpty();
    assertThat(buckets.resolve("data-bucket/snowflake/probe/probe.csv")).exists();
  }

  @Test
  void takesAndDropsNothingOfAnother() {
    setup.administrate(
        """
            create storage integration recommendations type = external_stage
            storage_provider = 'S3' enabled = true comment = 'of finance'
            storage_aws_role_arn = 'arn:aws:iam::000000000000:role/finance'
            storage_allowed_locations = ('s3://old-bucket/')
            """);
    setup.administrate(
        "create stage shop.personalize.recommendations url = 's3://old-bucket/'"
            + " storage_integration = recommendations");

    assertThat(failure(setup.call("create-storage-integration")))
        .isEqualTo(
            "InvalidInput: storage integration RECOMMENDATIONS is not of stack %s: its comment is 'of finance'. Choose another name as SnowflakeIntegration"
                .formatted(OWNER));
    assertThat(failure(setup.call("create-stage")))
        .contains("stage SHOP.PERSONALIZE.RECOMMENDATIONS is not of stack " + OWNER)
        .contains("SnowflakeStage");
    succeeded(setup.call("delete-stage"), "SHOP.PERSONALIZE.RECOMMENDATIONS");
    succeeded(setup.call("delete-storage-integration"), "RECOMMENDATIONS");

    assertThat(setup.described("recommendations", "STORAGE_AWS_ROLE_ARN"))
        .isEqualTo("arn:aws:iam::000000000000:role/finance");
    assertThat(setup.rows("show stages in schema shop.personalize")).hasSize(1);
  }

  @Test
  void deletingWhatWasNeverMadeDropsNothing() {
    setup.call("create-storage-integration");

    for (String id :
        new String[] {
          "not-created", "recommendations-StorageIntegration-1K2J3", "RECOMMENDATIONS"
        }) {
      left(setup.call(setup.event("delete-storage-integration").put("PhysicalResourceId", id)), id);
    }
    assertThat(setup.rows("show integrations")).hasSize(1);
  }

  /// The cleaning up after an update from version 1.0.0, whose ids had no account.
  @Test
  void anUpdateFromTheFirstVersionKeepsWhatIsThere() {
    setup.call("create-storage-integration");

    succeeded(
        setup.call(
            setup.event("update-storage-integration").put("PhysicalResourceId", "RECOMMENDATIONS")),
        "RECOMMENDATIONS");
    left(
        setup.call(
            setup.event("delete-storage-integration").put("PhysicalResourceId", "RECOMMENDATIONS")),
        "RECOMMENDATIONS");
    assertThat(setup.rows("show integrations")).hasSize(1);
  }

  @Test
  void anotherSchemaIsAnotherStageUntilTheOldOneIsDeleted() {
    setup.administrate("create schema shop.other");
    setup.call("create-storage-integration");
    setup.call("create-stage");

    succeeded(
        setup.call(setup.event("update-stage", "Schema", "OTHER")), "SHOP.OTHER.RECOMMENDATIONS");
    assertThat(setup.rows("show stages in schema shop.personalize")).hasSize(1);
    succeeded(setup.call("delete-stage"), "SHOP.PERSONALIZE.RECOMMENDATIONS");
    assertThat(setup.rows("show stages in schema shop.personalize")).isEmpty();
    assertThat(setup.rows("show stages in schema shop.other")).hasSize(1);
  }

  @Test
  void aRoleThatMayNotSignInFailsTheUpdate() {
    setup.call("create-storage-integration");

    assertThat(failure(setup.call(setup.event("update-storage-integration", "Role", "NOBODY"))))
        .contains("NOBODY");
  }

  @Test
  void whatIsInAnAccountThatNoLoginReachesStaysAndIsNamed() {
    setup.call("create-storage-integration");

    left(
        setup.call(
            setup
                .event("delete-storage-integration")
                .put("PhysicalResourceId", "elsewhere/RECOMMENDATIONS")),
        "elsewhere/RECOMMENDATIONS");
    assertThat(setup.log.getLast())
        .contains("mayStayInSnowflake")
        .contains(
            "Snowflake account elsewhere: neither the resource nor the function names a login");
    assertThat(setup.rows("show integrations")).hasSize(1);
  }
}
