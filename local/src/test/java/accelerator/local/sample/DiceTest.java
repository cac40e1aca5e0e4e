package accelerator.local.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {
  private final Dice dice = Dice.of(7, "test", 0);

  @Test
  void rollsTheSameOnEveryMachine() {
    List<Object> rolls =
        List.of(
            dice.unit(),
            dice.between(1, 6),
            dice.uuid(),
            dice.dirichlet(List.of(3.0, .15)),
            dice.exponential(75),
            dice.shuffled(6));

    assertThat(rolls)
        .hasToString(
            "[0.7991397317146477, 2, 7e6bef2f-6a0a-4fa5-b31e-4944cfd12fee, "
                + "[0.9587643274872539, 0.04123567251274603], 226.6381752801996, "
                + "[1, 5, 3, 2, 4, 0]]");
  }

  @Test
  void rollsOtherwiseForAnotherSeedPurposeOrNumber() {
    assertThat(
            List.of(
                Dice.of(7, "test", 0).unit(),
                Dice.of(8, "test", 0).unit(),
                Dice.of(7, "rest", 0).unit(),
                Dice.of(7, "test", 1).unit()))
        .doesNotHaveDuplicates();
  }

  @Test
  void choosesAsOftenAsTheWeightsSay() {
    List<Integer> draws =
        IntStream.range(0, 20_000).mapToObj(_ -> dice.weighted(List.of(1.0, 0.0, 3.0))).toList();

    assertThat(draws).contains(0, 2).doesNotContain(1);
    assertThat(draws.stream().filter(draw -> draw == 2).count() / 20_000.0)
        .isCloseTo(.75, within(.01));
  }

  @Test
  void drawsSharesWhoseMeansAreTheConcentrations() {
    List<List<Double>> draws =
        IntStream.range(0, 20_000).mapToObj(_ -> dice.dirichlet(List.of(3.0, .5, .5))).toList();

    assertThat(draws)
        .allSatisfy(
            shares ->
                assertThat(shares.stream().reduce(0.0, Double::sum)).isCloseTo(1, within(1e-9)));
    assertThat(draws.stream().mapToDouble(List::getFirst).average().orElseThrow())
        .isCloseTo(.75, within(.01));
  }

  @Test
  void drawsWithTheStatedMeans() {
    assertThat(mean(DoubleStream.generate(() -> dice.exponential(75)))).isCloseTo(75, within(2.0));
    assertThat(mean(DoubleStream.generate(() -> dice.pareto(4)))).isCloseTo(4 / 3.0, within(.02));
    assertThat(mean(DoubleStream.generate(() -> dice.between(1, 6)))).isCloseTo(3.5, within(.05));
  }

  private static double mean(DoubleStream draws) {
    return draws.limit(40_000).average().orElseThrow();
  }

  @Test
  void makesIdsInTheFormOfRandomUuids() {
    assertThat(dice.uuid().version()).isEqualTo(4);
    assertThat(dice.uuid().variant()).isEqualTo(2);
  }
}
