package accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitScheduleTest {
  private final WaitSchedule waits = new WaitSchedule(Duration.ofSeconds(5));

  @Test
  void neverWaitsLessThanItsMinimum() {
    assertThat(waits.next(Duration.ZERO, Optional.empty())).isEqualTo(Duration.ofSeconds(5));
    assertThat(waits.next(Duration.ofSeconds(100), Optional.empty()))
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void waitsFourPercentOfWhatWasWaited() {
    assertThat(waits.next(Duration.ofHours(1), Optional.empty()))
        .isEqualTo(Duration.ofSeconds(144));
  }

  @Test
  void aimsTheFirstLookAtTheKnownDuration() {
    assertThat(waits.next(Duration.ZERO, Optional.of(Duration.ofMinutes(10))))
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(waits.next(Duration.ofMinutes(9), Optional.of(Duration.ofMinutes(10))))
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(waits.next(Duration.ofMinutes(20), Optional.of(Duration.ofMinutes(10))))
        .isEqualTo(Duration.ofSeconds(48));
  }

  @Test
  void needsAboutAHundredLooksAndWastesLittleForAnyStage() {
    for (int minutes = 1; minutes <= 300; minutes++) {
      Duration stage = Duration.ofMinutes(minutes);
      Duration waited = Duration.ZERO;
      int looks = 0;
      while (waited.compareTo(stage) < 0) {
        waited = waited.plus(waits.next(waited, Optional.empty()));
        looks++;
      }
      assertThat(looks).as("looks at a stage of %d minutes", minutes).isLessThan(155);
      assertThat(waited.minus(stage))
          .as("waste after a stage of %d minutes", minutes)
          .isLessThanOrEqualTo(Duration.ofSeconds(5 + stage.toSeconds() / 25));
    }
  }

  @Test
  void refusesAMinimumBelowOneSecond() {
    assertThatThrownBy(() -> new WaitSchedule(Duration.ofMillis(999)))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("the shortest wait must be at least 1 second, was PT0.999S");
  }
}
