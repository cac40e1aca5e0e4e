package accelerator.emulators.personalize.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterParserTest {
  @Test
  void readsAWholeExpression() {
    assertThat(
            FilterParser.parse(
                "EXCLUDE ItemID WHERE Items.A IN (\"x\", \"say \\\"y\\\"\") AND Items.B >= 2.5 IF CurrentUser.C != $D"))
        .isEqualTo(
            List.of(
                new FilterPart(
                    FilterPart.Action.EXCLUDE,
                    new Condition.Every(
                        List.of(
                            new Comparison(
                                new FieldName(Source.ITEMS, "A"),
                                Operator.IN,
                                new Operand.Strings(List.of("x", "say \"y\""))),
                            new Comparison(
                                new FieldName(Source.ITEMS, "B"),
                                Operator.AT_LEAST,
                                new Operand.Number(2.5)))),
                    List.of(
                        new Comparison(
                            new FieldName(Source.CURRENT_USER, "C"),
                            Operator.NOT_EQUAL,
                            new Operand.Parameter("D"))))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "'' # Invalid input symbol: expected INCLUDE or EXCLUDE, found the end at position 1.",
        "KEEP ItemID # Invalid input symbol: expected INCLUDE or EXCLUDE, found 'KEEP' at position 1.",
        "INCLUDE UserID WHERE # UserID filters no recommended items, ItemID does at position 9.",
        "INCLUDE Item WHERE # Invalid input symbol: expected ItemID, found 'Item' at position 9.",
        "INCLUDE ItemID Items.A # Invalid input symbol: expected WHERE, found 'Items' at position 16.",
        "INCLUDE ItemID WHERE Users.A IN # Invalid input symbol: expected a field of Interactions, Items, CurrentUser or CurrentItem, found 'Users' at position 22.",
        "INCLUDE ItemID WHERE Items IN # Invalid input symbol: expected ., found 'IN' at position 28.",
        "INCLUDE ItemID WHERE Items.\"A\" # Invalid input symbol: expected the name of a field, found the string \"A\" at position 28.",
        "INCLUDE ItemID WHERE Items.A LIKE # Invalid input symbol: expected IN, NOT IN, =, !=, <, <=, > or >=, found 'LIKE' at position 30.",
        "INCLUDE ItemID WHERE Items.A NOT # Invalid input symbol: expected IN, found the end at position 33.",
        "INCLUDE ItemID WHERE Items.A IN \"x\" # Invalid input symbol: expected (, found the string \"x\" at position 33.",
        "INCLUDE ItemID WHERE Items.A IN () # Invalid input symbol: expected a string in double quotes, found ')' at position 34.",
        "INCLUDE ItemID WHERE Items.A IN (\"x\",) # Invalid input symbol: expected a string in double quotes, found ')' at position 38.",
        "INCLUDE ItemID WHERE Items.A IN (\"x\",$B) # Invalid input symbol: expected a string in double quotes, found '$B' at position 38.",
        "INCLUDE ItemID WHERE Items.A IN (5) # Invalid input symbol: expected a string in double quotes, found '5' at position 34.",
        "INCLUDE ItemID WHERE Items.A = \"x\" # Invalid input symbol: expected a number, found the string \"x\" at position 32.",
        "INCLUDE ItemID WHERE Items.A = Items.B # Invalid input symbol: expected a value, a parameter or a field of CurrentItem, found 'Items' at position 32.",
        "INCLUDE ItemID WHERE Items.A NOT IN ($B) # Invalid input symbol: $B. Placeholders are not allowed with NOT_IN operator.",
        "INCLUDE ItemID WHERE Items.A = 1 AND Interactions.EVENT_TYPE IN (\"x\") # Conditions of one expression must be of one dataset, are of Items and Interactions at position 22.",
        "INCLUDE ItemID WHERE CurrentUser.A = 1 # CurrentUser can only be used in an IF condition at position 22.",
        "INCLUDE ItemID WHERE CurrentItem.A = 1 # CurrentItem can only be what a field is compared with at position 22.",
        "INCLUDE ItemID WHERE Items.A = 1 IF Items.B = 2 # An IF condition can only check CurrentUser at position 37.",
        "INCLUDE ItemID WHERE Items.A = 1 IF CurrentUser.B = 2 OR CurrentUser.C = 3 # One IF condition, extended by AND only, ends an expression at position 55.",
        "INCLUDE ItemID WHERE Items.A = 1 INCLUDE # Invalid input symbol: expected AND, OR, IF, | or the end, found 'INCLUDE' at position 34.",
        "INCLUDE ItemID WHERE Items.A = 1 | # Invalid input symbol: expected INCLUDE or EXCLUDE, found the end at position 35.",
        "INCLUDE ItemID WHERE Items.A = ; # Invalid input symbol: ; at position 32.",
        "INCLUDE ItemID WHERE Items.A IN (\"x # A string does not close at position 34.",
      })
  void saysWhatIsWrongAndWhere(String expression, String message) {
    String text = expression.equals("''") ? "" : expression;
    assertThatExceptionOfType(InvalidFilter.class)
        .isThrownBy(() -> FilterExpression.parse(text))
        .withMessage("Could not create filter. " + message);
  }

  @Test
  @Timeout(10)
  void readsLiteralsOfAHundredThousandCharacters() {
    String quotes = "\\\"".repeat(50_000);
    String digits = "9".repeat(100_000);
    assertThat(FilterParser.parse("INCLUDE ItemID WHERE Items.NAME IN (\"" + quotes + "\")"))
        .hasSize(1);
    assertThat(FilterParser.parse("INCLUDE ItemID WHERE Items.PRICE < 0." + digits)).hasSize(1);
    assertThatExceptionOfType(InvalidFilter.class)
        .isThrownBy(() -> FilterParser.parse("INCLUDE ItemID WHERE Items.PRICE < " + digits + "x"))
        .withMessageContaining("found 'x'");
  }
}
