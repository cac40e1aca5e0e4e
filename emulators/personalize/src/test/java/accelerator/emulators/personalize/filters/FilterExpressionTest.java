package accelerator.emulators.personalize.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What expressions mean, one rule of the developer guide at a time.
class FilterExpressionTest {
  private static final List<String> ALL = List.of("boots", "gift", "shoes", "watch");

  private final GivenKnowledge shelf = GivenKnowledge.usual();

  @Test
  void includesOnlyWhatMeetsTheCondition() {
    assertThat(shelf.answer("INCLUDE ItemID WHERE Items.CATEGORY IN ('shoe')"))
        .isEqualTo(List.of("boots", "shoes"));
  }

  @Test
  void excludesWhatMeetsTheCondition() {
    assertThat(shelf.answer("EXCLUDE ItemID WHERE Items.CATEGORY IN ('shoe')"))
        .isEqualTo(List.of("gift", "watch"));
  }

  @Test
  void matchesAnyOfSeveralStrings() {
    assertThat(shelf.answer("INCLUDE ItemID WHERE Items.CATEGORY IN ('watch', 'shoe')"))
        .isEqualTo(List.of("boots", "shoes", "watch"));
  }

  @Test
  void matchesAnyValueOfAMultiValuedField() {
    assertThat(shelf.answer("INCLUDE ItemID WHERE Items.CATEGORY IN ('luxury')"))
        .isEqualTo(List.of("watch"));
    assertThat(shelf.answer("INCLUDE ItemID WHERE Items.CATEGORY NOT IN ('luxury')"))
        .isEqualTo(List.of("boots", "gift", "shoes"));
  }

  @Test
  void matchesStringsExactlyAndInTheirCase() {
    assertThat(shelf.answer("INCLUDE ItemID WHERE Items.CATEGORY IN ('Shoe')")).isEmpty();
    assertThat(shelf.answer("INCLUDE ItemID WHERE Items.CATEGORY IN ('sho')")).isEmpty();
  }

