package accelerator.local.stack;

import accelerator.core.Json;
import accelerator.emulators.aws.objects.ObjectStore;
import accelerator.emulators.aws.secrets.SecretStore;
import accelerator.emulators.sam.lambda.HostSettings;
import accelerator.emulators.sam.lambda.Invocation;
import accelerator.emulators.sam.lambda.LambdaHost;
import accelerator.emulators.sam.template.LambdaFunction;
import accelerator.emulators.snowflake.DuckDbLimits;
import accelerator.emulators.snowflake.SnowflakeServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// The warehouse's function and its Snowflake alone, with the source tables loaded once: the
/// function is the built one and reads the checkout's `sql/` as it is at each call.
public final class WarehouseBench implements AutoCloseable {
  private static final String FUNCTION = "WarehouseFunction";

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final SnowflakeServer snowflake;
  private final LambdaHost functions;

  private WarehouseBench(StackSettings settings, DuckDbLimits limits) throws IOException {
    KeyPair key = KeyPairs.generate();
    try {
      ObjectStore objects = opened(ObjectStore.start(settings.folder().resolve("objects"), 0));
      this.snowflake = opened(LocalWarehouse.start(settings, objects.endpoint(), key, limits));
      SecretStore secrets = opened(SecretStore.start(LocalSecrets.of(key), 0, Clock.systemUTC()));
      Map<String, String> endpoints =
          Map.of(
              "SNOWFLAKE_JDBC_URL", snowflake.jdbcUrl(),
              "AWS_ENDPOINT_URL_S3", objects.endpoint().toString(),
              "AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint().toString());
      this.functions =
          opened(
              LambdaHost.start(
                  List.of(function(settings)),
                  HostSettings.of(settings.folder().resolve("functions"), endpoints)));
    } catch (IOException | RuntimeException failure) {
      close();
      throw failure;
    }
  }

  /// Starts with the tables of the settings' folder, which must be named. It stops with this
  /// process, if not before.
  ///
  /// @throws accelerator.emulators.loopback.EmulatorException naming what is wrong with a table, or
  ///   that the function is not built
  public static WarehouseBench start(StackSettings settings) throws IOException {
    return start(settings, DuckDbLimits.ofMachine());
  }

  /// The same with a warehouse that takes so much of the machine.
  public static WarehouseBench start(StackSettings settings, DuckDbLimits limits)
      throws IOException {
    WarehouseBench bench = new WarehouseBench(settings, limits);
    Runtime.getRuntime().addShutdownHook(new Thread(bench::close, "warehouse-bench-exit"));
    return bench;
  }

  /// The function as this checkout's template has it, with the libraries that the settings'
  /// checkout has built and with its SQL: what lies beside `lib/` is found before what is in it.
  private static LambdaFunction function(StackSettings settings) throws IOException {
    StackSettings here =
        new StackSettings(
            Checkout.root(), settings.folder(), 0, settings.data(), settings.domains());
    LambdaFunction deployed =
        LocalStack.template(here).functions().stream()
            .filter(each -> each.logicalId().equals(FUNCTION))
            .findFirst()
            .orElseThrow();
    String zip = String.valueOf(here.root().relativize(deployed.code()));
    Path built = settings.root().resolve(zip.replaceFirst("\\.zip$", ""));
    Path code = Files.createDirectories(settings.folder().resolve("code"));
    Files.createSymbolicLink(code.resolve("lib"), built.resolve("lib"));
    Files.createSymbolicLink(code.resolve("sql"), settings.root().resolve("sql"));
    return new LambdaFunction(
        deployed.logicalId(),
        deployed.name(),
        deployed.arn(),
        deployed.handler(),
        deployed.runtime(),
        code,
        deployed.memorySize(),
        deployed.timeout(),
        deployed.environment(),
        deployed.alias(),
        deployed.snapStart(),
        deployed.logFormat(),
        deployed.logLevel());
  }

  /// Calls the function once.
  public Invocation call(JsonNode payload) {
    return functions.invoke(FUNCTION, Json.write(payload));
  }

  public SnowflakeServer snowflake() {
    return snowflake;
  }

  private synchronized <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  /// Stops everything, the last started first.
  @Override
  public synchronized void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception failure) {
        System.err.println("accelerator: did not stop cleanly: " + failure);
      }
    }
  }
}
