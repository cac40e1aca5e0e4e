package accelerator.emulators.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ExpressionTest {
  private static ExecutionResult evaluate(String expression) throws InterruptedException {
    JsonNode text = JsonNodeFactory.instance.textNode("{% " + expression + " %}");
    return new Bench()
        .run(
            "\"First\": {\"Type\": \"Pass\", \"Output\": %s, \"End\": true}".formatted(text), "{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          $partition([1, 2, 3], 2)    | [[1, 2], [3]]
          $partition([], 2)           | []
          $range(1, 7, 3)             | [1, 4, 7]
          $range(3, 1, -1)            | [3, 2, 1]
          $range(1, 0, 1)             | []
          $range(2, 2, 1)             | 2
          $hash('abc', 'MD5')         | "900150983cd24fb0d6963f7d28e17f72"
          $hash('abc', 'SHA-1')       | "a9993e364706816aba3e25717850c26c9cd0d89d"
          $hash('abc', 'SHA-256')     | "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
          $uuid()                     | "5e1f8a52-0000-4000-8000-000000000001"
          $parse('{"a": [1, null]}')  | {"a": [1, null]}
          $parse('null')              | null
          $random() < 1               | true
          $random(3) = $random(3)     | true
          $random(3) = $random(4)     | false
          $now()                      | "2026-01-01T00:00:00.000Z"
          $millis()                   | 1767225600000
          6 / 2                       | 3
          1 / 4                       | 0.25
          2.0                         | 2
          $exists($parse(nope))       | false
          [$states.input.nope, 1]     | [1]
          """)
  void evaluates(String expression, String value) throws Exception {
    assertThat(evaluate(expression).output()).contains(Bench.json(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          nope                     | returned nothing (undefined).
          $sum                     | returned an unsupported result type.
          {'f': function($x){$x}}  | returned an unsupported result type.
          1 + 'a'                  | threw an error during evaluation. T2002: The right side of the "+" operator must evaluate to a number
          $partition([1], 0)       | $partition needs a size of 1 or more, was 0
          $range(1, 2, 0)          | $range needs a step other than 0
          $range(1, 9000000, 1)    | $range makes at most 1000000 numbers
          $hash('a', 'CRC')        | $hash knows [MD5, SHA-1, SHA-256, SHA-384, SHA-512], was 'CRC'
          $parse('{')              | $parse was given a text that is not JSON
          ($f := function($n){1 + $f($n)}; $f(1)) | Stack overflow
          """)
  void failsWith(String expression, String problem) throws Exception {
    ExecutionResult result = evaluate(expression);

    assertThat(result.error()).contains("States.QueryEvaluationError");
    assertThat(result.cause().orElseThrow()).contains(problem);
  }

  @Test
  void leavesTextsThatOnlyLookLikeExpressionsAlone() throws Exception {
    ExecutionResult result =
        new Bench()
            .run("\"First\": {\"Type\": \"Pass\", \"Output\": \" {% 1 %} \", \"End\": true}", "{}");

    assertThat(result.output()).contains(Bench.json("' {% 1 %} '"));
  }
}
