package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StageTest {
  private static TestServer server;

  private Connection connection;

  @BeforeAll
  static void start() throws SQLException {
    server = TestServer.withStages();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = server.connect();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void describesAnIntegration() throws SQLException {
    TestServer.run(
        connection,
        "create or replace storage integration described type = external_stage"
            + " storage_provider = s3 enabled = false comment = 'mine'"
            + " storage_aws_role_arn = 'arn:aws:iam::000000000000:role/r'"
            + " storage_aws_external_id = 'x' storage_allowed_locations = ('s3://a/', 's3://b/')",
        "alter storage integration described set enabled = true"
            + " storage_allowed_locations = ('s3://c/')");
    assertThat(TestServer.rows(connection, "desc storage integration described"))
        .containsExactly(
            List.of("ENABLED", "Boolean", "true", "false"),
            List.of("STORAGE_PROVIDER", "String", "S3", ""),
            List.of("STORAGE_ALLOWED_LOCATIONS", "List", "s3://c/", "[]"),
            List.of("STORAGE_BLOCKED_LOCATIONS", "List", "", "[]"),
            List.of(
                "STORAGE_AWS_IAM_USER_ARN",
                "String",
                "arn:aws:iam::000000000000:user/snowflake",
                ""),
            List.of("STORAGE_AWS_ROLE_ARN", "String", "arn:aws:iam::000000000000:role/r", ""),
            List.of("STORAGE_AWS_EXTERNAL_ID", "String", "x", ""),
            List.of("USE_PRIVATELINK_ENDPOINT", "Boolean", "false", "false"),
            List.of("COMMENT", "String", "mine", ""));
    TestServer.run(connection, "drop integration if exists described");
    assertThatThrownBy(() -> TestServer.rows(connection, "describe integration described"))
        .hasMessageContaining("Integration 'DESCRIBED' does not exist or not authorized");
  }

  @Test
  void keepsTheCloudsOfAwsApart() throws SQLException {
    String create =
        "create or replace storage integration china type = external_stage storage_provider = '%s'"
            + " enabled = true storage_aws_role_arn = 'arn:aws-cn:iam::000000000000:role/r'"
            + " storage_allowed_locations = ('%s://bucket/')";
    TestServer.run(
        connection,
        create.formatted("S3CHINA", "s3china"),
        "create or replace stage china url = 's3china://bucket/x/' storage_integration = china");
    assertThat(TestServer.rows(connection, "desc stage china").getFirst())
        .contains("[\"s3china://bucket/x/\"]");
    assertThatThrownBy(() -> TestServer.run(connection, create.formatted("S3CHINA", "s3")))
        .hasMessageContaining("invalid value [s3://bucket/]");
    assertThatThrownBy(
            () ->
                TestServer.run(
                    connection,
                    "create or replace stage china url = 's3://bucket/x/' storage_integration = china"))
        .hasMessageContaining("Location 's3://bucket/x/' is not allowed");
  }

  @Test
  void checksAnIntegrationAgainstTheBucket() throws SQLException {
    assertThat(
            TestServer.rows(
                connection,
                "select system$validate_storage_integration('LAKE', 's3://bucket/probe/', 'f', 'all')"))
        .containsExactly(
            List.of(
                "{\"status\":\"success\",\"actions\":{\"WRITE\":{\"status\":\"success\"},"
                    + "\"READ\":{\"status\":\"success\"},\"LIST\":{\"status\":\"success\"},"
                    + "\"DELETE\":{\"status\":\"success\"}}}"));
    assertThat(
            TestServer.rows(
                connection,
                "select system$validate_storage_integration('LAKE', 's3://missing/', 'f', 'write')"))
        .containsExactly(
            List.of(
                "{\"status\":\"failure\",\"actions\":{\"WRITE\":{\"status\":\"failure\","
                    + "\"message\":\"The specified bucket does not exist (Status Code: 404;"
                    + " Error Code: NoSuchBucket)\"}}}"));
  }

  @Test
  void refusesAStageOutsideTheAllowedLocations() {
    assertThatThrownBy(
            () ->
                TestServer.run(
                    connection,
                    "create stage outside url = 's3://elsewhere/' storage_integration = lake"))
        .hasMessageContaining("Location 's3://elsewhere/' is not allowed by integration 'LAKE'");
  }

  @Test
  void describesAndDropsAStage() throws SQLException {
    TestServer.run(
        connection, "create or replace stage s url = 's3://bucket/s/' storage_integration = lake");
    assertThat(TestServer.rows(connection, "desc stage s"))
        .contains(
            List.of("STAGE_LOCATION", "URL", "String", "[\"s3://bucket/s/\"]", ""),
            List.of("STAGE_INTEGRATION", "STORAGE_INTEGRATION", "String", "LAKE", ""));
    assertThat(TestServer.rows(connection, "drop stage if exists derived.s"))
        .containsExactly(List.of("S successfully dropped."));
    assertThatThrownBy(() -> TestServer.rows(connection, "copy into @s/x/ from (select 1 as a)"))
        .hasMessageContaining("Stage 'S' does not exist or not authorized.");
  }
}
