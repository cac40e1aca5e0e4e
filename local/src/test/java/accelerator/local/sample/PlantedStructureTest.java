package accelerator.local.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlantedStructureTest {
  private static final long DAY = 86_400;

  private final Shop shop = SampleShop.TRUTH.shop();

  @Test
  void givesEachProductThreeSuccessorsMostlyOfItsDepartment() {
    assertThat(shop.products())
        .allSatisfy(
            product ->
                assertThat(shop.successors(product))
                    .hasSize(3)
                    .doesNotHaveDuplicates()
                    .doesNotContain(product));
    double same =
        shop.products().stream()
            .flatMap(
                product ->
                    shop.successors(product).stream()
                        .map(next -> next.department() == product.department()))
            .mapToInt(isSame -> isSame ? 1 : 0)
            .average()
            .orElseThrow();
    assertThat(same).isCloseTo(.72, within(.04));
  }

  @Test
  void givesEachProductTwoPartnersOfOtherDepartments() {
    assertThat(shop.products())
        .allSatisfy(
            product ->
                assertThat(shop.partners(product))
                    .hasSize(2)
                    .doesNotHaveDuplicates()
                    .allMatch(partner -> partner.department() != product.department()));
  }

  @Test
  void spreadsTheBurstsOverTheWholeTime() {
    ShopSettings settings = SampleShop.SETTINGS;

    assertThat(shop.bursts()).hasSize(13).allMatch(burst -> burst.to() - burst.from() == 7 * DAY);
    assertThat(shop.bursts().getFirst().from()).isEqualTo(settings.firstSecond());
    assertThat(shop.bursts().getLast().to()).isEqualTo(settings.endSecond());
    for (long second = settings.firstSecond(); second < settings.endSecond(); second += DAY) {
      assertThat(shop.trending(second)).hasSizeBetween(1, 2);
    }
  }
}
