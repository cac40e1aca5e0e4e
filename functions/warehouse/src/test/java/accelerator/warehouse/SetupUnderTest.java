package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.core.StackAnswers;
import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.emulators.snowflake.SnowflakeServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The custom resources through the real driver, against a Snowflake of their own on loopback whose
/// stages are in a folder; answers come to a place on loopback. Pauses only move the clock.
final class SetupUnderTest implements AutoCloseable {
  static final KeyPair KEYS = newKeys();
  static final String BUCKET = "data-bucket";

  /// As the requests of `events/` name it.
  static final String ACCOUNT = "myorg-myaccount";

  final List<Duration> pauses = new ArrayList<>();
  final List<String> log = new ArrayList<>();
  final Map<String, String> environment = new HashMap<>();
  KeyPair key = KEYS;

  private final List<JsonNode> answers = new ArrayList<>();
  private final SnowflakeServer server;
  private final LoopbackServer place;
  private Instant now = Instant.parse("2026-01-05T06:00:00Z");

  SetupUnderTest(
      Path buckets,
      UnaryOperator<accelerator.emulators.snowflake.SnowflakeSettings> circumstances) {
    try {
      for (String bucket : List.of(BUCKET, "old-bucket")) {
        Files.createDirectories(buckets.resolve(bucket));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    place =
        LoopbackServer.start(
            LoopbackSettings.of("CloudFormation", 0),
            request -> {
              answers.add(Json.parse(request.text()));
              return LoopbackAnswer.empty(200);
            });
    server =
        SnowflakeServer.start(
            circumstances.apply(
                accelerator.emulators.snowflake.SnowflakeSettings.of(
                    "acme",
                    "service",
                    (RSAPublicKey) KEYS.getPublic(),
                    "shop",
                    "personalize",
                    "personalize_role",
                    "compute")),
            new FolderBuckets(buckets));
    environment.putAll(
        Map.of(
            "SNOWFLAKE_ACCOUNT",
            ACCOUNT,
            "SNOWFLAKE_JDBC_URL",
            server.jdbcUrl(),
            "SNOWFLAKE_USER",
            "SERVICE",
            "SNOWFLAKE_ROLE",
            "PERSONALIZE_ROLE",
            "SNOWFLAKE_WAREHOUSE",
            "COMPUTE",
            "SNOWFLAKE_DATABASE",
            "SHOP",
            "SNOWFLAKE_SCHEMA",
            "PERSONALIZE",
            "SNOWFLAKE_STAGE",
            "RECOMMENDATIONS",
            "STACK_ID",
            "arn:aws:cloudformation:eu-west-1:000000000000:stack/recommendations/6a1f3d20",
            "BUCKET",
            BUCKET));
    environment.put(
        "SNOWFLAKE_PRIVATE_KEY_SECRET", "arn:aws:secretsmanager:eu-west-1:0:secret:key");
  }

  static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /// A request as the repository keeps it, but for the place of its answer.
  ObjectNode event(String name) {
    try {
      Path file = Path.of(System.getProperty("project.root"), "events", name + ".json");
      return ((ObjectNode) Json.parse(Files.readString(file)))
          .put("ResponseURL", place.endpoint() + "/answer");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// A request with one of its properties changed.
  ObjectNode event(String name, String property, String value) {
    ObjectNode event = event(name);
    ((ObjectNode) event.path("ResourceProperties")).put(property, value);
    return event;
  }

  JsonNode call(String event) {
    return call(event(event));
  }

  /// The answer that CloudFormation gets; there is exactly one.
  JsonNode call(ObjectNode event) {
    answers.clear();
    new SnowflakeResources(
            (properties, account) -> {
              WarehouseSettings settings =
                  WarehouseSettings.from(AskedLogin.environment(environment, properties, account));
              return WarehouseFunction.resources(
                  settings, warehouse(settings), () -> now, this::pause);
            },
            new StackAnswers(HttpClient.newHttpClient()),
            () -> now,
            log::add)
        .handle(event, Duration.ofMinutes(15));
    if (answers.size() != 1) {
      throw new AssertionError("one answer was expected, there were " + answers);
    }
    return answers.getFirst();
  }

  private Warehouse warehouse(WarehouseSettings settings) {
    return new SnowflakeWarehouse(new SnowflakeLogin(settings.login(), () -> key.getPrivate()));
  }

  private void pause(Duration duration) {
    pauses.add(duration);
    now = now.plus(duration);
  }

  /// Runs a statement as an administrator.
  void administrate(String sql) {
    server.run(sql);
  }

  /// As the service user sees it.
  Warehouse warehouse() {
    return warehouse(WarehouseSettings.from(environment));
  }

  /// The rows that the service user sees.
  List<ResultRow> rows(String sql) {
    return warehouse(WarehouseSettings.from(environment))
        .query(new BoundScript("test", sql, List.of()), "test");
  }

  /// What an integration's description says of a property.
  String described(String integration, String property) {
    return rows("describe storage integration " + integration).stream()
        .filter(row -> row.is("property", property))
        .flatMap(row -> row.text("property_value").stream())
        .findFirst()
        .orElseThrow();
  }

  static void succeeded(JsonNode answer, String id) {
    assertThat(answer.path("Status").asText()).as(answer.toString()).isEqualTo("SUCCESS");
    assertThat(answer.path("PhysicalResourceId").asText()).isEqualTo(ACCOUNT + "/" + id);
  }

  static void left(JsonNode answer, String id) {
    assertThat(answer.path("Status").asText()).as(answer.toString()).isEqualTo("SUCCESS");
    assertThat(answer.path("PhysicalResourceId").asText()).isEqualTo(id);
  }

  static String failure(JsonNode answer) {
    assertThat(answer.path("Status").asText()).as(answer.toString()).isEqualTo("FAILED");
    return answer.path("Reason").asText();
  }

  @Override
  public void close() {
    place.close();
    server.close();
  }
}
