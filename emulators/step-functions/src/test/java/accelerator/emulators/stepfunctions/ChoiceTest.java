package accelerator.emulators.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChoiceTest {
  private final Bench bench = new Bench();

  @Test
  void failsWhenNoChoiceMatches() throws Exception {
    ExecutionResult result =
        bench.run(
            """
            "First": {"Type": "Choice", "Choices": [{"Condition": false, "Next": "End"}]},
            "End": {"Type": "Succeed"}
            """,
            "{}");

    assertThat(result.error()).contains("States.NoChoiceMatched");
  }

  @Test
  void refusesAConditionThatIsNoBoolean() throws Exception {
    ExecutionResult result =
        bench.run(
            """
            "First": {"Type": "Choice", "Choices": [
              {"Condition": "{% 'yes' %}", "Next": "End"}]}, "End": {"Type": "Succeed"}
            """,
            "{}");

    assertThat(result.cause().orElseThrow())
        .endsWith("Expected 'boolean', but was 'string' for value: \"yes\"");
  }
}
