package accelerator.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderTest {
  private final Map<String, List<ProductEvent>> orders = SampleShop.orders();

  @Test
  void sharesEverythingButTheProductAmongAnOrdersRows() {
    assertThat(orders.values())
        .allSatisfy(
            rows -> {
              assertThat(rows)
                  .extracting(ProductEvent::event)
                  .containsOnly(rows.getFirst().event());
              assertThat(rows)
                  .extracting(ProductEvent::visitor)
                  .containsOnly(rows.getFirst().visitor());
              assertThat(rows).extracting(row -> row.line().product()).doesNotHaveDuplicates();
              assertThat(rows).allMatch(row -> row.line().quantity() != null);
            });
    assertThat(orders.values()).anyMatch(rows -> rows.size() == 3);
  }

  /// A product where it was shown or put: in a session's cart, or on a page's list.
  private record Place(String where, EventLine line) {}

  @Test
  void ordersOnlyWhatWentIntoTheCart() {
    Set<Place> cart = new HashSet<>();
    for (ProductEvent row : SampleShop.ROWS) {
      Place inCart = new Place(row.event().sessionId(), row.line());
      if (row.event().action() == Action.ADD_TO_CART) {
        cart.add(inCart);
      }
      if (row.event().action() == Action.TRANSACTION
          || row.event().action() == Action.REMOVE_FROM_CART) {
        assertThat(cart.contains(inCart)).as("%s", inCart).isTrue();
      }
    }
  }

  @Test
  void leavesSomeCartsBehind() {
    int added = SampleShop.rows(Action.ADD_TO_CART).size();
    int left =
        added
            - SampleShop.rows(Action.TRANSACTION).size()
            - SampleShop.rows(Action.REMOVE_FROM_CART).size();

    assertThat(left).isBetween(1_000, 3_000);
  }

  @Test
  void takesBackOnlyWhatTheSameCustomerOrderedBefore() {
    List<ProductEvent> refunds = SampleShop.rows(Action.REFUND);

    assertThat(refunds)
        .isNotEmpty()
        .allSatisfy(
            refund -> {
              List<ProductEvent> order =
                  orders.getOrDefault(refund.event().transactionId(), List.of());
              assertThat(order).extracting(ProductEvent::line).contains(refund.line());
              ProductEvent first = order.getFirst();
              assertThat(first.event().second()).isLessThan(refund.event().second());
              assertThat(first.visitor().domainUserid()).isEqualTo(refund.visitor().domainUserid());
            });
  }

  @Test
  void knowsGuestsAtTheCheckout() {
    List<ProductEvent> rows = SampleShop.rows(Action.TRANSACTION);

    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.visitor().isGuest())
                    .isEqualTo(row.visitor().ecommerceUserId() == null));
    assertThat(rows)
        .filteredOn(row -> Boolean.TRUE.equals(row.visitor().isGuest()))
        .hasSizeGreaterThan(500);
  }

  @Test
  void clicksOnlyOnWhatAListShowed() {
    Set<Place> shown = new HashSet<>();
    for (ProductEvent row : SampleShop.ROWS) {
      Place place = new Place(row.event().pageViewId(), row.line());
      if (row.event().action() == Action.LIST_VIEW) {
        assertThat(row.line().position()).isEqualTo(row.index() + 1);
        shown.add(place);
      }
      if (row.event().action() == Action.LIST_CLICK) {
        assertThat(shown.contains(place)).as("%s", place).isTrue();
      }
    }
    assertThat(shown).isNotEmpty();
  }
}
