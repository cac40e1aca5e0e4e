package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.recommend.Circuit.Way;
import accelerator.recommend.Personalize.Answer;
import accelerator.recommend.Personalize.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CircuitTest {
  private static final Answer FAILED = new Answer.Unavailable("Timeout", Outage.PASSING);
  private static final Answer ANSWERED = new Answer.Ranking(Optional.empty(), List.of());

  private Instant now = Instant.parse("2025-12-01T07:00:00Z");
  private final Circuit circuit = new Circuit(() -> now);

  @Test
  void opensAfterFiveFailuresInARow() {
    fail(4);
    circuit.learn(ANSWERED);
    fail(4);
    assertThat(circuit.way()).isEqualTo(Way.ASK);
    fail(1);
    assertThat(circuit.way()).isEqualTo(Way.SPARE);
  }

  @Test
  void probesOnceASecondBesideTheAnswersWhileItIsBusy() {
    fail(5);
    circuit.way();
    pass(Duration.ofMillis(999));
    assertThat(circuit.way()).isEqualTo(Way.SPARE);
    pass(Duration.ofMillis(1));
    assertThat(circuit.way()).isEqualTo(Way.PROBE);
    assertThat(circuit.way()).isEqualTo(Way.SPARE);
  }

  @Test
  void letsARareQuestionBeTheProbe() {
    fail(5);
    circuit.way();
    pass(Duration.ofMinutes(5));
    assertThat(circuit.way()).isEqualTo(Way.ASK);
  }

  @Test
  void closesWithTheFirstSuccess() {
    fail(9);
    circuit.learn(ANSWERED);
    assertThat(circuit.way()).isEqualTo(Way.ASK);
  }

  @Test
  void doesNotCountWhatIsMissing() {
    for (int i = 0; i < 9; i++) {
      circuit.learn(new Answer.Unavailable("ResourceNotFoundException", Outage.GONE));
    }
    assertThat(circuit.way()).isEqualTo(Way.ASK);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      circuit.learn(FAILED);
    }
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }
}
