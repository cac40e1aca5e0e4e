package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Registry;
import accelerator.personalize.Filters.Found;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FiltersTest {
  private static final NamedFilter CHEAP =
      new NamedFilter("cheap", "INCLUDE ItemID WHERE Items.PRICE <= $MAX");
  private static final NamedFilter CHEAPER =
      new NamedFilter("cheap", "INCLUDE ItemID WHERE Items.PRICE < $MAX");
  private static final String ITEMS = FakePersonalize.ARN + "dataset/shop-ecommerce/ITEMS";

  private final FakePersonalize personalize = new FakePersonalize();
  private final Names names =
      new Names(Calls.settings(List.of(Domain.ECOMMERCE)), Domain.ECOMMERCE);
  private final Filters filters = new Filters(personalize, names, Calls.NOW);

  @BeforeEach
  void thereAreItems() {
    personalize.now = Calls.NOW;
    personalize.statuses.put(ITEMS, "ACTIVE");
  }

  private Found look(NamedFilter filter) {
    return filters.look(List.of(filter), Optional.empty());
  }

  @Test
  void createsAFilterAndWaitsForIt() {
    assertThat(look(CHEAP)).isEqualTo(new Found(List.of(), List.of(names.filterArn(CHEAP))));
    assertThat(personalize.expressions)
        .isEqualTo(Map.of(names.filterArn(CHEAP), CHEAP.expression()));
    assertThat(filters.active(List.of(CHEAP))).isEmpty();

    personalize.settle();

    assertThat(look(CHEAP)).isEqualTo(new Found(List.of("cheap"), List.of()));
    assertThat(filters.active(List.of(CHEAP)))
        .containsExactly(CHEAP.published(names.filterArn(CHEAP)));
    assertThat(personalize.changes).hasSize(1);
  }

  @Test
  void leavesOutWhatReadsADatasetOrColumnThatIsNotThere() {
    personalize.statuses.remove(ITEMS);
    assertThat(look(CHEAP)).isEqualTo(new Found(List.of(), List.of()));
    personalize.statuses.put(ITEMS, "ACTIVE");
    assertThat(look(new NamedFilter("sale", "INCLUDE ItemID WHERE Items.SALE IN ($X)")))
        .isEqualTo(new Found(List.of(), List.of()));
    assertThat(personalize.changes).isEmpty();
  }

  @Test
  void movesToAChangedExpressionAndKeepsTheOldOneWhileItIsPublished() {
    look(CHEAP);
    personalize.settle();
    Registry published = published(CHEAP);
    filters.look(List.of(CHEAPER), Optional.of(published));
    assertThat(personalize.statuses).containsKeys(names.filterArn(CHEAP), names.filterArn(CHEAPER));

    NamedFilter another = new NamedFilter("dear", "INCLUDE ItemID WHERE Items.PRICE > $MIN");
    filters.look(List.of(CHEAPER, another), Optional.of(published(CHEAPER)));
    assertThat(personalize.statuses)
        .doesNotContainKey(names.filterArn(CHEAP))
        .containsKeys(names.filterArn(CHEAPER), names.filterArn(another));
  }

  @Test
  void leavesFiltersOfOthersAlone() {
    String foreign = FakePersonalize.ARN + "filter/somebody-elses";
    personalize.statuses.put(foreign, "ACTIVE");
    look(CHEAP);
    assertThat(personalize.statuses).containsKey(foreign);
  }

  @Test
  void failsNoRunForAFullQuota() {
    personalize.mostFilters = 0;
    assertThat(look(CHEAP)).isEqualTo(new Found(List.of(), List.of()));
  }

  @Test
  void makesAnewWhatFailedEarlierAndLeavesOutWhatFailsNow() {
    look(CHEAP);
    personalize.statuses.put(names.filterArn(CHEAP), "CREATE FAILED");
    assertThat(look(CHEAP)).isEqualTo(new Found(List.of(), List.of()));

    personalize.createdAt.put(names.filterArn(CHEAP), Calls.NOW.minusSeconds(60));
    assertThat(look(CHEAP).pending()).hasSize(1);
    look(CHEAP);
    assertThat(personalize.statuses).containsEntry(names.filterArn(CHEAP), "CREATE PENDING");
  }

  @Test
  void waitsWhileTheServiceThrottles() {
    personalize.throttled = 1;
    assertThat(look(CHEAP).pending()).containsExactly(names.filterArn(CHEAP));
  }

  private Registry published(NamedFilter filter) {
    return new Registry(
        Domain.ECOMMERCE,
        "run-1",
        Calls.NOW,
        List.of(),
        Map.of(),
        List.of(),
        List.of(filter.published(names.filterArn(filter))),
        Map.of());
  }
}
