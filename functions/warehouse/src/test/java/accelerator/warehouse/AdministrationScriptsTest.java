package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.snowflake.SnowflakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripts that an administrator runs by hand, as they stand in the repository, on a Snowflake
/// on loopback that the function's own login then uses.
class AdministrationScriptsTest {
  private static final Path SCRIPTS =
      Path.of(System.getProperty("project.root"), "sql", "snowflake");
  private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z_]+)}");

  @TempDir private Path buckets;
  private SnowflakeServer server;

  @BeforeEach
  void starts() throws IOException {
    Files.createDirectory(buckets.resolve("bucket"));
    server =
        SnowflakeServer.start(
            accelerator.emulators.snowflake.SnowflakeSettings.of(
                "acme",
                "loader",
                (RSAPublicKey) SetupUnderTest.KEYS.getPublic(),
                "snowplow",
                "derived",
                "loading",
                "compute"),
            new FolderBuckets(buckets));
  }

  @AfterEach
  void stops() {
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
        Map.entry("scheme", "s3"),
        Map.entry("provider", "S3"),
        Map.entry("stack", "by hand"),
        Map.entry(
            "public_key",
            Base64.getEncoder().encodeToString(SetupUnderTest.KEYS.getPublic().getEncoded())));
  }

  /// Runs a script's statements one by one, all of them twice.
  private void runTwice(String script, String user) throws IOException {
    String text = Files.readString(SCRIPTS.resolve(script + ".sql")).replaceAll("(?m)^--.*$", "");
    Map<String, String> places = places(user);
    String filled =
        PLACE.matcher(text).replaceAll(found -> Objects.requireNonNull(places.get(found.group(1))));
    for (int time = 0; time < 2; time++) {
      Arrays.stream(filled.split(";", -1))
          .filter(statement -> !statement.isBlank())
          .forEach(server::run);
    }
  }

  /// Runs statements as a user whom the scripts made; the rows of the last one.
  private List<ResultRow> asUser(String user, String schema, String... statements) {
    Warehouse warehouse =
        new SnowflakeWarehouse(
            new SnowflakeLogin(
                new WarehouseSettings.Login(
                    server.jdbcUrl(),
                    user,
                    "loading",
                    "compute",
                    "snowplow",
                    schema,
                    new WarehouseSettings.Proof.KeyPair("unused"),
                    Duration.ofHours(1)),
                () -> SetupUnderTest.KEYS.getPrivate()));
    return Arrays.stream(statements)
        .map(sql -> warehouse.query(new BoundScript("test", sql, List.of()), "test"))
        .toList()
        .getLast();
  }

  @Test
  void letInAUserWithItsKeyAndLetItWork() throws IOException {
    runTwice("user_key_pair", "newcomer");
    runTwice("grants", "newcomer");
    runTwice("grants_sources", "newcomer");

    assertThat(
            asUser(
                "newcomer",
                "own",
                "create table mine (id number)",
                "select current_user() as \"user\", current_schema() as \"schema\""))
        .containsExactly(new ResultRow(Map.of("user", "NEWCOMER", "schema", "OWN")));
  }

  @Test
  void makeTheWayToTheBucketInsteadOfTheStack() throws IOException {
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
    List<ResultRow> unloaded =
        asUser(
            "cautious",
            "derived",
            "copy into @own.files/x/ from (select 1 as a)"
                + " file_format = (format_name = 'snowplow.own.files')");

    assertThat(unloaded.getFirst().number("rows_unloaded")).isEqualTo(1);
    runTwice("drop_stage", "cautious");
    runTwice("drop_file_format", "cautious");
    runTwice("drop_integration", "cautious");
  }
}
