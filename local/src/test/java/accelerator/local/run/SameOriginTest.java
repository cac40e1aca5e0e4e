package accelerator.local.run;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a page of another site can make a browser send, and what this machine's own pages send.
class SameOriginTest {
  private final LoopbackServer server =
      LoopbackServer.start(
          LoopbackSettings.of("pages", 0),
          request ->
              SameOrigin.refusal(request)
                  .map(reason -> LoopbackAnswer.text(403, "text/plain", reason))
                  .orElseGet(() -> LoopbackAnswer.text(200, "text/plain", "answered")));

  @AfterEach
  void stop() {
    server.close();
  }

  /// HERE stands for the server's own host and port.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET  | Host: HERE                                                            | answered
          GET  | Host: localhost:9                                                     | answered
          POST | Host: HERE; Content-Type: application/json                            | answered
          POST | Host: HERE; Content-Type: Application/JSON; Origin: http://HERE       | answered
          POST | Host: HERE; Content-Type: application/json; Sec-Fetch-Site: same-origin | answered
          GET  | Host: shop.example                                                    | the host must be
          GET  | Host: 127.0.0.1.shop.example                                          | the host must be
          POST | Host: shop.example; Content-Type: application/json                    | the host must be
          POST | Host: HERE; Content-Type: application/json; Origin: http://shop.example | not of 'http://shop.example'
          POST | Host: HERE; Content-Type: application/json; Origin: null              | not of 'null'
          POST | Host: HERE; Content-Type: application/json; Origin: http://127.0.0.1:1 | not of 'http://127.0.0.1:1'
          GET  | Host: HERE; Sec-Fetch-Site: cross-site                                | another site's page asked
          POST | Host: HERE; Content-Type: application/json; Sec-Fetch-Site: same-site | another site's page asked
          POST | Host: HERE; Content-Type: text/plain                                  | must be application/json
          POST | Host: HERE; Content-Type: application/x-www-form-urlencoded           | must be application/json
          POST | Host: HERE                                                            | must be application/json
          """)
  void answersThisMachinesPagesOnly(String method, String headers, String seen) throws IOException {
    String here = "127.0.0.1:" + server.endpoint().getPort();
    String head =
        "%s /run/executions HTTP/1.1\r\n%s\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
            .formatted(method.strip(), headers.replace("; ", "\r\n").replace("HERE", here).strip());
    try (Socket socket = new Socket("127.0.0.1", server.endpoint().getPort())) {
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII)).contains(seen);
    }
  }
}
