package accelerator.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PendingFaultsTest {
  private final PendingFaults faults =
      new PendingFaults(
          Stream.of("throttle:CreateRecommender:2", "kill-before:TrainRecomenders", "lost:A/B")
              .map(RehearsedFault::of)
              .toList());

  @Test
  void comeAsOftenAsTheyWereAskedFor() {
    assertThat(
            Stream.of(
                    "CreateRecommender", "CreateDataset", "CreateRecommender", "CreateRecommender")
                .map(name -> faults.next(name, "TrainRecommenders/" + name))
                .map(kind -> kind.map(Enum::name).orElse("")))
        .containsExactly("THROTTLE", "", "THROTTLE", "");
  }

  @Test
  void sayWhichOfThemNeverCame() {
    assertThat(faults.next("CreateRecommender")).isPresent();

    assertThat(faults.neverCame())
        .containsExactly(
            "--fault kill-before:TrainRecomenders:1 never came: nothing called 'TrainRecomenders'"
                + " was asked for",
            "--fault lost:A/B:1 never came: nothing called 'A/B' was asked for");
  }

  @Test
  void mayBeNone() {
    assertThat(PendingFaults.none().next("CreateRecommender")).isEmpty();
    assertThat(PendingFaults.none().neverCame()).isEqualTo(List.of());
  }
}
