package accelerator.personalize;

import static java.util.stream.Collectors.joining;

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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/// The Lambda function of the custom resource that goes first when a stack is deleted. If the stack
/// says `TeardownOnDelete` and has anything in Personalize, it starts the teardown machine and
/// leaves the answer to it. If recommenders go on and cost, it refuses, unless the stack says
/// `KeepRecommenders`: nothing is deleted that nobody asked to lose, and nothing is left behind in
/// silence. In every other case it answers at once that all is well, so that a half-made stack can
/// go. The resource is always there: one that came and went with a setting would be deleted, and so
/// tear down, when the setting changes.
public final class TeardownOnDelete implements RequestStreamHandler {
  /// One call that keeps the request or starts the teardown, with its retries: with both of them,
  /// the patience and three tries of an answer it stays within the function's 120 seconds.
  private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

  private final String stack;
  private final BillingRecommenders billing;
  private final StackRequests requests;
  private final Teardowns teardowns;
  private final StackAnswers answers;
  private final Duration patience;
  private final Consumer<String> log;

  /// What becomes of a request.
  private sealed interface Decision {
    record NothingToDo() implements Decision {}

    record TearDown() implements Decision {}

    record Refuse(String reason) implements Decision {}
  }

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
    environment.check();
    PersonalizeSettings settings = PersonalizeSettings.from(variables);
    this.stack = settings.stack();
    SdkHttpClient http = UrlConnectionHttpClient.create();
    this.billing =
        new BillingRecommenders(
            new PersonalizeResources(
                PersonalizeClient.builder().httpClient(http).build(), settings),
            settings,
            PriceList.over(http, settings.region()));
    this.requests =
        new StackRequests(
            new S3BucketRecords(
                S3Client.builder()
                    .httpClient(http)
                    .overrideConfiguration(client -> client.apiCallTimeout(LONGEST_CALL))
                    .build(),
                settings.bucket()));
    this.teardowns =
        new StepFunctionsTeardowns(
            SfnClient.builder()
                .httpClient(http)
                .overrideConfiguration(client -> client.apiCallTimeout(LONGEST_CALL))
                .build(),
            machine);
    this.answers = new StackAnswers(HttpClient.newHttpClient());
    this.patience = Duration.ofSeconds(45);
    this.log = System.out::println;
  }

  /// @param patience with Personalize and the price list
  TeardownOnDelete(
      String stack,
      BillingRecommenders billing,
      StackRequests requests,
      Teardowns teardowns,
      StackAnswers answers,
      Duration patience,
      Consumer<String> log) {
    this.stack = stack;
    this.billing = billing;
    this.requests = requests;
    this.teardowns = teardowns;
    this.answers = answers;
    this.patience = patience;
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
    String outcome = outcome(request);
    log.accept(Json.write(Json.object().put("action", "TeardownOnDelete").put("outcome", outcome)));
  }

  /// Whatever happens, CloudFormation hears of it, in time: else the stack would stand still for an
  /// hour.
  private String outcome(StackRequest request) {
    return switch (decidedInTime(request)) {
      case Decision.TearDown _ -> started(request);
      case Decision.Refuse refuse -> refused(request, refuse.reason());
      case Decision.NothingToDo _ -> {
        answers.succeeded(request, physicalId(stack), Map.of());
        yield "nothing to do";
      }
    };
  }

  /// What is asked until then changes nothing, so that a thread which is left behind does no harm.
  private Decision decidedInTime(StackRequest request) {
    FutureTask<Decision> deciding = new FutureTask<>(() -> decided(request));
    Thread.ofVirtual().start(deciding);
    try {
      return deciding.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      deciding.cancel(true);
      return unknown("no answer within " + patience.toSeconds() + " seconds");
    } catch (ExecutionException failure) {
      Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
      return unknown(cause.getClass().getSimpleName() + ": " + cause.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return unknown("the function was interrupted");
    }
  }

  private static Decision unknown(String why) {
    return new Decision.Refuse(
        "Personalize could not be asked what of the stack costs: %s. Delete the stack again"
            .formatted(why));
  }

  private Decision decided(StackRequest request) {
    if (request.type() != StackRequest.Type.DELETE) {
      return new Decision.NothingToDo();
    }
    if (is(request, "TeardownOnDelete")) {
      return billing.resources().isThereAnything()
          ? new Decision.TearDown()
          : new Decision.NothingToDo();
    }
    List<BillingRecommenders.Billing> left =
        is(request, "KeepRecommenders") ? List.of() : billing.all();
    return left.isEmpty() ? new Decision.NothingToDo() : new Decision.Refuse(refusal(left));
  }

  private static boolean is(StackRequest request, String property) {
    return request.properties().path(property).asText().equals("true");
  }

  private String refusal(List<BillingRecommenders.Billing> left) {
    return String.format(
        Locale.ROOT,
        "%d recommenders of this stack cost %s and would go on without it. Start the teardown machine"
            + " (%s-teardown) with {} and delete the stack again; or keep them: aws cloudformation"
            + " delete-stack --stack-name %s --retain-resources Teardown. They are: %s",
        left.size(),
        BillingRecommenders.total(left),
        stack,
        stack,
        left.stream().map(BillingRecommenders.Billing::sentence).collect(joining("; ")));
  }

  private String refused(StackRequest request, String reason) {
    answers.failed(request, physicalId(stack), reason);
    return "refused";
  }

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
