package accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitScheduleTest {
  private static final long MINUTE = 60;
  private static final long HOUR = 3600;

  private final WaitSchedule waits = new WaitSchedule(Duration.ofSeconds(5));

  @Test
  void neverWaitsLessThanItsMinimum() {
    assertThat(waits.next(Duration.ZERO)).isEqualTo(Duration.ofSeconds(5));
    assertThat(waits.next(Duration.ofSeconds(50))).isEqualTo(Duration.ofSeconds(5));
    assertThat(waits.next(Duration.ofSeconds(50), List.of(50L))).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void waitsTwoPercentOfALongWaitOfWhichNothingIsKnown() {
    assertThat(waits.next(Duration.ofMinutes(10))).isEqualTo(Duration.ofSeconds(30));
    assertThat(waits.next(Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(72));
  }

  @Test
  void looksWellBeforeWhatIsKnownAndCloseAroundItAndLoosensAfterIt() {
    Observed known = observe(40 * MINUTE, List.of(40 * MINUTE));

    assertThat(known.looks())
        .containsExactly(
            50L, 100L, 200L, 400L, 700L, 1000L, 1300L, 1600L, 1920L, 2285L, 2358L, 2376L, 2388L,
            2400L);
    assertThat(waits.next(Duration.ofMinutes(80), List.of(40 * MINUTE)))
        .isEqualTo(Duration.ofSeconds(96));
  }

  @Test
  void needsAtMostAHundredLooksForAnHourOfWhichNothingIsKnown() {
    for (long minutes = 1; minutes <= 45; minutes++) {
      Observed observed = observe(minutes * MINUTE, List.of());
      assertThat(observed.looks()).as("%d minutes", minutes).hasSizeLessThanOrEqualTo(100);
      assertThat(observed.waste())
          .as("%d minutes", minutes)
          .isLessThanOrEqualTo(Math.max(30, minutes * MINUTE / 50 + 1));
    }
  }

  @Test
  void needsFewLooksAndWastesLittleWhereTheDurationIsKnown() {
    for (long minutes = 1; minutes <= 180; minutes++) {
      Observed observed = observe(minutes * MINUTE, List.of(minutes * MINUTE));
      assertThat(observed.looks()).as("%d minutes", minutes).hasSizeLessThanOrEqualTo(30);
      assertThat(observed.waste())
          .as("%d minutes", minutes)
          .isLessThanOrEqualTo(Math.max(5, minutes * MINUTE / 200 + 1));
    }
  }

  @Test
  void forgetsAnOutlierAtOnce() {
    List<Long> usual = List.of(900L, 905L, 895L, 900L);
    Observed outlier = observe(8 * HOUR, usual);
    Observed after = observe(900, List.of(905L, 895L, 900L, 8 * HOUR));

    assertThat(outlier.waste()).isLessThanOrEqualTo(8 * HOUR / 50);
    assertThat(outlier.looks()).hasSizeLessThanOrEqualTo(210);
    assertThat(after.waste()).isLessThanOrEqualTo(9);
    assertThat(after.looks()).hasSizeLessThanOrEqualTo(30);
    assertThat(observe(900, List.of(900L, 8 * HOUR)).waste()).isLessThanOrEqualTo(9);
    assertThat(observe(900, List.of(8 * HOUR)).waste()).isLessThanOrEqualTo(4 * MINUTE);
  }

  /// Thirty daily runs around 40 minutes with a spread of 30 %, one of 8 hours among them.
  @Test
  void wastesTwoPercentOfScatteredDurationsInTheMean() {
    double total = 0;
    for (int seed = 0; seed < 200; seed++) {
      RandomGenerator random = new Random(seed);
      total +=
          overhead(
              IntStream.range(0, 30)
                  .mapToObj(
                      day ->
                          day == 15
                              ? 8 * HOUR
                              : Math.max(60, Math.round(random.nextGaussian(2400, 720))))
                  .toList());
    }
    assertThat(total / 200).isLessThan(1.02);
  }

  /// From one minute to twenty hours, each as likely as twice as much.
  @Test
  void wastesThreePercentOfAnyDurationsInTheMean() {
    double total = 0;
    for (int seed = 0; seed < 200; seed++) {
      RandomGenerator random = new Random(seed);
      total +=
          overhead(
              IntStream.range(0, 30)
                  .mapToObj(_ -> Math.round(60 * Math.exp(random.nextDouble() * Math.log(1200))))
                  .toList());
    }
    assertThat(total / 200).isLessThan(1.03);
  }

  @Test
  void refusesAMinimumBelowOneSecond() {
    assertThatThrownBy(() -> new WaitSchedule(Duration.ofMillis(999)))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("the shortest wait must be at least 1 second, was PT0.999S");
  }

  /// The mean of what runs took by what they had to, each knowing the last five.
  private double overhead(List<Long> durations) {
    double total = 0;
    for (int day = 0; day < durations.size(); day++) {
      long duration = durations.get(day);
      Observed observed = observe(duration, durations.subList(Math.max(0, day - 5), day));
      total += 1 + (double) observed.waste() / duration;
    }
    return total / durations.size();
  }

  private Observed observe(long seconds, List<Long> history) {
    List<Long> looks = new ArrayList<>();
    long now = 0;
    while (now < seconds) {
      now += waits.next(Duration.ofSeconds(now), history).toSeconds();
      looks.add(now);
    }
    return new Observed(looks, now - seconds);
  }

  /// When somebody looked, in seconds, and how long after the end the last of them was.
  private record Observed(List<Long> looks, long waste) {}
}
