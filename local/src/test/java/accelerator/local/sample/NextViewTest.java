package accelerator.local.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NextViewTest {
  private static final Map<String, List<ProductEvent>> VIEWS =
      SampleShop.byCustomer(Action.PRODUCT_VIEW);

  private final Truth truth = SampleShop.TRUTH;
  private final Shop shop = truth.shop();
  private final long first = SampleShop.SETTINGS.firstSecond();
  private final Shopper shopper = truth.audience().shopper(41);

  @Test
  void drawsAsTheProbabilitiesSay() {
    Product last = shop.products().get(100);
    double[] expected = truth.nextView().probabilities(shopper, last, first);
    int draws = 100_000;
    double[] seen = new double[expected.length];
    Dice dice = Dice.of(1, "test", 0);
    for (int draw = 0; draw < draws; draw++) {
      seen[truth.nextView().draw(dice, shopper, last, first).number()] += 1.0 / draws;
    }

    assertThat(Arrays.stream(expected).sum()).isCloseTo(1, within(1e-9));
    assertThat(seen).containsExactly(expected, within(.006));
  }

  @Test
  void givesNoChanceToWhatIsNotOnSaleYet() {
    double[] chances = truth.nextView().probabilities(shopper, null, first);

    assertThat(Arrays.stream(chances).sum()).isCloseTo(1, within(1e-9));
    assertThat(shop.late()).allMatch(product -> chances[product.number()] == 0);
  }

  @Test
  void ranksTheLastViewFarBetterThanPopularityDoes() {
    double[] popularity = new double[shop.products().size()];
    SampleShop.rows(Action.PRODUCT_VIEW)
        .forEach(row -> popularity[row.line().product().number()]++);
    int known = 0;
    int popular = 0;
    for (int number = 0; number < truth.audience().size(); number++) {
      Shopper each = truth.audience().shopper(number);
      List<ProductEvent> rows = VIEWS.getOrDefault(each.domainUserid(), List.of());
      ProductEvent before = rows.get(rows.size() - 2);
      ProductEvent last = rows.getLast();
      double[] chances =
          truth.nextView().probabilities(each, before.line().product(), last.event().second());
      known += isAmongTen(chances, last.line().product()) ? 1 : 0;
      popular += isAmongTen(popularity, last.line().product()) ? 1 : 0;
    }

    assertThat(known / 2_000.0).isGreaterThan(.45);
    assertThat(known).isGreaterThan(3 * popular);
  }

  private static boolean isAmongTen(double[] scores, Product product) {
    double own = scores[product.number()];
    return IntStream.range(0, scores.length).filter(other -> scores[other] > own).count() < 10;
  }
}
