package accelerator.warehouse;

import static accelerator.warehouse.Event.view;
import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Dataset;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsersSqlTest {
  @Test
  void aUserWithAShopIdIsNoGuestAndACookieIs() throws Exception {
    expect(List.of("c2 ; True", "u1 ; False"), view(), view().anonymous().cookie("c2"));
  }

  @Test
  void theStoredFlagSaysOtherwise() throws Exception {
    expect(
        List.of("c2 ; False", "u1 ; True"),
        view().with("ecommerce_user_is_guest", true),
        view().anonymous().cookie("c2").with("ecommerce_user_is_guest", false));
  }

  @Test
  void aUserIsOneRowAndNoGuestOnceAnyEventDeniesIt() throws Exception {
    expect(
        List.of("u1 ; False"),
        view().with("ecommerce_user_is_guest", true),
        view().product("p2"),
        view().anonymous().product("p3").with("ecommerce_user_is_guest", true));
  }

  @Test
  void usersAreThoseOfTheInteractions() throws Exception {
    expect(
        List.of("u1 ; False"),
        view(),
        view().user("u2").cookie("c2").with("ecommerce_action_type", "list_view"),
        view().user("u3").cookie("c3").at("2025-12-24 12:00:00"),
        view().user("u4").cookie("c4").without("product_id"),
        view().user("u,5").cookie("c5"),
        view().user("u6").cookie("c6").product("p,6"),
        view().user("x".repeat(257)).cookie("c7"),
        view().anonymous().cookie(" "));
  }

  private static void expect(List<String> rows, Event... given) throws Exception {
    try (Shop shop = new Shop(given)) {
      assertThat(shop.rows(Dataset.USERS)).isEqualTo(rows);
    }
  }
}
