package accelerator.emulators.sam.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.sam.lambda.Invocation.Returned;
import accelerator.emulators.sam.lambda.handlers.Broken;
import accelerator.emulators.sam.lambda.handlers.Probe;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LambdaHostTest extends HostUnderTest {
  @Test
  void runsInTheLoopWhereThatIsWanted() {
    assertThat(host.runsInLoop()).isEqualTo(loop);
  }

  @Test
  void returnsWhatTheHandlerWrites() {
    assertThat(host.invoke("Probe", "\"echo hello\"")).isEqualTo(new Returned("\"hello\""));
  }

  @Test
  void readsAndWritesTheObjectsOfAHandler() {
    assertThat(host.invoke("Doubler", "{\"number\": 21}"))
        .isEqualTo(new Returned("{\"twice\":42}"));
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
  @Timeout(20)
  void keepsWhatAFunctionPrints() throws IOException {
    host.invoke("Hasty", "\"print one line of text\"");

    while (!host.log("Hasty", 100).contains("one line of text")) {
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(Files.readString(folder.resolve("host/logs/shop-Hasty.log")))
        .contains("one line of text");
  }

  @Test
  void startsAJvmAheadOfItsFirstCall() throws Exception {
    try (LambdaHost other =
        LambdaHost.start(
            List.of(function("Other", Probe.class, folder.resolve("probe"), 30, false)),
            HostSettings.of(folder.resolve("warm"), Map.of()).withRuntimeLoop(loop))) {
      other.warm("Other").get(30, TimeUnit.SECONDS);
      Set<Long> started = other.processIds();

      Invocation process = other.invoke("Other", "\"process\"");

      assertThat(started).hasSize(1);
      assertThat(process.payload()).isEqualTo(String.valueOf(started.iterator().next()));
      assertThat(other.processIds()).isEqualTo(started);
    }
  }

  @Test
  void leavesNoProcessBehind() throws Exception {
    LambdaHost other =
        LambdaHost.start(
            List.of(function("Other", Probe.class, folder.resolve("probe"), 30, false)),
            HostSettings.of(folder.resolve("other"), Map.of()).withRuntimeLoop(loop));
    other.invoke("Other", "\"echo x\"");
    List<ProcessHandle> processes =
        other.processIds().stream().map(id -> ProcessHandle.of(id).orElseThrow()).toList();

    other.close();

    assertThat(processes).hasSize(1);
    for (ProcessHandle process : processes) {
      process.onExit().get(10, TimeUnit.SECONDS);
    }
  }
}
