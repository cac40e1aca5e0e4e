package accelerator.emulators.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each refusal is one edit of a definition that is accepted.
class DefinitionTest {
  private static final String VALID =
      """
      {'QueryLanguage': 'JSONata', 'StartAt': 'Do', 'TimeoutSeconds': 60, 'States': {
        'Do': {'Type': 'Task', 'Comment': 'Does it.',
          'Resource': 'arn:aws:states:::lambda:invoke',
          'Arguments': {'FunctionName': 'f', 'Payload': '{% $states.input %}'},
          'TimeoutSeconds': 30, 'HeartbeatSeconds': 10,
          'Retry': [{'ErrorEquals': ['A'], 'IntervalSeconds': 5, 'MaxAttempts': 3,
            'BackoffRate': 1.5, 'MaxDelaySeconds': 20, 'JitterStrategy': 'FULL'}],
          'Catch': [{'ErrorEquals': ['States.ALL'], 'Output': '{% $states.errorOutput %}',
            'Next': 'Each'}],
          'Assign': {'done': '{% $states.result %}'}, 'Next': 'Each'},
        'Each': {'Type': 'Map', 'Items': [1], 'MaxConcurrency': 2, 'ItemProcessor': {
            'ProcessorConfig': {'Mode': 'INLINE'}, 'StartAt': 'In',
            'States': {'In': {'Type': 'Pass', 'Assign': {'inner': 1}, 'End': true}}},
          'Next': 'Both'},
        'Both': {'Type': 'Parallel', 'Branches': [
            {'StartAt': 'Left', 'States': {'Left': {'Type': 'Succeed'}}}], 'Next': 'Ready'},
        'Ready': {'Type': 'Choice', 'Choices': [
            {'Condition': '{% $done %}', 'Next': 'Good'}], 'Default': 'Pause'},
        'Pause': {'Type': 'Wait', 'Seconds': 5, 'Next': 'Until'},
        'Until': {'Type': 'Wait', 'Timestamp': '2026-01-01T00:00:00Z', 'Next': 'Bad'},
        'Good': {'Type': 'Succeed', 'Output': '{% $states.input %}'},
        'Bad': {'Type': 'Fail', 'Error': 'Bad', 'Cause': '{% $string($done) %}'}
      }}
      """;

  private static List<String> violations(String definition) {
    InvalidDefinition refused =
        catchThrowableOfType(
            InvalidDefinition.class,
            () -> Definition.parse(definition.replace('\'', '"'), new Bench().tasks()));
    return refused == null ? List.of() : refused.violations();
  }

