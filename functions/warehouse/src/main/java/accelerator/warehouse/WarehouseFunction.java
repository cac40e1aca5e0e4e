package accelerator.warehouse;

import accelerator.core.Actions;
import accelerator.core.Domain;
import accelerator.core.Patience;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The Lambda function of everything that happens in Snowflake. A call is `{"action":
/// "TransformDatasets", "run": {..}, "plan": {..}, "progress": {..}}`; what each action answers,
/// its own class says.
public final class WarehouseFunction implements RequestStreamHandler {
  private final Actions actions;

  /// The function as Lambda makes it: everything comes from the environment, and nothing is
  /// contacted before the first call.
  public WarehouseFunction() {
    this(Settings.from(System.getenv()));
  }

  private WarehouseFunction(Settings settings) {
    this(
        settings,
        new SnowflakeWarehouse(
            new SnowflakeLogin(
                settings.login(),
                new KeySecret(
                    SecretsManagerClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                    settings.login().privateKeySecretArn()))),
        new DataBucket(
            S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build(),
            settings.bucket()),
        PackagedSample::of,
        InstantSource.system(),
        System.out::println);
  }

  WarehouseFunction(
      Settings settings,
      Warehouse warehouse,
      DataBucket bucket,
      Function<Domain, List<PackagedSample>> samples,
      InstantSource clock,
      Consumer<String> log) {
    Submissions submissions =
        new Submissions(warehouse, new Patience(settings.minimumWait()), clock);
    this.actions =
        new Actions(
            Map.of(
                "LoadSampleData", new LoadSampleData(settings, submissions, bucket, samples),
                "TransformDatasets", new TransformDatasets(settings, submissions),
                "CheckData", new CheckData(settings, warehouse, clock),
                "UnloadDatasets", new UnloadDatasets(settings, submissions, bucket)),
            clock,
            log);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    actions.handle(input, output);
  }
}
