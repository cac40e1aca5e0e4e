package accelerator.personalize;

import accelerator.core.Actions;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/// The Lambda function of everything that Personalize does for a run. A call names one of its
/// actions: `PlanRun`, `ImportDatasets`, `TrainRecommenders`, `PublishRecommenders`,
/// `RetireRecommenders`, `SummariseRun`, and beside the runs `ReportAge`. The way back has a
/// function of its own, {@link TeardownFunction}, so that this one need not be allowed to delete.
public final class PersonalizeFunction implements RequestStreamHandler {
  private final Actions actions;

  /// As Lambda makes it: settings from the environment, clients for the services.
  public PersonalizeFunction() {
    this(System.getenv(), Clock.systemUTC(), System.out::println);
  }

  /// The same on another clock, for what rehearses.
  ///
  /// @param log takes one line for each call
  public PersonalizeFunction(
      Map<String, String> variables, InstantSource clock, Consumer<String> log) {
    this(PersonalizeSettings.from(variables), UrlConnectionHttpClient.create(), clock, log);
  }

  private PersonalizeFunction(
      PersonalizeSettings settings, SdkHttpClient http, InstantSource clock, Consumer<String> log) {
    this(settings, http, S3Client.builder().httpClient(http).build(), clock, log);
  }

  private PersonalizeFunction(
      PersonalizeSettings settings,
      SdkHttpClient http,
      S3Client s3,
      InstantSource clock,
      Consumer<String> log) {
    this(
        settings,
        PersonalizeClient.builder().httpClient(http).build(),
        PersonalizeRuntimeClient.builder().httpClient(http).build(),
        PricingClient.builder()
            .httpClient(http)
            .region(PriceList.endpointFor(settings.region()))
            .build(),
        new S3BucketRecords(s3, settings.bucket()),
        new S3ItemFiles(s3, settings.bucket()),
        new StepFunctionsExecutions(SfnClient.builder().httpClient(http).build()),
        clock,
        log);
  }

  PersonalizeFunction(
      PersonalizeSettings settings,
      PersonalizeClient personalize,
      PersonalizeRuntimeClient runtime,
      PricingClient pricing,
      BucketRecords bucket,
      ItemFiles files,
      Executions executions,
      InstantSource clock,
      Consumer<String> log) {
    PublishedRegistries registries = new PublishedRegistries(bucket);
    Locks locks = new Locks(bucket, executions);
    UnloadedBefore before = new UnloadedBefore(bucket);
    Turn turn = new Turn(registries, locks, before);
    Forecast forecast = new Forecast(settings, personalize, registries);
    PriceList prices = new PriceList(pricing, settings.region());
    PersonalizeResources resources = new PersonalizeResources(personalize, settings);
    BillingRecommenders billing = new BillingRecommenders(resources, settings, prices);
    this.actions =
        new Actions(
            Service.telling(
                Map.of(
                    "PlanRun",
                        new PlanRun(
                            settings,
                            bucket,
                            new Differences(settings, personalize, registries),
                            locks,
                            forecast,
                            prices,
                            billing,
                            clock),
                    "ImportDatasets",
                        new ImportDatasets(settings, personalize, registries, turn, before, clock),
                    "TrainRecommenders",
                        new TrainRecommenders(settings, personalize, registries, turn, clock),
                    "PublishRecommenders",
                        new PublishRecommenders(
                            settings,
                            personalize,
                            new Questions(runtime),
                            registries,
                            new PublishedItems(files),
                            turn,
                            clock),
                    "RetireRecommenders",
                        new RetireRecommenders(settings, resources, registries, clock),
                    "SummariseRun", new SummariseRun(settings, bucket, locks, billing, log),
                    "ReportAge",
                        new ReportAge(settings.domains(), registries, clock, System.out::println))),
            clock,
            log);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    actions.handle(input, output);
  }
}
