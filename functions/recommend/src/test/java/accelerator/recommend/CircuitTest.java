package accelerator.recommend;

import static accelerator.recommend.Circuit.Advice.ASK;
import static accelerator.recommend.Circuit.Advice.PROBE;
import static accelerator.recommend.Circuit.Advice.SPARE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitTest {
  private Instant now = Instant.parse("2025-12-01T07:00:00Z");
  private final Circuit circuit = new Circuit(2, Duration.ofSeconds(2), () -> now);

  @Test
  void opensAfterFailuresInARow() {
    circuit.failed();
    circuit.succeeded();
    circuit.failed();
    assertThat(circuit.advice()).isEqualTo(ASK);
    circuit.failed();
    assertThat(circuit.advice()).isEqualTo(SPARE);
  }

  @Test
  void letsOneProbeThroughEveryTwoSeconds() {
    circuit.failed();
    circuit.failed();
    now = now.plusSeconds(2);
    assertThat(circuit.advice()).isEqualTo(PROBE);
    assertThat(circuit.advice()).isEqualTo(SPARE);
    circuit.failed();
    now = now.plusSeconds(2);
    assertThat(circuit.advice()).isEqualTo(PROBE);
  }

  @Test
  void closesWhenAProbeSucceeds() {
    circuit.failed();
    circuit.failed();
    now = now.plusSeconds(2);
    circuit.advice();
    circuit.succeeded();
    assertThat(circuit.advice()).isEqualTo(ASK);
  }
}
