package accelerator.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The scripts that an administrator runs by hand, as they stand in the repository.
class AdministrationTest {
  private static final Path SCRIPTS =
      Path.of(System.getProperty("project.root"), "sql", "snowflake");
  private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z_]+)}");
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static Map<String, String> places(String user) {
    return Map.ofEntries(
        Map.entry("user", user),
        Map.entry("role", "loading"),
        Map.entry("warehouse", "compute"),
        Map.entry("database", "snowplow"),
        Map.entry("schema", "snowplow.own"),
        Map.entry("source_database", "snowplow"),
        Map.entry("source_schema", "snowplow.derived"),
        Map.entry("integration", "lake"),
        Map.entry("stage", "snowplow.own.files"),
        Map.entry("format", "snowplow.own.files"),
        Map.entry("role_arn", "arn:aws:iam::000000000000:role/lake"),
        Map.entry("external_id", "external"),
        Map.entry("bucket", "bucket"),
        Map.entry("stack", "by hand"),
        Map.entry("login_role_arn", "arn:aws:iam::000000000000:role/robot"),
        Map.entry(
            "public_key",
            Base64.getEncoder().encodeToString(TestServer.KEYS.getPublic().getEncoded())));
  }

  /// Runs a script's statements one by one, all of them twice.
  private static void runTwice(String script, String user) throws IOException {
    String text = Files.readString(SCRIPTS.resolve(script + ".sql")).replaceAll("(?m)^--.*$", "");
    Map<String, String> places = places(user);
    String filled =
        PLACE.matcher(text).replaceAll(found -> Objects.requireNonNull(places.get(found.group(1))));
    for (int time = 0; time < 2; time++) {
      Arrays.stream(filled.split(";", -1))
          .filter(statement -> !statement.isBlank())
          .forEach(server.server::run);
    }
  }

  @Test
  void letInAUserWithItsKeyAndLetItWork() throws IOException, SQLException {
    runTwice("user_key_pair", "newcomer");
    runTwice("grants", "newcomer");

    Properties properties = server.properties();
    properties.put("user", "newcomer");
    properties.put("schema", "own");
    try (Connection connection = server.connect(properties)) {
      TestServer.run(connection, "create table mine (id number)");
      assertThat(TestServer.rows(connection, "select current_user(), current_schema()"))
          .containsExactly(List.of("NEWCOMER", "OWN"));
    }
  }

  @Test
  void makeTheWayToTheBucketInsteadOfTheStack() throws IOException, SQLException {
    runTwice("user_key_pair", "cautious");
    runTwice("grants", "cautious");
    for (String script :
        List.of(
            "create_integration",
            "alter_integration",
            "describe_integration",
            "create_file_format",
            "create_stage",
            "alter_stage",
            "grants_by_hand")) {
      runTwice(script, "cautious");
    }
    try (Connection connection = server.connect()) {
      assertThat(
              TestServer.rows(
                  connection,
                  "copy into @own.files/x/ from (select 1 as a)"
                      + " file_format = (format_name = 'snowplow.own.files')"))
          .containsExactly(List.of("1", "2", "2"));
    }
    runTwice("drop_stage", "cautious");
    runTwice("drop_file_format", "cautious");
    runTwice("drop_integration", "cautious");
  }

  @Test
  void onlyAnAdministratorMayGrantOrMakeUsers() throws SQLException {
    try (Connection connection = server.connect()) {
      for (String statement :
          List.of(
              "grant create stage on schema derived to role loading",
              "create user if not exists friend type = service")) {
        assertThatThrownBy(() -> TestServer.run(connection, statement))
            .hasMessageContaining("Insufficient privileges to operate on account 'ACME'")
            .extracting(error -> ((SQLException) error).getErrorCode())
            .isEqualTo(3001);
      }
    }
  }

  @Test
  void aGrantMustNameWhatIsThereAndWhatIsKnown() {
    assertThatThrownBy(() -> server.server.run("grant usage on stage nowhere to role loading"))
        .hasMessageContaining("STAGE 'NOWHERE' does not exist");
    assertThatThrownBy(() -> server.server.run("grant role loading to user nobody"))
        .hasMessageContaining("User 'NOBODY' does not exist");
    assertThatThrownBy(() -> server.server.run("grant fun on account to role loading"))
        .hasMessageContaining("Unsupported feature 'GRANT FUN'");
  }
}
