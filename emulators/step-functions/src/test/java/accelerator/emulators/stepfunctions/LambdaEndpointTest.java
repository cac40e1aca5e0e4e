package accelerator.emulators.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class LambdaEndpointTest {
  private static LoopbackServer server(LoopbackAnswer answer) {
    return LoopbackServer.start(LoopbackSettings.of("Lambda", 0), _ -> answer);
  }

  @Test
  void callsAFunctionByItsArn() throws Exception {
    String arn = "arn:aws:lambda:eu-west-1:000000000000:function:greet:live";
    try (LoopbackServer server =
            LoopbackServer.start(
                LoopbackSettings.of("Lambda", 0),
                request ->
                    LoopbackAnswer.text(
                        200,
                        "application/json",
                        "[\"%s\",%s]".formatted(request.path(), request.text())));
        LambdaEndpoint lambda = new LambdaEndpoint(server.endpoint())) {
      assertThat(lambda.invoke(arn, Bench.json("{'a': 1}")))
          .isEqualTo(
              Bench.json(
                  "['/2015-03-31/functions/%s/invocations', {'a': 1}]"
                      .formatted(arn.replace(":", "%3A"))));
    }
  }

  @Test
  void ignoresTheProxyOfThisMachine() throws Exception {
    System.setProperty("http.proxyHost", "192.0.2.1");
    System.setProperty("http.nonProxyHosts", "");
    try (LoopbackServer server = server(LoopbackAnswer.text(200, "application/json", "1"));
        LambdaEndpoint lambda = new LambdaEndpoint(server.endpoint())) {
      assertThat(lambda.invoke("f", Bench.json("{}"))).isEqualTo(Bench.json("1"));
    } finally {
      System.clearProperty("http.proxyHost");
      System.clearProperty("http.nonProxyHosts");
    }
  }

  @Test
  void saysWhenNobodyAnswers() {
    LoopbackServer gone = server(LoopbackAnswer.empty(200));
    gone.close();

    try (LambdaEndpoint lambda = new LambdaEndpoint(gone.endpoint())) {
      assertThatExceptionOfType(TaskFailed.class)
          .isThrownBy(() -> lambda.invoke("f", Bench.json("{}")))
          .satisfies(failure -> assertThat(failure.error()).isEqualTo("Lambda.SdkClientException"))
          .satisfies(
              failure -> assertThat(failure.cause()).startsWith("nobody answers at http://127"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{} {}", "no"})
  void saysWhenAnAnswerIsNotJson(String body) {
    try (LoopbackServer server = server(LoopbackAnswer.text(200, "application/json", body));
        LambdaEndpoint lambda = new LambdaEndpoint(server.endpoint())) {
      assertThatExceptionOfType(TaskFailed.class)
          .isThrownBy(() -> lambda.invoke("f", Bench.json("{}")))
          .satisfies(failure -> assertThat(failure.error()).isEqualTo("Lambda.Unknown"))
          .satisfies(failure -> assertThat(failure.cause()).startsWith("the answer is not JSON: "));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:9701", "https://127.0.0.1", "http:/x"})
  void refusesWhatIsNoAddress(String address) {
    assertThatThrownBy(() -> new LambdaEndpoint(URI.create(address)))
        .isInstanceOf(EmulatorException.class)
        .hasMessageContaining("must be like http://127.0.0.1:9701");
  }
}
