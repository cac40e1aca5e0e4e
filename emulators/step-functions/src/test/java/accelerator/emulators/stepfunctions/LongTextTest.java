package accelerator.emulators.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Expressions as long as a definition may be, which is one mebibyte.
@Timeout(20)
class LongTextTest {
  private static final int MEBIBYTE = 1 << 20;

  private static String pass(String expression) {
    return Bench.definition(
        "\"First\": {\"Type\": \"Pass\", \"Output\": %s, \"End\": true}"
            .formatted(JsonNodeFactory.instance.textNode("{% " + expression + " %}")));
  }

  private static ExecutionResult run(String expression) throws InterruptedException {
    return new Bench().machine(pass(expression)).run("run", Bench.json("{}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {499, 500, 501, 3_000, MEBIBYTE})
  void readsATextOfAnyLength(int length) throws Exception {
    String text = "x".repeat(length);

    for (String quote : new String[] {"'", "\""}) {
      assertThat(run("$length(%s%s%s)".formatted(quote, text, quote)).output())
          .contains(JsonNodeFactory.instance.numberNode(length));
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {"\\n", "\\\"", "\\\\", "\\u00e4", "'", "/*", "$x", "`", "("})
  void readsALongTextOfItsWorstCharacters(String characters) throws Exception {
    String text = characters.repeat(100_000);
    String expected = Bench.json("\"%s\"".formatted(characters.replace("'", "-"))).asText();

    ExecutionResult result = run("$substring(\"%s\", 0, %s)".formatted(text, expected.length()));

    assertThat(result.output().orElseThrow().asText().replace("'", "-")).isEqualTo(expected);
  }

  @Test
  void showsTheExpressionAsItWasWrittenWhenItFails() throws Exception {
    String expression = "1 + '%s'".formatted("x".repeat(600));

    assertThat(run(expression).cause().orElseThrow())
        .contains("The JSONata expression '%s' specified".formatted(expression));
  }

  @ParameterizedTest
  @CsvSource({"x, 1000000", "' ', 1000000", "/* */, 200000", "\\, 1000000"})
  void readsPastALongComment(String characters, int times) throws Exception {
    String comment = characters.replace("*/", "").repeat(times);

    assertThat(run("/* %s */ 1".formatted(comment)).output()).contains(Bench.json("1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "\"", "`", "/*", "(/", "function(", "$f(", "λ("})
  void refusesWhatDoesNotEndHoweverLongItIs(String opening) {
    String expression = opening + "x ".repeat(1_000);

    assertThatThrownBy(() -> run(expression)).isInstanceOf(InvalidDefinition.class);
  }

  @Test
  void refusesAnExpressionThatIsNestedTooDeeply() {
    assertThatThrownBy(() -> run("1" + "+1".repeat(100_000)))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageContaining("an expression of 200001 characters is nested too deeply");
  }

  @Test
  void seesAVariableWhateverLettersItHas() throws Exception {
    assertThat(run("($größe := 2; $größe * 2)").output()).contains(Bench.json("4"));
    ExecutionResult assigned =
        new Bench()
            .run(
                """
                "First": {"Type": "Pass", "Assign": {"größe": 3}, "Next": "Second"},
                "Second": {"Type": "Pass", "Output": "{% $größe %}", "End": true}
                """,
                "{}");
    assertThat(assigned.output()).contains(Bench.json("3"));
  }

  @Test
  void partitionsByMoreThanThereIs() throws Exception {
    assertThat(run("$partition([1, 2], 4294967296)").output()).contains(Bench.json("[[1, 2]]"));
  }
}
