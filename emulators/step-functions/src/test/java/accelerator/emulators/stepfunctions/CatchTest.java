package accelerator.emulators.stepfunctions;

import static accelerator.emulators.stepfunctions.Bench.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CatchTest {
  private static final String ENDS =
      """
      , "A": {"Type": "Pass", "Output": "A", "End": true},
      "B": {"Type": "Pass", "Output": "B", "End": true}
      """;

  private final Bench bench =
      new Bench()
          .function(
              "fails",
              (function, payload) -> {
                throw new TaskFailed("Broken", "{\"errorMessage\": \"no\"}");
              });

  private ExecutionResult caught(String catchers) throws InterruptedException {
    return bench.run(
        task("First", "fails", "\"Next\": \"A\", \"Catch\": [%s]".formatted(catchers)) + ENDS,
        "{'id': 1}");
  }

  @Test
  void asksTheCatchersInTheirOrder() throws Exception {
    ExecutionResult result =
        caught(
            """
            {"ErrorEquals": ["Other", "Broken"], "Next": "A"},
            {"ErrorEquals": ["Broken"], "Next": "B"},
            {"ErrorEquals": ["States.ALL"], "Next": "B"}
            """);

    assertThat(result.output()).contains(Bench.json("'A'"));
  }

  @Test
  void goesOnToTheNextCatcherWhenTheNameDiffers() throws Exception {
    ExecutionResult result =
        caught(
            """
            {"ErrorEquals": ["broken"], "Next": "A"},
            {"ErrorEquals": ["States.TaskFailed"], "Next": "B"}
            """);

    assertThat(result.output()).contains(Bench.json("'B'"));
  }

  @Test
  void handsOnTheErrorOutputAndDropsTheInput() throws Exception {
    ExecutionResult result =
        bench.run(
            task(
                    "First",
                    "fails",
                    """
                    "Next": "Shown",
                    "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Shown"}]
                    """)
                + ", \"Shown\": {\"Type\": \"Pass\", \"End\": true}",
            "{'id': 1}");

    assertThat(result.output().orElseThrow().path("Error").asText()).isEqualTo("Broken");
    assertThat(result.output().orElseThrow().path("Cause").asText())
        .isEqualTo("{\"errorMessage\": \"no\"}");
  }

  @Test
  void evaluatesOutputAndAssignOfTheCatcher() throws Exception {
    ExecutionResult result =
        bench.run(
            task(
                    "First",
                    "fails",
                    """
                    "Next": "Shown", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Shown",
                      "Assign": {"why": "{% $parse($states.errorOutput.Cause).errorMessage %}"},
                      "Output": "{% $states.input.id %}"}]
                    """)
                + """
                , "Shown": {"Type": "Pass", "Output": ["{% $why %}", "{% $states.input %}"],
                  "End": true}
                """,
            "{'id': 1}");

    assertThat(result.output()).contains(Bench.json("['no', 1]"));
  }

  @Test
  void catchesWhatTheFieldsOfTheStateItselfDoWrong() throws Exception {
    ExecutionResult result =
        bench.run(
            """
            "First": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "Arguments": "{% $states.input.nope %}", "Next": "Shown",
              "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Next": "Shown"}]},
            "Shown": {"Type": "Pass", "Output": "{% $states.input.Cause %}", "End": true}
            """,
            "{}");

    assertThat(result.output().orElseThrow().asText())
        .isEqualTo(
            "An error occurred while executing the state 'First' (entered at the event id #2). The"
                + " JSONata expression '$states.input.nope' specified for the field 'Arguments'"
                + " returned nothing (undefined).");
  }

  @Test
  void catchesABranchThatFails() throws Exception {
    ExecutionResult result =
        bench.run(
            """
            "First": {"Type": "Parallel", "Branches": [
                {"StartAt": "Fails", "States": {"Fails": {"Type": "Fail", "Error": "Mine"}}},
                {"StartAt": "Waits", "States": {"Waits": {"Type": "Wait", "Seconds": 100,
                  "End": true}}}],
              "Catch": [{"ErrorEquals": ["Mine"], "Next": "Shown"}], "Next": "Shown"},
            "Shown": {"Type": "Pass", "End": true}
            """,
            "{}");

    assertThat(result.output()).contains(Bench.json("{'Error': 'Mine'}"));
    assertThat(bench.elapsed()).isZero();
  }

  @Test
  void matchesErrorNamesAsTheServiceDoes() {
    assertThat(match("States.ALL", "Any")).isTrue();
    assertThat(match("States.ALL", Errors.TIMEOUT)).isTrue();
    assertThat(match("States.ALL", Errors.DATA_LIMIT)).isFalse();
    assertThat(match("States.ALL", Errors.RUNTIME)).isFalse();
    assertThat(match(Errors.RUNTIME, Errors.RUNTIME)).isFalse();
    assertThat(match(Errors.DATA_LIMIT, Errors.DATA_LIMIT)).isTrue();
    assertThat(match("States.TaskFailed", "Any")).isTrue();
    assertThat(match("States.TaskFailed", Errors.TIMEOUT)).isFalse();
    assertThat(match("Any", "Anything")).isFalse();
  }

  private static boolean match(String name, String error) {
    return Errors.match(List.of(name), Optional.of(error));
  }
}
