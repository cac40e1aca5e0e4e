package accelerator.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpoiledRowsTest {
  @Test
  void losesAFewProductIdsAndUserIdsAndActions() {
    assertThat(SampleShop.ROWS).filteredOn(row -> row.line().productId() == null).hasSize(13);
    assertThat(SampleShop.ROWS)
        .filteredOn(row -> row.visitor().equals(Visitor.UNKNOWN))
        .hasSize(13);
    assertThat(SampleShop.ROWS).filteredOn(row -> row.event().action() == null).hasSize(12);
  }

  @Test
  void loadsAFewRowsTwiceAndAllOthersOnce() {
    Set<ProductEvent> seen = new HashSet<>();
    List<ProductEvent> again = SampleShop.ROWS.stream().filter(row -> !seen.add(row)).toList();

    assertThat(again).hasSize(12);
    assertThat(seen)
        .extracting(row -> row.event().id() + "-" + row.index())
        .doesNotHaveDuplicates();
  }

  @Test
  void callsAFewMembersGuests() {
    assertThat(SampleShop.ROWS)
        .filteredOn(
            row ->
                row.visitor().ecommerceUserId() != null
                    && Boolean.TRUE.equals(row.visitor().isGuest()))
        .hasSizeBetween(5, 12);
  }
}
