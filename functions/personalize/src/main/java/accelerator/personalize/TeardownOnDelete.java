package accelerator.personalize;

import accelerator.core.Environment;
import accelerator.core.Json;
import accelerator.core.StackAnswers;
import accelerator.core.StackRequest;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/// The Lambda function of the custom resource that goes first when a stack is deleted: if the stack
/// says `TeardownOnDelete`, it starts the teardown machine and leaves the answer to it; in every
/// other case it answers at once that all is well. The resource is always there: one that came and
/// went with the setting would be deleted, and so tear down, when the setting changes.
public final class TeardownOnDelete implements RequestStreamHandler {
  private final String stack;
  private final StackRequests requests;
  private final Teardowns teardowns;
  private final StackAnswers answers;
  private final Consumer<String> log;

  /// Starts teardowns.
  @FunctionalInterface
  interface Teardowns {
    /// Starts one; the same name again changes nothing.
    void start(String name, String input);
  }

  /// As Lambda makes it.
  public TeardownOnDelete() {
    this(System.getenv());
  }

  private TeardownOnDelete(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    String machine = environment.required("TEARDOWN_MACHINE_ARN");
    String bucket = environment.required("BUCKET");
    this.stack = environment.required("STACK_NAME");
    environment.check();
    SdkHttpClient http = UrlConnectionHttpClient.create();
    this.requests =
        new StackRequests(new S3BucketRecords(S3Client.builder().httpClient(http).build(), bucket));
    this.teardowns =
        new StepFunctionsTeardowns(SfnClient.builder().httpClient(http).build(), machine);
    this.answers = new StackAnswers(HttpClient.newHttpClient());
    this.log = System.out::println;
  }

  TeardownOnDelete(
      String stack,
      StackRequests requests,
      Teardowns teardowns,
      StackAnswers answers,
      Consumer<String> log) {
    this.stack = stack;
    this.requests = requests;
    this.teardowns = teardowns;
    this.answers = answers;
    this.log = log;
  }

  /// Never the same for two stacks, always the same for one: an update replaces nothing.
  static String physicalId(String stack) {
    return stack + "-teardown";
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    StackRequest request = StackRequest.of(Json.parse(input));
    String outcome = "nothing to do";
    if (isTeardown(request)) {
      outcome = started(request);
    } else {
      answers.succeeded(request, physicalId(stack), Map.of());
    }
    log.accept(Json.write(Json.object().put("action", "TeardownOnDelete").put("outcome", outcome)));
  }

  private static boolean isTeardown(StackRequest request) {
    return request.type() == StackRequest.Type.DELETE
        && request.properties().path("TeardownOnDelete").asText().equals("true");
  }

  /// Whatever happens, CloudFormation hears of it: else the stack would stand still for an hour.
  private String started(StackRequest request) {
    try {
      requests.keep(request);
      teardowns.start(
          "on-delete-" + StackRequests.id(request),
          Json.write(Json.object().put("answer", StackRequests.key(request))));
      return "started";
    } catch (RuntimeException | Error failure) {
      answers.failed(
          request,
          physicalId(stack),
          "The teardown could not be started: %s: %s"
              .formatted(failure.getClass().getSimpleName(), failure.getMessage()));
      return failure.getClass().getSimpleName();
    }
  }
}
