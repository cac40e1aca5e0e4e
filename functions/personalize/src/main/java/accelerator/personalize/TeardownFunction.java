package accelerator.personalize;

import accelerator.core.Actions;
import accelerator.core.StackAnswers;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/// The Lambda function of the way back. A call names one of its actions: `PlanTeardown`,
/// `TearDown`, `AnswerStack`.
public final class TeardownFunction implements RequestStreamHandler {
  private final Actions actions;

  /// As Lambda makes it: settings from the environment, clients for the services.
  public TeardownFunction() {
    this(System.getenv());
  }

  private TeardownFunction(Map<String, String> variables) {
    this(PersonalizeSettings.from(variables), UrlConnectionHttpClient.create());
  }

  private TeardownFunction(PersonalizeSettings settings, SdkHttpClient http) {
    this(
        settings,
        PersonalizeClient.builder().httpClient(http).build(),
        new S3BucketRecords(S3Client.builder().httpClient(http).build(), settings.bucket()),
        new StepFunctionsExecutions(SfnClient.builder().httpClient(http).build()),
        Clock.systemUTC());
  }

  TeardownFunction(
      PersonalizeSettings settings,
      PersonalizeClient personalize,
      BucketRecords bucket,
      Executions executions,
      InstantSource clock) {
    PublishedRegistries registries = new PublishedRegistries(bucket);
    Locks locks = new Locks(bucket, executions);
    PersonalizeResources resources = new PersonalizeResources(personalize, settings);
    StackAnswers answers = new StackAnswers(HttpClient.newHttpClient());
    this.actions =
        new Actions(
            Service.telling(
                Map.of(
                    "PlanTeardown", new PlanTeardown(resources, registries, clock),
                    "TearDown", new TearDown(settings, resources, registries, locks, clock),
                    "AnswerStack", new AnswerStack(settings, new StackRequests(bucket), answers))),
            clock,
            System.out::println);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    actions.handle(input, output);
  }
}
