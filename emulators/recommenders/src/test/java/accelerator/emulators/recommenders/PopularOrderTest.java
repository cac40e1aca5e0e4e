package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PopularOrderTest {
  private static List<Integer> items(PopularOrder order) {
    List<Integer> items = new ArrayList<>();
    order.items().forEachRemaining((int item) -> items.add(item));
    return items;
  }

  @Test
  void isThatOfSortingAfterAnyMoves() {
    RandomGenerator random = new SplittableRandom(7);
    double[] values = random.doubles(200).map(value -> Math.floor(9 * value)).toArray();
    double[] ties = random.doubles(200).map(value -> Math.floor(3 * value)).toArray();
    PopularOrder order =
        new PopularOrder(ItemActivity.ranking(values, ties), values.clone(), ties.clone());

    for (int round = 0; round < 1000; round++) {
      int item = random.nextInt(200);
      values[item] = Math.floor(9 * random.nextDouble()) + 1;
      ties[item]++;
      order.move(item, values[item], ties[item]);
    }

    assertThat(items(order))
        .isEqualTo(IntStream.of(ItemActivity.ranking(values, ties)).boxed().toList());
  }

  @Test
  void takesInWhatHadNoPlaceAndLeavesWhatWasLearnedAsItIs() {
    PopularOrder order = new PopularOrder(new int[] {2, 0}, new double[] {1, 0, 5}, new double[3]);
    PopularOrder copy = order.anew();

    order.move(1, 3, 1);
    order.move(1, 3, 1);

    assertThat(items(order)).containsExactly(2, 1, 0);
    assertThat(items(copy)).containsExactly(2, 0);
  }

  @Test
  void ends() {
    PrimitiveIterator.OfInt items =
        new PopularOrder(new int[0], new double[0], new double[0]).items();

    assertThat(items.hasNext()).isFalse();
    assertThatThrownBy(items::nextInt).isInstanceOf(NoSuchElementException.class);
  }
}
