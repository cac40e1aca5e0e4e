package accelerator.emulators.sam.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.sam.lambda.Invocation.Failed;
import accelerator.emulators.sam.lambda.Invocation.Returned;
import accelerator.emulators.sam.lambda.handlers.Broken;
import accelerator.emulators.sam.lambda.handlers.Probe;
import accelerator.emulators.sam.lambda.handlers.Quitter;
import accelerator.emulators.sam.template.LambdaFunction;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LambdaHostTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir static Path folder;
  static LambdaHost host;

  @BeforeAll
  static void start() {
    Path code = folder.resolve("probe");
    copyClasses(code, "Probe.class", "Probe$NotYet.class", "Broken.class", "Quitter.class");
    host =
        LambdaHost.start(
            List.of(
                function("Probe", Probe.class, code, 30, false),
                function("Hasty", Probe.class, code, 1, false),
                function("Snap", Probe.class, code, 30, true),
                function("Broken", Broken.class, code, 30, false),
                function("Quitter", Quitter.class, code, 30, false),
                function("Absent", "no.such.Handler", code, 30, false)),
            HostSettings.of(
                folder.resolve("host"),
                Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1", "BUCKET", "from-the-stack")));
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void returnsWhatTheHandlerWrites() {
    assertThat(host.invoke("Probe", "\"echo hello\"")).isEqualTo(new Returned("\"hello\""));
  }

  @Test
  void answersToNameArnAndAlias() {
    String arn = "arn:aws:lambda:eu-west-1:000000000000:function:shop-Snap";

    for (String name : List.of("Snap", "shop-Snap", "shop-Snap:live", arn, arn + ":live")) {
      assertThat(host.invoke(name, "\"echo x\"")).isEqualTo(new Returned("\"x\""));
    }
    assertThatThrownBy(() -> host.invoke("Nobody", "{}"))
        .isInstanceOf(NoSuchFunction.class)
        .hasMessage("Function not found: Nobody");
    assertThatThrownBy(() -> host.invoke(arn + ":next", "{}")).isInstanceOf(NoSuchFunction.class);
  }

  @Test
  void inheritsNothingFromThisMachine() throws IOException {
    JsonNode environment = json(host.invoke("Probe", "\"environment\""));

    assertThat(environment.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "PATH",
            "LANG",
            "TZ",
            "HOME",
            "_HANDLER",
            "LAMBDA_TASK_ROOT",
            "AWS_LAMBDA_RUNTIME_API",
            "AWS_EXECUTION_ENV",
            "AWS_REGION",
            "AWS_DEFAULT_REGION",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_LOG_FORMAT",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "OWN",
            "AWS_ENDPOINT_URL_S3",
            "BUCKET");
    assertThat(environment.path("OWN").asText()).isEqualTo("of the template");
    assertThat(environment.path("BUCKET").asText()).isEqualTo("from-the-stack");
    assertThat(environment.path("AWS_LAMBDA_FUNCTION_NAME").asText()).isEqualTo("shop-Probe");
    assertThat(environment.path("AWS_LAMBDA_FUNCTION_MEMORY_SIZE").asText()).isEqualTo("256");
  }

  @Test
  void givesMostOfTheMemoryToTheHeap() throws IOException {
    JsonNode properties = json(host.invoke("Probe", "\"properties\""));

    assertThat(properties.path("heap").asLong()).isBetween(180L << 20, 204L << 20);
    assertThat(properties.path("home").asText()).isEqualTo(folder.resolve("host/home").toString());
  }

  @Test
  void seesOnlyItsOwnCode() {
    assertThat(host.invoke("Probe", "\"class " + Broken.class.getName() + "\""))
        .isEqualTo(new Returned("true"));
    assertThat(host.invoke("Probe", "\"class " + LambdaHost.class.getName() + "\""))
        .isEqualTo(new Returned("false"));
  }

  @Test
  void tellsTheHandlerItsDeadline() throws IOException {
    JsonNode context = json(host.invoke("Snap", "\"context\""));

    assertThat(context.path("function").asText()).isEqualTo("shop-Snap");
    assertThat(context.path("arn").asText())
        .isEqualTo("arn:aws:lambda:eu-west-1:000000000000:function:shop-Snap:live");
    assertThat(context.path("remaining").asInt()).isBetween(1_000, 30_000);
  }

  @Test
  void namesTheExceptionByItsClass() throws IOException {
    Failed failed = (Failed) host.invoke("Probe", "\"nested\"");

    assertThat(failed.errorType())
        .isEqualTo("accelerator.emulators.sam.lambda.handlers.Probe$NotYet");
    assertThat(failed.errorMessage()).isEqualTo("try again later");
    assertThat(JSON.readTree(failed.payload()).path("stackTrace").path(0).asText())
        .startsWith("accelerator.emulators.sam.lambda.handlers.Probe.handleRequest");
    assertThat(((Failed) host.invoke("Probe", "\"dance\"")).errorType())
        .isEqualTo("java.lang.IllegalArgumentException");
  }

  @Test
  void namesAHandlerThatIsNotThere() {
    Failed failed = (Failed) host.invoke("Absent", "{}");

    assertThat(failed.errorType()).isEqualTo("java.lang.ClassNotFoundException");
    assertThat(failed.errorMessage()).contains("no.such.Handler");
  }

  @Test
  void reportsAHandlerThatCannotStart() {
    Failed failed = (Failed) host.invoke("Broken", "{}");

    assertThat(failed.errorType()).isEqualTo("java.lang.IllegalStateException");
    assertThat(failed.errorMessage()).isEqualTo("no BUCKET");
    assertThat(((Failed) host.invoke("Broken", "{}")).errorMessage()).isEqualTo("no BUCKET");
  }

  @Test
  void reportsAJvmThatEndsWhileItStarts() {
    Failed failed = (Failed) host.invoke("Quitter", "{}");

    assertThat(failed.errorType()).isEqualTo("Runtime.ExitError");
    assertThat(failed.errorMessage())
        .matches("RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 4");
  }

  @Test
  void endsAFunctionThatRunsOutOfTimeAndStartsItAnew() {
    Failed failed = (Failed) host.invoke("Hasty", "\"hang\"");

    assertThat(failed.errorType()).isEqualTo("Sandbox.Timedout");
    assertThat(failed.errorMessage())
        .matches("RequestId: [0-9a-f-]{36} Error: Task timed out after 1.00 seconds");
    assertThat(host.invoke("Hasty", "\"echo back\"")).isEqualTo(new Returned("\"back\""));
  }

  @Test
  void reportsACrashAndStartsAnew() {
    Failed failed = (Failed) host.invoke("Snap", "\"exit 3\"");

    assertThat(failed.errorType()).isEqualTo("Runtime.ExitError");
    assertThat(failed.errorMessage())
        .matches("RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 3");
    assertThat(host.log("Snap", 100)).contains("about to exit");
    assertThat(host.invoke("Snap", "\"echo back\"")).isEqualTo(new Returned("\"back\""));
  }

  @Test
  void keepsAJvmForTheNextCall() {
    Invocation first = host.invoke("Probe", "\"process\"");

    assertThat(host.invoke("Probe", "\"process\"")).isEqualTo(first);
  }

  @Test
  void runsTwoCallsOfOneFunctionAtOnce() throws Exception {
    Path meeting = Files.createDirectory(folder.resolve("meeting"));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = threads.submit(() -> host.invoke("Probe", "\"meet " + meeting + "\""));
      var two = threads.submit(() -> host.invoke("Probe", "\"meet " + meeting + "\""));

      assertThat(List.of(one.get(), two.get())).containsOnly(new Returned("\"met\""));
    }
  }

  @Test
  void refusesAnAnswerOfMoreThanSixMegabytes() {
    assertThat(host.invoke("Probe", "\"fill 6000000\"")).isInstanceOf(Returned.class);

    Failed failed = (Failed) host.invoke("Probe", "\"fill 6291600\"");

    assertThat(failed.errorType()).isEqualTo("Function.ResponseSizeTooLarge");
    assertThat(host.invoke("Probe", "\"echo x\"")).isEqualTo(new Returned("\"x\""));
  }

  @Test
  void refusesAPayloadOfMoreThanSixMegabytes() {
    assertThatThrownBy(() -> host.invoke("Probe", "x".repeat(6_291_457)))
        .isInstanceOf(EmulatorException.class)
        .hasMessage("payload for Probe must be at most 6291456 bytes, was 6291457");
  }

  @Test
  @Timeout(20)
  void keepsWhatAFunctionPrints() throws IOException {
    host.invoke("Hasty", "\"print one line of text\"");

    while (!host.log("Hasty", 100).contains("one line of text")) {
      Thread.onSpinWait();
    }
    assertThat(Files.readString(folder.resolve("host/logs/shop-Hasty.log")))
        .contains("one line of text");
  }

  @Test
  void leavesNoProcessBehind() throws Exception {
    LambdaHost other =
        LambdaHost.start(
            List.of(function("Other", Probe.class, folder.resolve("probe"), 30, false)),
            HostSettings.of(folder.resolve("other"), Map.of()));
    other.invoke("Other", "\"echo x\"");
    List<ProcessHandle> processes =
        other.processIds().stream().map(id -> ProcessHandle.of(id).orElseThrow()).toList();

    other.close();

    assertThat(processes).hasSize(1);
    for (ProcessHandle process : processes) {
      process.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "POST | shop-Probe/invocations | \"echo x\" | 200 | - | \"x\"",
        "POST | arn%3Aaws%3Alambda%3Aeu-west-1%3A000000000000%3Afunction%3Ashop-Snap%3Alive/invocations | \"echo x\" | 200 | - | \"x\"",
        "POST | Nobody/invocations | {} | 404 | - | {\"Type\":\"User\",\"Message\":\"Function not found: Nobody\"}",
        "POST | Broken/invocations | {} | 200 | Unhandled | {\"errorMessage\":\"no BUCKET\"",
        "GET | Probe | | 404 | - | {\"Type\":\"User\",\"Message\":\"Only Invoke is supported here\"}",
      })
  void answersInvokeOverHttp(
      String method, String path, String payload, int status, String error, String body)
      throws Exception {
    try (InvokeApi api = InvokeApi.start(host, 0);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(api.endpoint() + "/2015-03-31/functions/" + path))
              .method(method, BodyPublishers.ofString(Objects.requireNonNullElse(payload, "")))
              .build();

      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(response.headers().firstValue("x-amz-function-error").orElse("-"))
          .isEqualTo(error);
      assertThat(response.body()).startsWith(body);
    }
  }

  @Test
  void refusesCodeThatIsNotThere() {
    assertThatThrownBy(
            () ->
                LambdaHost.start(
                    List.of(function("X", Probe.class, folder.resolve("none.zip"), 3, false)),
                    HostSettings.of(folder.resolve("x"), Map.of())))
        .isInstanceOf(EmulatorException.class)
        .hasMessageContaining("none.zip': build the functions first");
  }

  private static JsonNode json(Invocation invocation) throws IOException {
    return JSON.readTree(invocation.payload());
  }

  private static LambdaFunction function(
      String id, Class<?> handler, Path code, int seconds, boolean snapStart) {
    return function(id, handler.getName(), code, seconds, snapStart);
  }

  private static LambdaFunction function(
      String id, String handler, Path code, int seconds, boolean snapStart) {
    return new LambdaFunction(
        id,
        "shop-" + id,
        "arn:aws:lambda:eu-west-1:000000000000:function:shop-" + id,
        handler,
        "java25",
        code,
        256,
        Duration.ofSeconds(seconds),
        Map.of("OWN", "of the template", "BUCKET", "of the template"),
        snapStart ? Optional.of("live") : Optional.empty(),
        snapStart,
        "Text",
        Optional.empty());
  }

  private static void copyClasses(Path code, String... names) {
    Path target = code.resolve(Probe.class.getPackageName().replace('.', '/'));
    try {
      Files.createDirectories(target);
      for (String name : names) {
        try (InputStream bytes = Objects.requireNonNull(Probe.class.getResourceAsStream(name))) {
          Files.copy(bytes, target.resolve(name));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
