package accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionsTest {
  private final List<String> log = new ArrayList<>();
  private final Actions actions =
      new Actions(
          Map.of(
              "Echo", payload -> payload.path("value"),
              "Refuse",
                  payload -> {
                    throw new InvalidInput("no");
                  },
              "Break",
                  payload -> {
                    throw new java.util.concurrent.TimeoutException("too late");
                  }),
          InstantSource.fixed(Instant.EPOCH),
          log::add);

  private String call(String payload) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    actions.handle(new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)), output);
    return output.toString(StandardCharsets.UTF_8);
  }

  @Test
  void answersWithTheNamedActionAndLogsNoPayload() throws IOException {
    assertThat(
            call(
                "{\"action\":\"Echo\",\"value\":{\"a\":\"u-1\"},\"run\":{\"runId\":\"r\"},\"plan\":{\"domain\":\"ecommerce\"}}"))
        .isEqualTo("{\"a\":\"u-1\"}");
    assertThat(log)
        .containsExactly(
            "{\"action\":\"Echo\",\"runId\":\"r\",\"domain\":\"ecommerce\",\"outcome\":\"answered\",\"milliseconds\":0}");
  }

  @Test
  void refusesAnUnknownActionByName() {
    assertThatThrownBy(() -> call("{\"action\":\"Dance\"}"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("action must be one of [Break, Echo, Refuse], was 'Dance'");
  }

  @Test
  void letsOwnErrorsThroughAndLogsTheirNames() {
    assertThatThrownBy(() -> call("{\"action\":\"Refuse\"}")).isInstanceOf(InvalidInput.class);
    assertThat(log.getFirst()).contains("\"outcome\":\"InvalidInput\"");
  }

  @Test
  void wrapsACheckedErrorAsOneToRetry() {
    assertThatThrownBy(() -> call("{\"action\":\"Break\"}"))
        .isInstanceOf(ServiceUnavailable.class)
        .hasMessage("Break: too late");
  }
}