  @Test
  void acceptsEveryKindOfState() {
    assertThat(violations(VALID)).isEmpty();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
"""
'Comment': 'Does it.',     | 'Colour': 'red',           | States/Do/Colour: is not a known field here
'Comment': 'Does it.',     | 'Comment': 5,              | States/Do/Comment: must be a text, was 5
'Comment': 'Does it.',     | 'ResultPath': '$',         | States/Do/ResultPath: belongs to JSONPath, only JSONata is supported
'Comment': 'Does it.',     | 'Credentials': {},         | States/Do/Credentials: is not supported by this runner
'Comment': 'Does it.',     | 'QueryLanguage': 'JSONPath', | States/Do/QueryLanguage: must be JSONata, as it is outside of this state
'Comment': 'Does it.',     | 'QueryLanguage': 'XPath',  | States/Do/QueryLanguage: must be one of [JSONata, JSONPath], was 'XPath'
'Comment': 'Does it.',     | 'End': true,               | States/Do/Next: a state has either Next or End
'Type': 'Succeed'}         | 'Type': 'Pass'}            | States/Both/Branches[0]/States/Left/Next: a state has either Next or End
'Type': 'Parallel'         | 'Type': 'Loop'             | States/Both/Type: there is no state of type 'Loop'
'StartAt': 'Do',           |                            | StartAt: is missing
'StartAt': 'Do'            | 'StartAt': 'Nowhere'       | StartAt: there is no state 'Nowhere' here
'Next': 'Both'             | 'Next': 'Nowhere'          | States/Each: there is no state 'Nowhere' here
'Next': 'Both'             | 'Next': 'Left'             | States/Each: there is no state 'Left' here
'Next': 'Both'             | 'Next': 'Ready'            | States/Both: no state leads here
'Next': 'Both'             | 'Next': '{% $done %}'      | States/Each/Next: must not be an expression, was '{% $done %}'
'TimeoutSeconds': 60       | 'TimeoutSeconds': 0        | TimeoutSeconds: must be a whole number in 1..99999999, was 0
'TimeoutSeconds': 30       | 'TimeoutSeconds': 1.5      | States/Do/TimeoutSeconds: must be a whole number in 1..99999999, was 1.5
'TimeoutSeconds': 30       | 'TimeoutSeconds': 10       | States/Do/HeartbeatSeconds: must be less than TimeoutSeconds
'arn:aws:states:::lambda:invoke' | 'arn:aws:states:::sqs:sendMessage' | States/Do/Resource: must be a function's ARN or arn:aws:states::: with one of [lambda:invoke], was 'arn:aws:states:::sqs:sendMessage'
'IntervalSeconds': 5       | 'IntervalSeconds': 0       | States/Do/Retry[0]/IntervalSeconds: must be a whole number in 1..99999999, was 0
'MaxAttempts': 3           | 'MaxAttempts': -1          | States/Do/Retry[0]/MaxAttempts: must be a whole number in 0..99999999, was -1
'MaxAttempts': 3           | 'MaxAttempts': '{% 3 %}'   | States/Do/Retry[0]/MaxAttempts: must be a whole number in 0..99999999, was "{% 3 %}"
'BackoffRate': 1.5         | 'BackoffRate': 0.5         | States/Do/Retry[0]/BackoffRate: must be a number in 1..99999999, was 0.5
'MaxDelaySeconds': 20      | 'MaxDelaySeconds': 5       | States/Do/Retry[0]/MaxDelaySeconds: must be more than IntervalSeconds 5, was 5
'MaxDelaySeconds': 20      | 'MaxDelaySeconds': 31622401 | States/Do/Retry[0]/MaxDelaySeconds: must be a whole number in 1..31622400, was 31622401
'JitterStrategy': 'FULL'   | 'JitterStrategy': 'HALF'   | States/Do/Retry[0]/JitterStrategy: must be one of [FULL, NONE], was 'HALF'
'ErrorEquals': ['A']       | 'ErrorEquals': []          | States/Do/Retry[0]/ErrorEquals: must be an array with at least one error name
'ErrorEquals': ['A']       | 'ErrorEquals': ['{% $e %}'] | States/Do/Retry[0]/ErrorEquals: must hold texts, no expressions, was "{% $e %}"
['States.ALL']             | ['States.ALL', 'A']        | States/Do/Catch[0]/ErrorEquals: States.ALL must stand alone and last
'Catch': [{                | 'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'Each'}, { | States/Do/Catch[0]/ErrorEquals: States.ALL must stand alone and last
'Assign': {'done'          | 'Assign': {'states'        | States/Do/Assign: 'states' cannot be a variable
'Assign': {'inner'         | 'Assign': {'done'          | States/Each/ItemProcessor/States/In: assigns 'done', which an outer state assigns
'Payload': '{% $states.input %}' | 'Payload': '{% $states.result %}' | States/Do/Arguments/Payload: $states.result is only there in Assign and Output of Task, Map and Parallel
'Payload': '{% $states.input %}' | 'Payload': '{% $states.errorOutput %}' | States/Do/Arguments/Payload: $states.errorOutput is only there in Assign and Output of Catch
'Payload': '{% $states.input %}' | 'Payload': '{% $states.nope %}' | States/Do/Arguments/Payload: $states has no member 'nope'
'Payload': '{% $states.input %}' | 'Payload': '{% $eval("1") %}'  | States/Do/Arguments/Payload: $eval is not allowed, use $parse
'Payload': '{% $states.input %}' | 'Payload': '{% 1 + %}'         | States/Do/Arguments/Payload: '1 +' is not JSONata: Unexpected end of expression
'Payload': '{% $states.input %}' | 'Payload': '{% $states.input'  | States/Do/Arguments/Payload: an expression stands between '{%' and '%}', was '{% $states.input'
'Output': '{% $states.errorOutput %}' | 'Output': '{% $states.result %}' | States/Do/Catch[0]/Output: $states.result is only there in Assign and Output of Task, Map and Parallel
'Items': [1]               | 'Items': {'a': 1}          | States/Each/Items: must be an array or an expression
'MaxConcurrency': 2        | 'MaxConcurrency': -2       | States/Each/MaxConcurrency: must be a whole number in 0..99999999, was -2
'Mode': 'INLINE'           | 'Mode': 'DISTRIBUTED'      | States/Each/ItemProcessor/ProcessorConfig/Mode: must be one of [INLINE], was 'DISTRIBUTED'
'Condition': '{% $done %}' | 'Condition': 'yes'         | States/Ready/Choices[0]/Condition: must be there, as an expression or a boolean
'Condition': '{% $done %}' | 'Variable': '$.a'          | States/Ready/Choices[0]/Variable: belongs to JSONPath, only JSONata is supported
'Seconds': 5               | 'Seconds': -5              | States/Pause/Seconds: must be a whole number in 0..99999999, was -5
'Seconds': 5               | 'Comment': ''              | States/Pause/Seconds: a Wait has either Seconds or Timestamp
2026-01-01T00:00:00Z       | 2026-01-01                 | States/Until/Timestamp: is no ISO 8601 time: "2026-01-01"
'Type': 'Fail',            | 'Type': 'Fail', 'Assign': {}, | States/Bad/Assign: is not a known field here
'Error': 'Bad'             | 'Error': 5                 | States/Bad/Error: must be a text or an expression
'Good': {                  | 'Left': {                  | States/Left: another state has this name
""")
  void refuses(String text, String replacement, String violation) {
    assertThat(VALID).contains(text.strip());
    String edited =
        VALID
            .replace('\'', '"')
            .replace(
                text.strip().replace('\'', '"'),
                replacement == null ? "" : escape(replacement.strip()));

    assertThat(violations(edited)).contains(violation);
  }

