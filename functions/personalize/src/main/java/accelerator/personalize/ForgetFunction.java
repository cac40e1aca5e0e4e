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
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/// The Lambda function that has users forgotten. Its one action is `ForgetUsers`; nobody else may
/// delete data in Personalize.
public final class ForgetFunction implements RequestStreamHandler {
  private final Actions actions;

  /// As Lambda makes it: settings from the environment, clients for the services.
  public ForgetFunction() {
    this(PersonalizeSettings.from(System.getenv()), UrlConnectionHttpClient.create());
  }

  private ForgetFunction(PersonalizeSettings settings, SdkHttpClient http) {
    this(settings, http, S3Client.builder().httpClient(http).build());
  }

  private ForgetFunction(PersonalizeSettings settings, SdkHttpClient http, S3Client s3) {
    this(
        settings,
        PersonalizeClient.builder().httpClient(http).build(),
        new S3BucketRecords(s3, settings.bucket()),
        new S3ForgetFiles(s3, settings.bucket(), settings.kmsKeyArn().isPresent()),
        new StepFunctionsExecutions(SfnClient.builder().httpClient(http).build()),
        Clock.systemUTC());
  }

  ForgetFunction(
      PersonalizeSettings settings,
      PersonalizeClient personalize,
      BucketRecords bucket,
      ForgetFiles files,
      Executions executions,
      InstantSource clock) {
    ForgetWishes wishes = new ForgetWishes(bucket, files);
    this.actions =
        new Actions(
            Service.telling(
                Map.of(
                    "ForgetUsers",
                    new ForgetUsers(
                        settings,
                        wishes,
                        new ForgetDomain(
                            settings, personalize, wishes, files, new Locks(bucket, executions)),
                        new Locks(bucket, executions, "locks/forget-%s.json"),
                        clock))),
            clock,
            System.out::println);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    actions.handle(input, output);
  }
}
