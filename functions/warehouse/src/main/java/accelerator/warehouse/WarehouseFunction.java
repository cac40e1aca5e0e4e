package accelerator.warehouse;

import accelerator.core.Actions;
import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.ServiceUnavailable;
import accelerator.core.StackAnswers;
import accelerator.core.WaitSchedule;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/// The Lambda function of everything that happens in Snowflake. A call is `{"action":
/// "TransformDatasets", "run": {..}, "plan": {..}, "progress": {..}}`; what each action answers,
/// its own class says. A request of CloudFormation's is one for the {@link SnowflakeResources}.
public final class WarehouseFunction implements RequestStreamHandler {
  private final Supplier<Actions> actions;
  private final SnowflakeResources stackResources;
  private Optional<Actions> made = Optional.empty();

  /// The function as Lambda makes it: everything comes from the environment, which is read with the
  /// first call. So a wrong one is told to who calls, CloudFormation too.
  public WarehouseFunction() {
    this.actions = () -> actions(WarehouseSettings.from(System.getenv()));
    this.stackResources =
        new SnowflakeResources(
            (properties, account) -> {
              WarehouseSettings settings =
                  WarehouseSettings.from(
                      AskedLogin.environment(System.getenv(), properties, account));
              return resources(
                  settings, snowflake(settings), InstantSource.system(), WarehouseFunction::sleep);
            },
            new StackAnswers(HttpClient.newHttpClient()),
            InstantSource.system(),
            System.out::println);
  }

  WarehouseFunction(
      WarehouseSettings settings,
      Warehouse warehouse,
      BucketFiles bucket,
      Function<Domain, List<PackagedSample>> samples,
      InstantSource clock,
      Consumer<String> log) {
    this.actions = () -> actions(settings, warehouse, bucket, samples, clock, log);
    this.stackResources =
        new SnowflakeResources(
            (_, _) -> resources(settings, warehouse, clock, _ -> {}),
            new StackAnswers(HttpClient.newHttpClient()),
            clock,
            log);
  }

  private static Actions actions(WarehouseSettings settings) {
    return actions(
        settings,
        snowflake(settings),
        new BucketFiles(
            S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build(),
            settings.bucket()),
        PackagedSample::of,
        InstantSource.system(),
        System.out::println);
  }

  private static Actions actions(
      WarehouseSettings settings,
      Warehouse warehouse,
      BucketFiles bucket,
      Function<Domain, List<PackagedSample>> samples,
      InstantSource clock,
      Consumer<String> log) {
    Submissions submissions =
        new Submissions(warehouse, new WaitSchedule(settings.minimumWait()), clock);
    StatementAdvice advice = new StatementAdvice(settings);
    return new Actions(
        Map.of(
            "LoadSampleData",
                advice.around(new LoadSampleData(settings, submissions, bucket, samples)),
            "TransformDatasets", advice.around(new TransformDatasets(settings, submissions)),
            "CheckData", advice.around(new CheckData(settings, submissions)),
            "UnloadDatasets", advice.around(new UnloadDatasets(settings, submissions, bucket)),
            "ShowDatasets", advice.around(new ShowDatasets(settings, warehouse))),
        clock,
        log);
  }

  private static SnowflakeWarehouse snowflake(WarehouseSettings settings) {
    return new SnowflakeWarehouse(SnowflakeLogin.of(settings.login()));
  }

  /// The custom resources by type.
  ///
  /// @param pause waits for so long
  static Map<String, SnowflakeResource> resources(
      WarehouseSettings settings,
      Warehouse warehouse,
      InstantSource clock,
      Consumer<Duration> pause) {
    SetupStatements statements = new SetupStatements(warehouse, settings.login());
    return Map.of(
        "Custom::StorageIntegration",
        new IntegrationResource(statements),
        "Custom::Tables",
        new TablesResource(warehouse, settings.schema()),
        "Custom::Stage",
        new StageResource(statements, clock, pause, settings.minimumWait()));
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new ServiceUnavailable("interrupted while waiting", failure);
    }
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNode payload = Json.parse(input);
    if (SnowflakeResources.isRequest(payload)) {
      stackResources.handle(payload, Duration.ofMillis(context.getRemainingTimeInMillis()));
      Json.mapper().writeValue(output, Json.object());
      return;
    }
    if (made.isEmpty()) {
      made = Optional.of(actions.get());
    }
    made.get().handle(payload, output);
  }
}
