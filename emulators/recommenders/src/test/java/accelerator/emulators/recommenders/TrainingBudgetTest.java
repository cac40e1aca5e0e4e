package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/// What a training may take, and what it leaves behind.
final class TrainingBudgetTest {
  private static final PlantedShop SHOP = new PlantedShop(3, 300, 1_000);
  private static final Interactions ALL = SHOP.interactions(4, 6_000);

  private static TrainingParameters within(long milliseconds) {
    return TrainingParameters.standard().withLinearModel(300, Duration.ofMillis(milliseconds));
  }

  private static int strengths(Interactions interactions, TrainingParameters parameters) {
    return TrainingSplit.of(interactions, parameters).regularisations(parameters).size();
  }

  /// A nominal machine inverts 1,000 x 1,000 numbers in a tenth of a second; what answers in the
  /// end takes one more.
  @Test
  void triesTheLinearModelAsOftenAsThereIsTimeForInWhateverCatalogue() {
    Interactions thousand = ALL.withItems(SHOP.metadata().byId().keySet());

    assertThat(thousand.items()).isEqualTo(1_000);
    assertThat(
            List.of(
                strengths(thousand, within(0)),
                strengths(thousand, within(199)),
                strengths(thousand, within(201)),
                strengths(thousand, within(301)),
                strengths(thousand, within(10_000))))
        .containsExactly(0, 0, 1, 2, 3);
    Interactions few = new PlantedShop(3, 300, 200).interactions(4, 6_000);
    assertThat(strengths(few, within(199))).isEqualTo(3);
  }

  @Test
  void learnsOnAllProcessors() {
    assertThat(TrainingParameters.standard().threads())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void keepsOnlyTheTablesThatAnswer() throws JMException {
    int before = tables();
    Trainer trainer =
        new Trainer(ALL, Items.none(), Instant.ofEpochSecond(PlantedShop.END), within(0));

    Model model = trainer.train(UseCase.RECOMMENDED_FOR_YOU);

    assertThat(tables() - before).isEqualTo(2);
    Reference.reachabilityFence(model);
    Reference.reachabilityFence(trainer);
  }

  /// How many tables are alive, after a full collection.
  private static int tables() throws JMException {
    Object histogram =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    return histogram
        .toString()
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(cells -> cells.length >= 4 && cells[3].equals(Neighbours.class.getName()))
        .mapToInt(cells -> Integer.parseInt(cells[1]))
        .sum();
  }
}
