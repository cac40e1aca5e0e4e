package accelerator.warehouse;

import accelerator.core.Json;
import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// The function over a given shop, at a given time, called with the files of `events/`.
final class FunctionUnderTest {
  static final Map<String, String> ENVIRONMENT =
      Map.ofEntries(
          Map.entry("SNOWFLAKE_JDBC_URL", "jdbc:snowflake://acme-shop.snowflakecomputing.com/"),
          Map.entry("SNOWFLAKE_USER", "PERSONALIZE_SERVICE"),
          Map.entry("SNOWFLAKE_ROLE", "PERSONALIZE_ROLE"),
          Map.entry("SNOWFLAKE_WAREHOUSE", "PERSONALIZE_WAREHOUSE"),
          Map.entry("SNOWFLAKE_DATABASE", "shop"),
          Map.entry("SNOWFLAKE_SCHEMA", "personalize"),
          Map.entry("SNOWFLAKE_STAGE", "personalize_stage"),
          Map.entry(
              "SNOWFLAKE_PRIVATE_KEY_SECRET",
              "arn:aws:secretsmanager:eu-west-1:000000000000:secret:snowflake-key"),
          Map.entry("ECOMMERCE_SOURCE", "snowplow.snowplow_ecommerce_product_interactions"),
          Map.entry("VIDEO_ON_DEMAND_SOURCE", "snowplow.snowplow_media_player_base"),
          Map.entry(
              "STACK_ID", "arn:aws:cloudformation:eu-west-1:000000000000:stack/shop/6a1f3d20"),
          Map.entry("BUCKET", "data-bucket"));

  /// Two columns and two rows.
  static final PackagedSample SAMPLE =
      new PackagedSample(
          "snowplow_ecommerce_product_interactions",
          gzipped("product_id,ecommerce_user_id\np1,u1\np2,u2\n"));

  final RecordingS3 s3 = new RecordingS3();
  final List<String> log = new ArrayList<>();
  Instant now = Instant.parse("2025-12-01T06:00:00Z");
  List<PackagedSample> samples = List.of(SAMPLE);
  private final WarehouseFunction function;

  FunctionUnderTest(Warehouse warehouse) {
    this(warehouse, ENVIRONMENT);
  }

  FunctionUnderTest(Warehouse warehouse, Map<String, String> environment) {
    function =
        new WarehouseFunction(
            WarehouseSettings.from(environment),
            warehouse,
            new BucketFiles(s3, "data-bucket"),
            _ -> samples,
            () -> now,
            log::add);
  }

  static byte[] gzipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return bytes.toByteArray();
  }

  /// A call as the repository keeps it.
  static ObjectNode event(String name) throws IOException {
    Path root = Path.of(System.getProperty("project.root", "../.."));
    return (ObjectNode)
        Json.parse(Files.readString(root.resolve("events").resolve(name + ".json")));
  }

  /// A call that reads the team's own source instead of the sample.
  static ObjectNode ownSource(String name) throws IOException {
    ObjectNode event = event(name);
    ((ObjectNode) event.path("run")).put("loadSampleData", false);
    return event;
  }

  JsonNode call(JsonNode payload) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Context noContext =
        (Context)
            Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (_, method, _) -> {
                  throw new UnsupportedOperationException(method.getName());
                });
    function.handleRequest(
        new ByteArrayInputStream(Json.write(payload).getBytes(StandardCharsets.UTF_8)),
        output,
        noContext);
    return Json.parse(output.toString(StandardCharsets.UTF_8));
  }

  /// The environment with one variable changed; without it when the value is empty.
  static Map<String, String> environment(String name, String value) {
    Map<String, String> changed = new HashMap<>(ENVIRONMENT);
    if (value.isEmpty()) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return changed;
  }
}
