package accelerator.local.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is planted can be seen in the rows.
class PlantedTest {
  private final Shop shop = SampleShop.TRUTH.shop();
  private final List<ProductEvent> views =
      SampleShop.rows(Action.PRODUCT_VIEW).stream().distinct().toList();

  private record Step(Product from, Product to) {}

  private static List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (List<ProductEvent> rows : SampleShop.byCustomer(Action.PRODUCT_VIEW).values()) {
      for (int index = 1; index < rows.size(); index++) {
        steps.add(new Step(rows.get(index - 1).line().product(), rows.get(index).line().product()));
      }
    }
    return steps;
  }

  @Test
  void goesOnToASuccessorInEveryThirdStep() {
    List<Step> steps = steps();

    assertThat(share(steps, 0)).isCloseTo(.17, within(.02));
    assertThat(share(steps, 1)).isCloseTo(.075, within(.015));
    assertThat(share(steps, 2)).isCloseTo(.045, within(.015));
  }

  private double share(List<Step> steps, int rank) {
    return (double)
            steps.stream()
                .filter(step -> shop.successors(step.from()).get(rank).equals(step.to()))
                .count()
        / steps.size();
  }

  @Test
  void buysAfterOneViewInEight() {
    assertThat((double) SampleShop.orders().size() / views.size())
        .isCloseTo(Journey.BUYS, within(.01));
  }

  @Test
  void addsPartnersToOrdersFarMoreOftenThanByChance() {
    Collection<List<ProductEvent>> orders = SampleShop.orders().values();
    int asked = 0;
    int joined = 0;
    double byChance = 0;
    Map<Product, Long> ordered =
        SampleShop.rows(Action.TRANSACTION).stream()
            .collect(Collectors.groupingBy(row -> row.line().product(), Collectors.counting()));
    for (List<ProductEvent> order : orders) {
      List<Product> products = order.stream().map(row -> row.line().product()).toList();
      for (Product partner : shop.partners(products.getFirst())) {
        if (partner.isOnSale(order.getFirst().event().second())) {
          asked++;
          joined += products.contains(partner) ? 1 : 0;
          byChance += ordered.getOrDefault(partner, 0L) / (double) orders.size();
        }
      }
    }

    assertThat((double) joined / asked).isCloseTo(Shop.PARTNER_CHANCE, within(.02));
    assertThat(joined).isGreaterThan((int) (50 * byChance));
  }

  @Test
  void wantsEachTrendingProductInItsWeek() {
    for (Burst burst : shop.bursts()) {
      Map<Boolean, List<ProductEvent>> isDuring =
          views.stream()
              .collect(Collectors.partitioningBy(row -> burst.isOn(row.event().second())));
      double during = shareOf(burst.product(), isDuring.getOrDefault(true, List.of()));
      double otherwise = shareOf(burst.product(), isDuring.getOrDefault(false, List.of()));

      assertThat(during).isGreaterThan(.025).isGreaterThan(4 * otherwise);
    }
  }

  private static double shareOf(Product product, List<ProductEvent> rows) {
    return SampleShop.share(
        rows.stream().filter(row -> row.line().product().equals(product)).toList(), rows);
  }

  @Test
  void crowdsTheViewsOnFewProducts() {
    long top =
        views.stream()
            .collect(Collectors.groupingBy(row -> row.line().product(), Collectors.counting()))
            .values()
            .stream()
            .sorted((one, other) -> Long.compare(other, one))
            .limit(80)
            .mapToLong(Long::longValue)
            .sum();

    assertThat((double) top / views.size()).isBetween(.4, .6);
  }
}
