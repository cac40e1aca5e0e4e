package accelerator.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.local.run.RunProgress.Step;
import accelerator.local.run.RunProgress.Step.Status;
import accelerator.local.run.RunProgress.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /// Ten seconds that all share, then 20 and 50 side by side, then five more.
  private final Estimate estimate =
      new Estimate(
          view(
              step("Plan the run", "", 0, 10),
              step("Train recommenders", "ecommerce", 10, 30),
              step("Train recommenders", "video_on_demand", 10, 60),
              step("Notify", "", 60, 65)));

  private static View view(Step... steps) {
    return new View("RUNNING", START, Optional.empty(), List.of(steps));
  }

  private static Step step(String name, String domain, int from, int to) {
    return new Step(
        name,
        Optional.of(domain).filter(key -> !key.isEmpty()),
        to < 0 ? Status.RUNNING : Status.DONE,
        START.plusSeconds(from),
        to < 0 ? Optional.empty() : Optional.of(START.plusSeconds(to)),
        "");
  }

  private Optional<Duration> left(int now, Step... steps) {
    return estimate.left(view(steps), START.plusSeconds(now));
  }

  @Test
  void isTheWholeRunAtItsBeginning() {
    assertThat(left(0)).contains(Duration.ofSeconds(65));
  }

  @Test
  void isLessWhatWasDoneHoweverLongThatTook() {
    assertThat(left(40, step("Plan the run", "", 0, 40))).contains(Duration.ofSeconds(55));
  }

  @Test
  void isThatOfTheSlowestDomain() {
    Step plan = step("Plan the run", "", 0, 10);
    Step shop = step("Train recommenders", "ecommerce", 10, 20);

    assertThat(left(30, plan, shop, step("Train recommenders", "video_on_demand", 10, -1)))
        .contains(Duration.ofSeconds(35));
  }

  @Test
  void saysNothingOnceItShouldHaveEnded() {
    assertThat(
            left(
                900,
                step("Plan the run", "", 0, 10),
                step("Train recommenders", "ecommerce", 10, 30),
                step("Train recommenders", "video_on_demand", 10, 60),
                step("Notify", "", 60, -1)))
        .isEmpty();
  }
}
