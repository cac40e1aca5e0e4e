package accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownItemsTest {
  private static final int ITEMS = 200_000;

  @Test
  void knowsEveryItemAndTakesThreeInAThousandOthersForOne() {
    ItemCollector collector = new ItemCollector();
    IntStream.range(0, ITEMS).forEach(n -> collector.add("sku-" + n));
    IntStream.range(0, ITEMS).forEach(n -> collector.add("sku-" + n));
    byte[] bytes = collector.bytes();
    KnownItems known = KnownItems.read(bytes);

    assertThat(collector.count()).isEqualTo(ITEMS);
    assertThat(known.count()).isEqualTo(ITEMS);
    assertThat(bytes.length).isBetween(ITEMS * 12 / 8, ITEMS * 12 / 8 + 24);
    assertThat(IntStream.range(0, ITEMS)).allMatch(n -> known.mayHave("sku-" + n));
    long taken = IntStream.range(ITEMS, 2 * ITEMS).filter(n -> known.mayHave("sku-" + n)).count();
    assertThat(taken * 1000. / ITEMS).isBetween(2., 4.);
  }

  @Test
  void knowsNothingOfNothing() {
    KnownItems known = KnownItems.read(new ItemCollector().bytes());
    assertThat(known.count()).isZero();
    assertThat(known.mayHave("1")).isFalse();
  }

  @Test
  void refusesWhatIsNoSuchObject() {
    for (int length : new int[] {0, 7, 16, 17}) {
      assertThatThrownBy(() -> KnownItems.read(new byte[length])).isInstanceOf(InvalidInput.class);
    }
  }
}
