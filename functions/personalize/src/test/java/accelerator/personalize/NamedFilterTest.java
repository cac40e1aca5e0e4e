package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Registry;
import accelerator.core.Registry.Filter.Kind;
import accelerator.core.Registry.Filter.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamedFilterTest {
  private static Registry.Filter published(String expression) {
    return new NamedFilter("f", expression).published("arn");
  }

  @Test
  void tellsTextsFromNumbersAmongItsParameters() {
    assertThat(
            published(
                    "INCLUDE ItemID WHERE Items.A IN ($TEXT, $OTHER) AND Items.B >=$MIN AND Items.B < $MAX")
                .parameters())
        .containsExactly(
            new Parameter("TEXT", Kind.TEXT),
            new Parameter("OTHER", Kind.TEXT),
            new Parameter("MIN", Kind.NUMBER),
            new Parameter("MAX", Kind.NUMBER));
  }

  @Test
  void looksAtTheUserWhenItReadsEventsOrTheCurrentUser() {
    assertThat(published("EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"*\")").needsUserId())
        .isTrue();
    assertThat(
            published(
                    "INCLUDE ItemID WHERE Items.A IN (\"x\") IF CurrentUser.IS_GUEST IN (\"true\")")
                .needsUserId())
        .isTrue();
    assertThat(published("INCLUDE ItemID WHERE Items.A IN (\"x\")").needsUserId()).isFalse();
  }

  @Test
  void looksAtTheItemWhenItReadsTheCurrentItem() {
    assertThat(published("INCLUDE ItemID WHERE Items.A IN (CurrentItem.A)").needsItemId()).isTrue();
  }

  @Test
  void readsNothingInsideTexts() {
    NamedFilter filter =
        new NamedFilter("f", "INCLUDE ItemID WHERE Items.A IN (\"$X\", \"CurrentItem.B\")");
    assertThat(filter.parameters()).isEmpty();
    assertThat(filter.reads()).containsExactly(new NamedFilter.Field(Dataset.ITEMS, "A"));
  }

  @ParameterizedTest
  @EnumSource(Domain.class)
  void everyShippedFilterReadsColumnsThatAreThere(Domain domain) {
    List<NamedFilter> filters = NamedFilter.of(domain);
    assertThat(filters).hasSize(5);
    assertThat(filters)
        .flatExtracting(NamedFilter::reads)
        .allSatisfy(
            field ->
                assertThat(DatasetSchema.find(domain, field.dataset()).orElseThrow().fields())
                    .extracting(DatasetSchema.Field::name)
                    .contains(field.column()));
  }

  @Test
  void refusesWhatIsNoFile() {
    assertThatThrownBy(() -> NamedFilter.parse("filters.json", "{\"a\":1}"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("a of filters.json must be an expression, was 1");
    assertThatThrownBy(() -> NamedFilter.parse("filters.json", "{\"A b\":\"x\"}"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("filter name must be 1..30 of a-z, 0-9 and -, was 'A b'");
  }
}