  @Test
  void takesAnAbsentValueForNotIn() {
    assertThat(
            shelf.answer(
                "EXCLUDE ItemID WHERE Items.CATEGORY IN ('shoe') AND Items.KIND NOT IN ('boot')"))
        .isEqualTo(List.of("boots", "gift", "watch"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "=  80 # boots",
        "!= 80 # shoes watch",
        "<  80 # shoes",
        "<= 80 # boots shoes",
        ">  80 # watch",
        ">= 8e1 # boots watch",
        "> -0.5 # boots shoes watch",
      })
  void comparesNumbersAndNeverAnAbsentOne(String comparison, String items) {
    assertThat(shelf.answer("INCLUDE ItemID WHERE Items.PRICE " + comparison))
        .isEqualTo(List.of(items.split(" ")));
  }

  @Test
  void bindsAndCloserThanOr() {
    assertThat(
            shelf.answer(
                "INCLUDE ItemID WHERE Items.CATEGORY IN ('watch') OR Items.CATEGORY IN ('shoe') AND Items.PRICE < 60"))
        .isEqualTo(List.of("shoes", "watch"));
  }

  @Test
  void looksAtTheUsersEventsInAnyCaseOfTheirType() {
    assertThat(shelf.answer("INCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ('CLICK')"))
        .isEqualTo(List.of("boots", "gift"));
    assertThat(shelf.answer("EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ('Buy')"))
        .isEqualTo(List.of("boots", "shoes", "watch"));
  }

  @Test
  void takesAStarForEventsOfAnyType() {
    assertThat(shelf.answer("EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ('*')"))
        .isEqualTo(List.of("shoes", "watch"));
  }

  @Test
  void spellsKeywordsDatasetsAndFieldsInAnyCase() {
    assertThat(shelf.answer("exclude itemId where INTERACTIONS.event_type in ('buy')"))
        .isEqualTo(List.of("boots", "shoes", "watch"));
  }

  @Test
  void appliesAPartOnlyIfTheCurrentUserIsSo() {
    String ofAdults = "INCLUDE ItemID WHERE Items.CATEGORY IN ('watch') IF CurrentUser.AGE > 18";
    assertThat(shelf.answer(ofAdults)).isEqualTo(List.of("watch"));
    assertThat(shelf.withUser(Map.of("AGE", "18")).answer(ofAdults)).isEqualTo(ALL);
    assertThat(shelf.withUser(Map.of()).answer(ofAdults)).isEqualTo(ALL);
  }

  @Test
  void demandsEveryConditionOfAnIf() {
    String expression =
        "EXCLUDE ItemID WHERE Items.PRICE > 0 IF CurrentUser.AGE = 30 AND CurrentUser.MEMBERSHIP IN ('%s')";
    assertThat(shelf.answer(expression.formatted("gold"))).isEqualTo(List.of("gift"));
    assertThat(shelf.answer(expression.formatted("early"))).isEqualTo(List.of("gift"));
    assertThat(shelf.answer(expression.formatted("blue"))).isEqualTo(ALL);
  }

  @Test
  void comparesWithTheCurrentItem() {
    assertThat(
            shelf.answer(
                "INCLUDE ItemID WHERE Items.PRICE < CurrentItem.PRICE AND Items.CATEGORY IN CurrentItem.CATEGORY"))
        .isEqualTo(List.of("shoes"));
    assertThat(shelf.answer("INCLUDE ItemID WHERE Items.CATEGORY NOT IN (CurrentItem.CATEGORY)"))
        .isEqualTo(List.of("gift", "watch"));
    assertThat(
            shelf
                .withItem(Optional.of("nothing"))
                .answer("INCLUDE ItemID WHERE Items.PRICE < CurrentItem.PRICE"))
        .isEmpty();
  }

  @Test
  void chainsIncludesToTheirUnion() {
    assertThat(
            shelf.answer(
                "INCLUDE ItemID WHERE Items.KIND IN ('boot') | INCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ('buy')"))
        .isEqualTo(List.of("boots", "gift"));
  }

  @Test
  void chainsExcludesToTheUnionOfTheirExclusions() {
    assertThat(
            shelf.answer(
                "EXCLUDE ItemID WHERE Items.KIND IN ('boot')|EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ('buy')"))
        .isEqualTo(List.of("shoes", "watch"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INCLUDE ItemID WHERE Items.PRICE < 100 | EXCLUDE ItemID WHERE Items.KIND IN ('boot')",
        "EXCLUDE ItemID WHERE Items.KIND IN ('boot') | INCLUDE ItemID WHERE Items.PRICE < 100"
      })
  void subtractsExcludesFromIncludesInAnyOrder(String expression) {
    assertThat(shelf.answer(expression)).isEqualTo(List.of("shoes"));
  }

  @Test
  void takesStringsAndNumbersFromParameters() {
    String expression =
        "INCLUDE ItemID WHERE Items.CATEGORY IN ($CATEGORY) AND Items.PRICE <= $most";
    assertThat(
            shelf.answer(
                expression, "CATEGORY", "'shoe', 'watch'".replace('\'', '"'), "most", "80"))
        .isEqualTo(List.of("boots", "shoes"));
    assertThat(shelf.answer(expression, "CATEGORY", "\"shoe\"", "most", "\"50\""))
        .isEqualTo(List.of("shoes"));
  }

  @Test
  void takesAParameterInQuotes() {
    assertThat(shelf.answer("EXCLUDE ItemID WHERE Items.KIND IN ('$KIND')", "KIND", "\"boot\""))
        .isEqualTo(List.of("gift", "shoes", "watch"));
  }

  @Test
  void takesEventTypesAndIfsFromParameters() {
    assertThat(
            shelf.answer(
                "EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ($TYPE) IF CurrentUser.AGE = $AGE",
                "TYPE",
                "\"click\",\"none\"",
                "AGE",
                "30"))
        .isEqualTo(List.of("shoes", "watch"));
  }

  @Test
  void demandsEveryParameterOfAnInclude() {
    assertThatExceptionOfType(InvalidFilter.class)
        .isThrownBy(
            () ->
                shelf.answer(
                    "INCLUDE ItemID WHERE Items.KIND IN ($B) AND Items.PRICE < $A", "a", "1"))
        .withMessage("The filter needs values for the parameters [A, B].");
  }

  @Test
  void leavesAPartThatExcludesOutWithoutItsParameter() {
    assertThat(
            shelf.answer(
                "EXCLUDE ItemID WHERE Items.KIND IN ($KIND) | EXCLUDE ItemID WHERE Items.PRICE > 100"))
        .isEqualTo(List.of("boots", "gift", "shoes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shoe", "'shoe' 'hat'", "'shoe',", "'shoe", ",", "'shoe',,'hat'", ""})
  void refusesMalformedStrings(String value) {
    String sent = value.replace('\'', '"');
    assertThatExceptionOfType(InvalidFilter.class)
        .isThrownBy(() -> shelf.answer("EXCLUDE ItemID WHERE Items.KIND IN ($KIND)", "KIND", sent))
        .withMessage(
            "The filter value of KIND must be strings in double quotes with commas between them.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "1,2", "1e999", "1 2", ""})
  void refusesAMalformedNumber(String value) {
    assertThatExceptionOfType(InvalidFilter.class)
        .isThrownBy(() -> shelf.answer("EXCLUDE ItemID WHERE Items.PRICE < $P", "P", value))
        .withMessage("The filter value of P must be a number.");
  }

  @Test
  void namesItsFields() {
    FilterExpression expression =
        FilterExpression.parse(
            "INCLUDE ItemID WHERE Items.A < CurrentItem.B IF CurrentUser.C IN (\"x\")");
    assertThat(expression.fields())
        .isEqualTo(
            List.of(
                new FieldName(Source.ITEMS, "A"),
                new FieldName(Source.CURRENT_ITEM, "B"),
                new FieldName(Source.CURRENT_USER, "C")));
    assertThat(expression.uses(Source.CURRENT_ITEM)).isTrue();
    assertThat(expression.uses(Source.INTERACTIONS)).isFalse();
  }
}
