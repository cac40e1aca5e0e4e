package accelerator.emulators.stepfunctions;

import static accelerator.emulators.stepfunctions.Bench.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TimeoutTest {
  private final Bench bench = new Bench().slow("slow", (payload, bench) -> 60);

  @Test
  void failsATaskThatTakesTooLong() throws Exception {
    ExecutionResult result =
        bench.run(task("First", "slow", "\"TimeoutSeconds\": 5, \"End\": true"), "{}");

    assertThat(result)
        .isEqualTo(
            new ExecutionResult(
                ExecutionResult.Status.FAILED,
                Optional.empty(),
                Optional.of("States.Timeout"),
                Optional.empty()));
    assertThat(bench.secondsOf("TaskTimedOut")).containsExactly(5.0);
  }

  @Test
  void takesTheTimeoutFromAnExpression() throws Exception {
    bench.run(
        task("First", "slow", "\"TimeoutSeconds\": \"{% $states.input.limit %}\", \"End\": true"),
        "{'limit': 7}");

    assertThat(bench.secondsOf("TaskTimedOut")).containsExactly(7.0);
  }

  @Test
  void refusesATimeoutThatIsNoWholeNumber() throws Exception {
    ExecutionResult result =
        bench.run(
            task(
                "First",
                "slow",
                "\"TimeoutSeconds\": \"{% $states.input.limit %}\", \"End\": true"),
            "{'limit': 'soon'}");

    assertThat(result.cause().orElseThrow())
        .endsWith("Expected 'integer', but was 'string' for value: \"soon\"");
  }

  @Test
  void isNotCaughtAsATaskFailedButAsItself() throws Exception {
    ExecutionResult result =
        bench.run(
            task(
                    "First",
                    "slow",
                    """
                    "TimeoutSeconds": 5, "Next": "Late", "Catch": [
                      {"ErrorEquals": ["States.TaskFailed"], "Next": "Failed"},
                      {"ErrorEquals": ["States.Timeout"], "Next": "Late"}]
                    """)
                + """
                , "Failed": {"Type": "Pass", "Output": "failed", "End": true},
                "Late": {"Type": "Pass", "End": true}
                """,
            "{}");

    assertThat(result.output()).contains(Bench.json("{'Error': 'States.Timeout'}"));
  }

  @Test
  void endsTheExecutionAtTheMachinesTimeout() throws Exception {
    StateMachine machine =
        bench.machine(
            """
            {"QueryLanguage": "JSONata", "StartAt": "First", "TimeoutSeconds": 90, "States": {
              "First": {"Type": "Wait", "Seconds": 60, "Next": "First"}}}
            """);

    assertThat(machine.run("run", Bench.json("{}")).status())
        .isEqualTo(ExecutionResult.Status.TIMED_OUT);
    assertThat(bench.elapsed()).isEqualTo(Duration.ofSeconds(90));
    assertThat(bench.types()).endsWith("ExecutionTimedOut");
  }

  @Test
  void interruptsTheRunningTaskOnTheWallClock() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Tasks tasks =
        new Tasks(
            (function, payload) -> {
              try {
                new CountDownLatch(1).await();
                return payload;
              } finally {
                interrupted.countDown();
              }
            },
            Map.of());
    String definition =
        Bench.definition(task("First", "blocks", "\"TimeoutSeconds\": 1, \"End\": true"));
    StateMachine machine =
        new StateMachine(
            MachineIdentity.local("refresh"),
            Definition.parse(definition, tasks),
            tasks,
            new WallClock(InstantSource.system()),
            new Random(1),
            () -> "",
            List.of());

    assertThat(machine.run("run", Bench.json("{}")).error()).contains("States.Timeout");
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
