package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BestItemsTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 100, 500, 1000})
  void keepsWhatSortingWouldPutFirst(int most) {
    RandomGenerator random = new SplittableRandom(most);
    float[] scores = new float[500];
    for (int item = 0; item < scores.length; item++) {
      scores[item] = random.nextInt(50) / 7f;
    }

    assertKeepsTheBest(
        most, scores, IntStream.range(0, scores.length).map(item -> item * 211 % scores.length));
  }

  /// Orders that are hard on a selection.
  @ParameterizedTest
  @ValueSource(strings = {"rising", "falling", "equal", "organ pipe"})
  void keepsThemInWhateverOrderTheyCome(String order) {
    float[] scores = new float[2000];
    for (int item = 0; item < scores.length; item++) {
      scores[item] =
          switch (order) {
            case "rising" -> item;
            case "falling" -> scores.length - item;
            case "equal" -> 1;
            default -> Math.min(item, scores.length - item);
          };
    }

    for (int most : new int[] {1, 3, 25, 200, 1999}) {
      assertKeepsTheBest(most, scores, IntStream.range(0, scores.length));
    }
  }

  private static void assertKeepsTheBest(int most, float[] scores, IntStream order) {
    BestItems best = new BestItems(most);
    order.forEach(item -> best.offer(item, scores[item]));
    int size = best.size();
    int[] items = new int[size];

    best.drain(items, new float[size]);

    Integer[] sorted = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
    Arrays.sort(sorted, Comparator.comparingDouble(item -> -scores[item]));
    assertThat(items)
        .containsExactly(Arrays.stream(sorted).limit(most).mapToInt(Integer::intValue).toArray());
    assertThat(best.size()).isZero();
  }
}
