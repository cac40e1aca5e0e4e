package accelerator.local.sample;

import static accelerator.local.sample.SampleShop.ROWS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JourneyTest {
  private static final long HALF_AN_HOUR = 30 * 60;

  @Test
  void actsAboutAsOftenAsStated() {
    assertThat(SampleShop.rows(Action.PRODUCT_VIEW)).hasSizeBetween(49_500, 50_100);
    assertThat(SampleShop.rows(Action.LIST_VIEW)).hasSizeBetween(11_000, 13_000);
    assertThat(SampleShop.rows(Action.LIST_CLICK)).hasSizeBetween(1_800, 2_200);
    assertThat(SampleShop.rows(Action.ADD_TO_CART)).hasSizeBetween(11_500, 13_500);
    assertThat(SampleShop.rows(Action.REMOVE_FROM_CART)).hasSizeBetween(700, 1_100);
    assertThat(SampleShop.rows(Action.TRANSACTION)).hasSizeBetween(9_000, 10_200);
    assertThat(SampleShop.rows(Action.REFUND)).hasSizeBetween(80, 200);
    assertThat(SampleShop.orders()).hasSizeBetween(5_700, 6_300);
  }

  @Test
  void letsEveryCustomerComeAndAFewComeOften() {
    Map<String, List<ProductEvent>> views = SampleShop.byCustomer(Action.PRODUCT_VIEW);
    List<Integer> counts = views.values().stream().map(List::size).sorted().toList();

    assertThat(counts).hasSize(2_000);
    assertThat(counts.getFirst()).isGreaterThanOrEqualTo(5);
    assertThat(counts.get(1_000)).isBetween(10, 20);
    assertThat(counts.getLast()).isGreaterThan(300);
  }

  @Test
  void staysWithinTheDates() {
    assertThat(ROWS)
        .allMatch(row -> row.event().second() >= SampleShop.SETTINGS.firstSecond())
        .allMatch(row -> row.event().second() < SampleShop.SETTINGS.endSecond());
  }

  @Test
  void separatesSessionsByHalfAnHour() {
    Map<String, ProductEvent> before = new HashMap<>();
    for (ProductEvent row : ROWS) {
      String cookie = row.visitor().domainUserid();
      ProductEvent last = cookie == null ? null : before.put(cookie, row);
      if (last == null) {
        continue;
      }
      long gap = row.event().second() - last.event().second();
      if (row.event().sessionId().equals(last.event().sessionId())) {
        assertThat(gap).isBetween(0L, HALF_AN_HOUR - 1);
        continue;
      }
      assertThat(gap).isGreaterThan(HALF_AN_HOUR);
    }
  }

  @Test
  void countsTheEventsOfEachSession() {
    Map<String, Integer> counts = new HashMap<>();
    Set<String> events = new HashSet<>();
    for (ProductEvent row : ROWS) {
      if (events.add(row.event().id())) {
        assertThat(row.event().indexInSession())
            .isEqualTo(counts.merge(row.event().sessionId(), 1, Integer::sum));
      }
    }
    assertThat(counts).hasSizeBetween(9_000, 13_000);
  }

  @Test
  void comesMoreInTheEveningAndOnWeekends() {
    Map<Long, Long> hours = counts(3_600, 24);
    assertThat(hours.getOrDefault(20L, 0L)).isGreaterThan(10 * hours.getOrDefault(3L, 0L));

    // The first of September 2025 is a Monday.
    Map<Long, Long> days = counts(86_400, 7);
    assertThat(days.getOrDefault(6L, 0L)).isGreaterThan(days.getOrDefault(1L, 0L) * 5 / 4);
  }

  private static Map<Long, Long> counts(long unit, long cycle) {
    return SampleShop.rows(Action.PRODUCT_VIEW).stream()
        .map(row -> (row.event().second() - SampleShop.SETTINGS.firstSecond()) / unit % cycle)
        .collect(Collectors.groupingBy(moment -> moment, Collectors.counting()));
  }

  @Test
  void showsNoProductBeforeItIsOnSale() {
    assertThat(ROWS).allMatch(row -> row.line().product().isOnSale(row.event().second()));
    assertThat(SampleShop.rows(Action.PRODUCT_VIEW))
        .anyMatch(row -> row.line().product().fate() == Peculiarity.LATE);
  }

  @Test
  void showsOldAndNewPricesAndCategories() {
    Map<Product, Set<Offer>> offers =
        ROWS.stream()
            .map(row -> row.line().product())
            .filter(product -> product.offers().size() > 1)
            .distinct()
            .collect(Collectors.toMap(product -> product, _ -> new HashSet<>()));
    ROWS.forEach(
        row -> {
          Product product = row.line().product();
          offers.getOrDefault(product, new HashSet<>()).add(product.offer(row.event().second()));
        });

    assertThat(offers.values()).filteredOn(seen -> seen.size() == 2).hasSizeGreaterThan(70);
    assertThat(offers.entrySet())
        .filteredOn(entry -> entry.getKey().fate() == Peculiarity.RECATEGORISED)
        .hasSize(2)
        .allMatch(entry -> entry.getValue().size() == 2);
  }

  @Test
  void signsInSomeCookiesOnceAndForAll() {
    Map<String, List<ProductEvent>> customers = SampleShop.byCustomer(Action.PRODUCT_VIEW);
    Map<String, Long> kinds =
        customers.values().stream()
            .collect(Collectors.groupingBy(JourneyTest::kind, Collectors.counting()));

    assertThat(kinds.keySet()).containsExactlyInAnyOrder("member", "guest", "signs in");
    assertThat(kinds.get("signs in")).isBetween(160L, 240L);
    assertThat(kinds.get("guest")).isBetween(160L, 240L);
  }

  /// How the ids of one cookie's rows go on, as letters: anonymous ones, then one account's.
  private static String kind(List<ProductEvent> rows) {
    String ids =
        rows.stream()
            .map(row -> row.visitor().ecommerceUserId() == null ? "a" : "u")
            .collect(Collectors.joining());
    Set<String> accounts =
        rows.stream()
            .map(row -> row.visitor().ecommerceUserId())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    assertThat(accounts).hasSizeLessThanOrEqualTo(1);
    assertThat(ids).matches("a*u*");
    return ids.startsWith("u") ? "member" : ids.endsWith("a") ? "guest" : "signs in";
  }
}