  /// Texts within an expression keep their own quotes.
  private static String escape(String replacement) {
    return replacement.replace("\"", "\\\"").replace('\'', '"');
  }

  @Test
  void refusesANameOfMoreThanEightyCharacters() {
    String name = "n".repeat(81);

    assertThat(violations(VALID.replace("'Good'", "'%s'".formatted(name))))
        .containsExactly("States/%s: a name has 1..80 characters, was 81".formatted(name));
  }

  @Test
  void namesEveryViolationAtOnce() {
    assertThat(
            violations(
                """
                {'QueryLanguage': 'JSONata', 'States': {
                  'A': {'Type': 'Pass', 'Next': 'B', 'Result': 1}}}
                """))
        .containsExactly(
            "StartAt: is missing",
            "States/A/Result: belongs to JSONPath, only JSONata is supported",
            "States/A: there is no state 'B' here",
            "States/A: no state leads here");
  }

  @Test
  void refusesTwoMembersOfOneName() {
    assertThatThrownBy(() -> Definition.parse("{\"a\": 1, \"a\": 2}", new Bench().tasks()))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageContaining("Duplicate field 'a'");
  }

  @Test
  void refusesWhatOnlyJsonataHasInAStateWithoutIt() {
    assertThat(
            violations(
                """
                {'StartAt': 'A', 'States': {
                  'A': {'Type': 'Pass', 'Output': 1, 'Assign': {'n.$': '$.n'}, 'End': true}}}
                """))
        .containsExactlyInAnyOrder(
            "States/A/Output: needs the QueryLanguage JSONata",
            "States/A/Assign/n.$: belongs to JSONPath, only JSONata is supported",
            "States/A/Assign: 'n.$' cannot be a variable");
  }

  @Test
  void looksForVariablesOutsideOfTextsCommentsAndRegularExpressions() {
    String expression =
        "( /* $eval(1) */ $f := function($x, $y) { $x & '$eval(1)' & $y };"
            + " $f($replace('a', /\\\\$eval\\\\(/, '$$'), `$nope(`) )";
    String definition =
        Bench.definition(
            "\"First\": {\"Type\": \"Pass\", \"End\": true, \"Output\": \"{%% %s %%}\"}"
                .formatted(expression));

    assertThatCode(() -> Definition.parse(definition, new Bench().tasks()))
        .doesNotThrowAnyException();
  }
}
