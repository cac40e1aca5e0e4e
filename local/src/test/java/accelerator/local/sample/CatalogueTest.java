package accelerator.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private final List<Product> products = SampleShop.TRUTH.shop().products();

  @Test
  void givesEveryProductItsFate() {
    Map<Fate, Long> fates =
        products.stream().collect(Collectors.groupingBy(Product::fate, Collectors.counting()));

    assertThat(fates)
        .isEqualTo(
            Map.of(
                Fate.ORDINARY, 561L,
                Fate.LATE, 120L,
                Fate.UNCATEGORISED, 24L,
                Fate.REPRICED, 80L,
                Fate.RECATEGORISED, 2L,
                Fate.TRENDING, 13L));
  }

  @Test
  void givesEveryProductANumberAndANameOfItsOwn() {
    assertThat(products).extracting(Product::id).doesNotHaveDuplicates().startsWith("sku-0001");
    assertThat(products).extracting(Product::name).doesNotHaveDuplicates();
  }

  @Test
  void hasNamesThatAreHardToWriteDown() {
    assertThat(products)
        .extracting(Product::name)
        .anyMatch(name -> name.contains(","))
        .anyMatch(name -> name.contains("\""))
        .anyMatch(name -> name.chars().anyMatch(c -> c > 127));
  }

  @Test
  void pricesEverythingWithinReason() {
    assertThat(products)
        .allSatisfy(
            product -> {
              assertThat(product.offers())
                  .allSatisfy(offer -> assertThat(offer.cents()).isBetween(100, 120_000));
              assertThat(product.listCents())
                  .isGreaterThanOrEqualTo(product.offers().getFirst().cents());
            });
  }

  @Test
  void putsLateProductsOnSaleWithinTheLastThreeWeeks() {
    long end = SampleShop.SETTINGS.endSecond();

    assertThat(products)
        .allSatisfy(
            product ->
                assertThat(product.isOnSale(end - 21 * 86_400))
                    .isEqualTo(product.fate() != Fate.LATE));
    assertThat(products).allMatch(product -> product.isOnSale(end - 86_400));
  }

  @Test
  void changesPricesAndCategoriesOnce() {
    assertThat(products)
        .allSatisfy(
            product -> {
              List<Offer> offers = product.offers();
              Offer first = offers.getFirst();
              Offer last = offers.getLast();
              boolean changes =
                  product.fate() == Fate.REPRICED || product.fate() == Fate.RECATEGORISED;
              assertThat(offers).hasSize(changes ? 2 : 1);
              assertThat(first.cents() != last.cents()).isEqualTo(product.fate() == Fate.REPRICED);
              assertThat(String.valueOf(first.category()).equals(String.valueOf(last.category())))
                  .isEqualTo(product.fate() != Fate.RECATEGORISED);
              assertThat(first.category() == null).isEqualTo(product.fate() == Fate.UNCATEGORISED);
            });
  }
}
