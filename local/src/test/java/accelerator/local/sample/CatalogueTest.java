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
    Map<Peculiarity, Long> fates =
        products.stream().collect(Collectors.groupingBy(Product::fate, Collectors.counting()));

    assertThat(fates)
        .isEqualTo(
            Map.of(
                Peculiarity.ORDINARY, 561L,
                Peculiarity.LATE, 120L,
                Peculiarity.UNCATEGORISED, 24L,
                Peculiarity.REPRICED, 80L,
                Peculiarity.RECATEGORISED, 2L,
                Peculiarity.TRENDING, 13L));
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
                    .isEqualTo(product.fate() != Peculiarity.LATE));
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
                  product.fate() == Peculiarity.REPRICED
                      || product.fate() == Peculiarity.RECATEGORISED;
              assertThat(offers).hasSize(changes ? 2 : 1);
              assertThat(first.cents() != last.cents())
                  .isEqualTo(product.fate() == Peculiarity.REPRICED);
              assertThat(String.valueOf(first.category()).equals(String.valueOf(last.category())))
                  .isEqualTo(product.fate() != Peculiarity.RECATEGORISED);
              assertThat(first.category() == null)
                  .isEqualTo(product.fate() == Peculiarity.UNCATEGORISED);
            });
  }
}
