package accelerator.emulators.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoopbackFailureTest {
  private static LoopbackServer start(LoopbackHandler handler) {
    return LoopbackServer.start(LoopbackSettings.of("Some Service", 0).withBodyLimit(8), handler);
  }

  @Test
  void answersABodyOverTheLimitAndTheNextRequestOfItsConnection() throws Exception {
    try (LoopbackServer server =
        start(
            request ->
                LoopbackAnswer.text(
                    request.isTooLarge() ? 413 : 200, "text/plain", request.text()))) {
      String large = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n123456789";
      String chunked =
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n5\r\n"
              + "67890\r\n0\r\n\r\n";
      String last =
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\nConnection: close\r\n\r\n12345678";

      String answers = Asked.bytes(server, large + chunked + last);

      assertThat(answers.lines().filter(line -> line.startsWith("HTTP/1.1")))
          .containsExactly(
              "HTTP/1.1 413 Request Entity Too Large",
              "HTTP/1.1 413 Request Entity Too Large",
              "HTTP/1.1 200 OK");
      assertThat(answers).endsWith("12345678");
      assertThat(Asked.post(server, new byte[20 << 20]).statusCode()).isEqualTo(413);
    }
  }

  @Test
  void anAnswerMayBreakOff() throws Exception {
    try (LoopbackServer server = start(_ -> LoopbackAnswer.brokenOff())) {
      assertThatIOException().isThrownBy(() -> Asked.get(server, "/"));
    }
  }

  @Test
  void answersInTheHandlersOwnShapeWhateverIsThrown() throws Exception {
    LoopbackHandler failing =
        new LoopbackHandler() {
          @Override
          public LoopbackAnswer answer(LoopbackRequest request) throws IOException {
            switch (request.path()) {
              case "/checked" -> throw new IOException("checked");
              case "/runtime" -> throw new IllegalStateException("runtime");
              default -> throw new StackOverflowError("error");
            }
          }

          @Override
          public LoopbackAnswer failed(LoopbackRequest request, Throwable failure) {
            return LoopbackAnswer.text(503, "text/plain", "sorry: " + failure.getMessage());
          }
        };
    try (LoopbackServer server = start(failing)) {
      for (String path : List.of("checked", "runtime", "error")) {
        HttpResponse<String> answer = Asked.get(server, "/" + path);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("sorry: " + path);
      }
    }
  }

  @Test
  void answersEvenWhenTheWordsForAFailureFail() throws Exception {
    LoopbackHandler failing =
        new LoopbackHandler() {
          @Override
          public LoopbackAnswer answer(LoopbackRequest request) {
            throw new IllegalStateException("first");
          }

          @Override
          public LoopbackAnswer failed(LoopbackRequest request, Throwable failure) {
            throw new AssertionError("second");
          }
        };
    try (LoopbackServer server = start(failing)) {
      HttpResponse<String> answer = Asked.get(server, "/");

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).isEqualTo("the emulator failed");
    }
  }

  @Test
  void saysWhichPortIsTaken() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 0, InetAddress.ofLiteral("127.0.0.1"))) {
      int port = other.getLocalPort();

      assertThatExceptionOfType(PortTaken.class)
          .isThrownBy(
              () ->
                  LoopbackServer.start(
                      LoopbackSettings.of("Service", port), _ -> LoopbackAnswer.empty(200)))
          .withMessage("port %s on 127.0.0.1 is taken: choose another", port)
          .satisfies(failure -> assertThat(failure.port()).isEqualTo(port));
    }
  }

  @Test
  void refusesAPortThatIsNone() {
    assertThatThrownBy(() -> LoopbackSettings.of("Service", 65_536))
        .isInstanceOf(EmulatorException.class)
        .isNotInstanceOf(PortTaken.class)
        .hasMessage("port of Service must be 0..65535, was 65536");
  }
}
