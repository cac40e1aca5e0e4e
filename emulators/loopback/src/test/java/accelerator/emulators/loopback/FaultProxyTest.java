package accelerator.emulators.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class FaultProxyTest {
  private final LoopbackServer service =
      LoopbackServer.start(
          LoopbackSettings.of("Service", 0), _ -> LoopbackAnswer.text(200, "text/plain", "well"));
  private final FaultProxy proxy = FaultProxy.before(service.endpoint());

  @AfterEach
  void stop() {
    proxy.close();
    proxy.close();
    service.close();
  }

  private String ask() throws IOException, InterruptedException {
    var answer = Asked.send(proxy.endpoint(), "POST", BodyPublishers.ofString("question"));
    return answer.statusCode() + " " + answer.body();
  }

  @Test
  void passesOnWhatIsSaid() throws Exception {
    assertThat(ask()).isEqualTo("200 well");
  }

  @ParameterizedTest
  @CsvSource({"THROTTLED, 429 {}", "BROKEN, 500 {}"})
  void answersInThePlaceOfTheService(Fault fault, String answer) throws Exception {
    proxy.set(fault);

    assertThat(ask()).isEqualTo(answer);
    proxy.set(Fault.NONE);
    assertThat(ask()).isEqualTo("200 well");
  }

  @Test
  void refusesAndListensAgainOnTheSamePort() throws Exception {
    int port = proxy.endpoint().getPort();
    proxy.set(Fault.REFUSED);

    assertThatIOException().isThrownBy(() -> new Socket("127.0.0.1", port).close());
    proxy.set(Fault.NONE);
    assertThat(ask()).isEqualTo("200 well");
    assertThat(proxy.endpoint().getPort()).isEqualTo(port);
  }

  @Test
  void saysNothingUntilTheFaultEnds() throws Exception {
    proxy.set(Fault.SILENT);
    try (Socket socket = new Socket("127.0.0.1", proxy.endpoint().getPort())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes());

      socket.setSoTimeout(300);
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> socket.getInputStream().read());
      socket.setSoTimeout(0);
      proxy.set(Fault.NONE);
      assertThatIOException()
          .isThrownBy(
              () -> {
                if (socket.getInputStream().read() < 0) {
                  throw new IOException("closed");
                }
              });
    }
  }

  @Test
  void dripsItsAnswer() throws Exception {
    proxy.set(Fault.SLOW);
    try (Socket socket = new Socket("127.0.0.1", proxy.endpoint().getPort())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes());

      assertThat(new String(socket.getInputStream().readNBytes(39)))
          .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".substring(0, 39));
    }
  }
}
