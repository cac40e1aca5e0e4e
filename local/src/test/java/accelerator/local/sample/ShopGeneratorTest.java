package accelerator.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopGeneratorTest {
  private static final LocalDate START = LocalDate.of(2024, 2, 1);

  @Test
  void makesEqualRowsOfEqualSettings() throws IOException {
    assertThat(csv(settings(5))).isEqualTo(csv(settings(5))).isNotEqualTo(csv(settings(6)));
  }

  @Test
  void servesTheSmallestShop() {
    List<ProductEvent> rows = new ArrayList<>();

    new ShopGenerator(new ShopSettings(1, 1, 60, 1, START, 28)).rows(rows::add);

    assertThat(rows).filteredOn(row -> row.event().action() == Action.PRODUCT_VIEW).hasSize(1);
  }

  @Test
  void makesTheSameCustomersWheneverAsked() {
    Audience audience = new ShopGenerator(settings(5)).truth().audience();

    assertThat(audience.shopper(7)).isEqualTo(audience.shopper(7));
    assertThat(audience.shopper(7).ecommerceUserId()).isEqualTo("u-00008");
    assertThat(audience.shopper(7).preference()).hasSize(12);
  }

  private static ShopSettings settings(long seed) {
    return new ShopSettings(seed, 20, 100, 400, START, 30);
  }

  private static String csv(ShopSettings settings) throws IOException {
    StringWriter out = new StringWriter();
    new ShopGenerator(settings).write(out);
    return out.toString();
  }
}
