package accelerator.warehouse;

import static accelerator.warehouse.SetupUnderTest.failure;
import static accelerator.warehouse.SetupUnderTest.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The custom resources where something is not granted, not trusted yet or set wrongly.
class SnowflakeCircumstancesTest {
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

  /// Starts anew under other circumstances.
  private SetupUnderTest given(
      UnaryOperator<accelerator.emulators.snowflake.SnowflakeSettings> circumstances) {
    setup.close();
    setup = new SetupUnderTest(buckets, circumstances);
    return setup;
  }

  @Test
  void aMissingPrivilegeNamesItsGrantUntilItIsGranted() {
    given(settings -> settings.withoutPrivilege("create storage integration"));

    String reason = failure(setup.call("create-storage-integration"));
    assertThat(reason)
        .contains("role PERSONALIZE_ROLE lacks a privilege")
        .contains("grant create storage integration on account to role PERSONALIZE_ROLE;")
        .contains("Insufficient privileges to operate on account 'ACME'");
    setup.administrate("grant create storage integration on account to role PERSONALIZE_ROLE;");
    succeeded(setup.call("create-storage-integration"), "RECOMMENDATIONS");
  }

  @Test
  void aMissingPrivilegeOfTheSchemaNamesItsGrant() {
    given(settings -> settings.withoutPrivilege("create file format"))
        .call("create-storage-integration");

    assertThat(failure(setup.call("create-stage")))
        .contains("create_file_format: role PERSONALIZE_ROLE lacks a privilege")
        .contains(
            "grant usage, create table, create view, create stage, create file format\n"
                + "on schema SHOP.PERSONALIZE to role PERSONALIZE_ROLE;");
  }

  @Test
  void aWrongKeyIsAReadableReasonAndStopsNoDeletion() {
    setup.key = SetupUnderTest.newKeys();

    assertThat(failure(setup.call("create-storage-integration")))
        .startsWith("LoginRefused: user SERVICE at jdbc:snowflake://127.0.0.1:")
        .contains("JWT token is invalid")
        .doesNotContain("PRIVATE KEY");
    succeeded(setup.call("delete-storage-integration"), "RECOMMENDATIONS");
    JsonNode line = Json.parse(setup.log.getLast());
    assertThat(line.path("id").asText()).isEqualTo("RECOMMENDATIONS");
    assertThat(line.path("mayStayInSnowflake").asText()).contains("JWT token is invalid");
  }

  @Test
  void aWrongSettingIsAReadableReason() {
    setup.environment.remove("SNOWFLAKE_WAREHOUSE");

    assertThat(failure(setup.call("create-stage")))
        .isEqualTo("InvalidInput: environment variables must be set: SNOWFLAKE_WAREHOUSE");
  }

  @Test
  void waitsWhileTheTrustSpreads() {
    given(settings -> settings.trustedAfter(3)).call("create-storage-integration");

    succeeded(setup.call("create-stage"), "SHOP.PERSONALIZE.RECOMMENDATIONS");
    assertThat(setup.pauses).hasSize(3).containsOnly(Duration.ofSeconds(5));
  }

  @Test
  void givesUpOnTrustThatNeverComes() {
    given(settings -> settings.trustedAfter(1000)).call("create-storage-integration");

    assertThat(failure(setup.call("create-stage")))
        .contains("sql/snowflake/probe_stage.sql")
        .contains("Error assuming AWS_ROLE")
        .contains("role/recommendations-snowflake-storage");
    assertThat(setup.pauses.stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(StageResource.PATIENCE);
  }

  @Test
  void waitsForNothingElse() throws IOException {
    setup.call("create-storage-integration");
    Files.delete(buckets.resolve("data-bucket"));

    assertThat(failure(setup.call("create-stage"))).contains("NoSuchBucket");
    assertThat(setup.pauses).isEmpty();
  }
}
