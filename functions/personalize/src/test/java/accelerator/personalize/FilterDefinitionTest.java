package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Dataset;
import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilterDefinitionTest {
  private static final Set<Dataset> ALL = Set.of(Dataset.values());

  @ParameterizedTest
  @EnumSource(Domain.class)
  void everyDomainHasFiltersThatFitItsDatasets(Domain domain) {
    List<FilterDefinition> definitions = FilterDefinition.of(domain);

    assertThat(definitions).hasSizeGreaterThanOrEqualTo(4);
    assertThat(definitions).allMatch(each -> each.fits(domain, ALL));
  }

  @Test
  void aFilterOfItemsNeedsItemsAndTheField() {
    FilterDefinition filter =
        new FilterDefinition(
            "in-category", "INCLUDE ItemID WHERE Items.CATEGORY_L1 IN ($CATEGORY)");

    assertThat(filter.fits(Domain.ECOMMERCE, Set.of(Dataset.INTERACTIONS))).isFalse();
    assertThat(filter.fits(Domain.VIDEO_ON_DEMAND, ALL)).isFalse();
  }

  @Test
  void knowsTheTypesOfItsPlaceholders() {
    assertThat(
            new FilterDefinition(
                    "both",
                    "INCLUDE ItemID WHERE Items.CATEGORY_L1 IN ( $CATEGORY ) AND Items.PRICE <= $MOST")
                .parameters())
        .isEqualTo(Map.of("CATEGORY", "string", "MOST", "number"));
  }

  @Test
  void isPersonalWhenItLooksAtWhoAsks() {
    assertThat(personal("EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"View\")")).isTrue();
    assertThat(personal("INCLUDE ItemID WHERE Items.PRICE > 1 IF CurrentUser.MODEL IN (\"Free\")"))
        .isTrue();
    assertThat(personal("INCLUDE ItemID WHERE Items.PRICE > 1")).isFalse();
  }

  private static boolean personal(String expression) {
    return new FilterDefinition("any", expression).isPersonal();
  }

  @Test
  void refusesANameThatNoUrlShouldHave() {
    assertThatThrownBy(() -> new FilterDefinition("In Category", "INCLUDE"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("a filter's name must be like in-category, was 'In Category'");
  }
}
