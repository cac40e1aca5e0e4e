package accelerator.emulators.sam.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.sam.lambda.Invocation.Failed;
import accelerator.emulators.sam.lambda.Invocation.Returned;
import accelerator.emulators.sam.lambda.handlers.Probe;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FunctionFailureTest extends HostUnderTest {
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
  void refusesCodeThatIsNotThere() {
    assertThatThrownBy(
            () ->
                LambdaHost.start(
                    List.of(function("X", Probe.class, folder.resolve("none.zip"), 3, false)),
                    HostSettings.of(folder.resolve("x"), Map.of())))
        .isInstanceOf(EmulatorException.class)
        .hasMessageContaining("none.zip': build the functions first");
  }
}
