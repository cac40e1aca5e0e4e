package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TrainingMemoryTest {
  private static final long MEBIBYTE = 1 << 20;

  @Test
  void refusesWhatDoesNotFitInNumbers() {
    TrainingMemory needed = new TrainingMemory(900 * MEBIBYTE, 3_000_000, 400_000);

    assertThatThrownBy(() -> needed.demand(500 * MEBIBYTE, 768 * MEBIBYTE))
        .isInstanceOf(TooLargeData.class)
        .hasMessage(
            "Training needs about 900 MiB for 3000000 interactions with 400000 items; of a heap of"
                + " 768 MiB 500 MiB are free. Give the JVM more with -Xmx, or import less.");
    assertThatCode(() -> needed.demand(900 * MEBIBYTE, 999 * MEBIBYTE)).doesNotThrowAnyException();
  }

  @Test
  void refusesToOrderMoreRowsThanTheHeapHolds() {
    assertThatThrownBy(() -> TrainingMemory.ofOrdering(1L << 40, 10).demand())
        .isInstanceOf(TooLargeData.class);
  }

  @Test
  void expectsMoreOfLargerTables() {
    TrainingParameters parameters = TrainingParameters.standard();
    Interactions few = new PlantedShop(1, 100, 30).interactions(2, 1000);
    Interactions many = new PlantedShop(1, 1000, 300).interactions(2, 10_000);

    long little = TrainingMemory.ofLearning(few, parameters).bytes();

    assertThat(TrainingMemory.ofLearning(many, parameters).bytes()).isGreaterThan(5 * little);
    assertThat(little).isBetween(1000L * 35, MEBIBYTE);
  }

  @Test
  void keepsFewerNeighboursInVeryLargeCatalogues() {
    TrainingParameters parameters = TrainingParameters.standard();

    assertThat(parameters.neighboursOf(200_000)).isEqualTo(200);
    assertThat(parameters.neighboursOf(750_000)).isEqualTo(53);
  }
}
