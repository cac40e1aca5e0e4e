package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.core.Registry.Item;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemMembersTest {
  private final ItemMembers members =
      new ItemMembers(Map.of("NAME", "string", "PRICE", "float", "CATEGORY_L1", "string"));

  @Test
  void showsColumnsInCamelCaseAndNumbersAsNumbers() {
    assertThat(show(Map.of("NAME", "Mug", "PRICE", "12.50", "CATEGORY_L1", "Home")))
        .isEqualTo("[{'itemId':'sku-1','categoryL1':'Home','name':'Mug','price':12.50}]");
  }

  @Test
  void doesNotMindTheLettersOfTheService() {
    assertThat(show(Map.of("category_l1", "Home", "price", "3")))
        .isEqualTo("[{'itemId':'sku-1','categoryL1':'Home','price':3}]");
  }

  @Test
  void leavesOutWhatAnItemDoesNotHave() {
    assertThat(show(Map.of("NAME", " ", "PRICE", "none"))).isEqualTo("[{'itemId':'sku-1'}]");
  }

  private String show(Map<String, String> metadata) {
    return Json.write(members.show(List.of(new Item("sku-1", metadata)))).replace('"', '\'');
  }
}
