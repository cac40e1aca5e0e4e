package accelerator.emulators.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VariablesTest {
  private final Bench bench = new Bench();

  @Test
  void showsANewValueFromTheNextStateOn() throws Exception {
    ExecutionResult result =
        bench.run(
            """
            "First": {"Type": "Pass", "Assign": {"n": 1}, "Next": "Second"},
            "Second": {"Type": "Pass", "Assign": {"n": "{% $n + 1 %}", "before": "{% $n %}"},
              "Output": "{% $n %}", "Next": "Third"},
            "Third": {"Type": "Pass", "Output": ["{% $states.input %}", "{% $n %}",
              "{% $before %}"], "End": true}
            """,
            "{}");

    assertThat(result.output()).contains(Bench.json("[1, 2, 1]"));
  }

  @Test
  void readsOuterVariablesInsideAndLeavesInnerOnesThere() throws Exception {
    ExecutionResult result =
        bench.run(
            """
            "First": {"Type": "Pass", "Assign": {"outer": 10}, "Next": "Each"},
            "Each": {"Type": "Map", "Items": [1, 2], "ItemProcessor": {"StartAt": "In", "States": {
                "In": {"Type": "Pass", "Assign": {"inner": "{% $outer + $states.input %}"},
                  "Next": "Out"},
                "Out": {"Type": "Pass", "Output": "{% $inner %}", "End": true}}},
              "Assign": {"outer": "{% $sum($states.result) %}"}, "Next": "Last"},
            "Last": {"Type": "Pass", "Output": ["{% $outer %}", "{% $exists($inner) %}"],
              "End": true}
            """,
            "{}");

    assertThat(result.output()).contains(Bench.json("[23, false]"));
  }

  @Test
  void assignsByTheRuleThatHolds() throws Exception {
    ExecutionResult result =
        bench.run(
            """
            "First": {"Type": "Choice", "Choices": [
                {"Condition": "{% $states.input > 5 %}", "Assign": {"size": "big"},
                  "Next": "Last"}],
              "Default": "Last", "Assign": {"size": "small"}, "Output": "from the default"},
            "Last": {"Type": "Pass", "Output": "{% $size & ', ' & $states.input %}", "End": true}
            """,
            "3");

    assertThat(result.output()).contains(Bench.json("'small, from the default'"));
  }

  @Test
  void keepsNullApartFromUndefined() throws Exception {
    ExecutionResult result =
        bench.run(
            """
            "First": {"Type": "Pass", "Assign": {"nothing": null}, "Next": "Last"},
            "Last": {"Type": "Pass", "Output": {"value": "{% $nothing %}",
              "isNull": "{% $nothing = null %}", "exists": "{% $exists($nothing) %}",
              "member": "{% $states.input.a %}", "items": "{% $states.input.b[1] %}",
              "dropped": "{% {'a': $states.input.nope, 'b': null} %}"}, "End": true}
            """,
            "{'a': null, 'b': [1, null]}");

    assertThat(result.output())
        .contains(
            Bench.json(
                """
                {"value": null, "isNull": true, "exists": true, "member": null, "items": null,
                 "dropped": {"b": null}}
                """));
  }

  @Test
  void failsWhereAFieldIsUndefined() throws Exception {
    ExecutionResult result =
        bench.run(
            """
            "First": {"Type": "Pass", "Output": {"a": ["{% $states.input.nope %}"]}, "End": true}
            """,
            "{}");

    assertThat(result.error()).contains("States.QueryEvaluationError");
    assertThat(result.cause().orElseThrow())
        .endsWith(
            "The JSONata expression '$states.input.nope' specified for the field 'Output/a[0]'"
                + " returned nothing (undefined).");
    assertThat(bench.types()).contains("EvaluationFailed").endsWith("ExecutionFailed");
  }

  @Test
  void showsTheContextObject() throws Exception {
    ExecutionResult result =
        bench.run(
            """
            "First": {"Type": "Pass", "Output": "{% $states.context %}", "End": true}
            """,
            "{'id': 1}");

    assertThat(result.output())
        .contains(
            Bench.json(
                """
                {"Execution": {
                   "Id": "arn:aws:states:eu-west-1:000000000000:execution:refresh:run",
                   "Input": {"id": 1}, "Name": "run", "RedriveCount": 0,
                   "RoleArn": "arn:aws:iam::000000000000:role/refresh",
                   "StartTime": "2026-01-01T00:00:00Z"},
                 "StateMachine": {
                   "Id": "arn:aws:states:eu-west-1:000000000000:stateMachine:refresh",
                   "Name": "refresh"},
                 "State": {"EnteredTime": "2026-01-01T00:00:00Z", "Name": "First",
                   "RetryCount": 0}}
                """));
  }

  @Test
  void letsAnInnerStateAssignWhatTheCatchAroundItAssignsToo() throws Exception {
    ExecutionResult result =
        bench.run(
            """
            "First": {"Type": "Parallel", "Branches": [{"StartAt": "In", "States": {
                "In": {"Type": "Pass", "Assign": {"problem": "inner"}, "Next": "Out"},
                "Out": {"Type": "Fail", "Error": "Bad"}}}],
              "Catch": [{"ErrorEquals": ["States.ALL"],
                "Assign": {"problem": "{% $states.errorOutput.Error %}"}, "Next": "Last"}],
              "Next": "Last"},
            "Last": {"Type": "Pass", "Output": "{% $problem %}", "End": true}
            """,
            "{}");

    assertThat(result.output()).contains(Bench.json("'Bad'"));
  }

  @Test
  void aFunctionThatThereIsNotFailsWhenItIsCalled() throws Exception {
    ExecutionResult result =
        bench.run(
            """
            "First": {"Type": "Pass", "Output": "{% $nope(1) %}", "End": true}
            """,
            "{}");

    assertThat(result.error()).contains("States.QueryEvaluationError");
    assertThat(result.cause().orElseThrow()).contains("$nope(1)");
  }
}
