package accelerator.emulators.stepfunctions;

import static accelerator.emulators.stepfunctions.Bench.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a redrive does with each state, as the Developer Guide tells it.
@Timeout(60)
class RedriveTest {
  private static final String END = "\"Output\": \"{% $states.result.Payload %}\", \"End\": true";

  private final Bench bench = new Bench();
  private final List<String> called = Collections.synchronizedList(new ArrayList<>());
  private int failures;

  private void failing(int times) {
    failures = times;
    bench.function(
        "works",
        (function, payload) -> {
          called.add(payload.toString());
          if (payload.asText().equals("b") && failures-- > 0) {
            throw new TaskFailed("Mine", "not yet");
          }
          return payload;
        });
  }

  private MachineExecution ended(String states, String input) throws Exception {
    MachineExecution execution =
        bench.machine(Bench.definition(states)).start("run", Bench.json(input));
    ExecutionResult _ = execution.result().get(10, TimeUnit.SECONDS);
    return execution;
  }

  private static ExecutionResult result(MachineExecution execution) throws Exception {
    return execution.result().get(10, TimeUnit.SECONDS);
  }

  @Test
  void goesOnWithTheStateThatFailedAndItsInputAndVariables() throws Exception {
    failing(1);
    MachineExecution failed =
        ended(
            """
            "First": {"Type": "Pass", "Output": "b", "Assign": {"kept": 7}, "Next": "Second"},
            """
                + task("Second", "works", "\"Output\": \"{% $kept %}\", \"End\": true"),
            "{}");
    assertThat(result(failed).error()).contains("Mine");

    MachineExecution redriven = failed.redrive();

    assertThat(result(redriven).output()).contains(Bench.json("7"));
    assertThat(called).containsExactly("\"b\"", "\"b\"");
    assertThat(bench.types())
        .endsWith(
            "ExecutionFailed",
            "ExecutionRedriven",
            "TaskStateEntered",
            "TaskScheduled",
            "TaskStarted",
            "TaskSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
    assertThat(bench.events.getLast().id()).isEqualTo(bench.events.size());
  }

  @Test
  void redrivesOnlyTheIterationsThatFailedOrWereAborted() throws Exception {
    failing(1);
    MachineExecution failed = ended(mapped("works"), "[\"a\", \"b\", \"c\"]");

    ExecutionResult result = result(failed.redrive());

    assertThat(result.output()).contains(Bench.json("['a', 'b', 'c']"));
    assertThat(called).containsExactly("\"a\"", "\"b\"", "\"b\"", "\"c\"");
  }

  private static String mapped(String function) {
    return """
        "First": {"Type": "Map", "MaxConcurrency": 1, "End": true, "ItemProcessor": {
          "StartAt": "Each", "States": {%s}}}
        """
        .formatted(task("Each", function, END));
  }

  @Test
  void redrivesOnlyTheBranchesThatFailed() throws Exception {
    failing(1);
    String branches =
        """
        "First": {"Type": "Parallel", "End": true, "Branches": [
          {"StartAt": "Well", "States": {"Well": {"Type": "Wait", "Seconds": 5, "End": true}}},
          {"StartAt": "Ill", "States": {
            "Ill": {"Type": "Wait", "Seconds": 60, "Next": "Late"}, %s}}]}
        """
            .formatted(task("Late", "works", END));
    MachineExecution failed = ended(branches, "\"b\"");

    assertThat(result(failed.redrive()).output()).contains(Bench.json("['b', 'b']"));
    assertThat(bench.elapsed()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void countsRetriesAndTheTimeoutAnew() throws Exception {
    failing(3);
    String states =
        task(
            "First",
            "works",
            """
            "Retry": [{"ErrorEquals": ["Mine"], "MaxAttempts": 1, "IntervalSeconds": 50}],
            "End": true""");
    String definition = Bench.definition(states).replaceFirst("\\{", "{\"TimeoutSeconds\": 60, ");
    MachineExecution failed = bench.machine(definition).start("run", Bench.json("\"b\""));
    assertThat(result(failed).status()).isEqualTo(ExecutionResult.Status.FAILED);

    assertThat(result(failed.redrive()).status()).isEqualTo(ExecutionResult.Status.SUCCEEDED);
    assertThat(called).hasSize(4);
    assertThat(bench.elapsed()).isEqualTo(Duration.ofSeconds(100));
  }

  @Test
  void failsAgainInAFailStateAndTellsHowOftenItWasRedriven() throws Exception {
    MachineExecution failed =
        ended(
            """
            "First": {"Type": "Fail", "Error": "Mine",
              "Cause": "{% $string($states.context.Execution.RedriveCount) %}"}
            """,
            "{}");

    MachineExecution redriven = failed.redrive();

    assertThat(result(redriven).cause()).contains("1");
    assertThat(result(redriven.redrive()).cause()).contains("2");
  }

  @Test
  void goesOnAfterAnAbort() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    bench.function(
        "works",
        (function, payload) -> {
          called.add(payload.toString());
          if (called.size() == 1) {
            begun.countDown();
            new CountDownLatch(1).await();
          }
          return payload;
        });
    MachineExecution execution =
        bench.machine(Bench.definition(task("First", "works", END))).start("run", Bench.json("4"));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    execution.abort(Optional.empty(), Optional.empty());
    assertThat(result(execution).status()).isEqualTo(ExecutionResult.Status.ABORTED);

    assertThat(result(execution.redrive()).output()).contains(Bench.json("4"));
    assertThat(called).containsExactly("4", "4");
  }

  @Test
  void refusesWhatHasSucceeded() throws Exception {
    MachineExecution well = ended("\"First\": {\"Type\": \"Succeed\"}", "{}");

    assertThatThrownBy(well::redrive).hasMessage("Execution is SUCCEEDED and cannot be redriven");
  }

  @Test
  void refusesWhatEndedMoreThanFourteenDaysAgo() throws Exception {
    MachineExecution failed = ended("\"First\": {\"Type\": \"Fail\"}", "{}");
    bench.clock.waitUntil(Bench.START.plus(Duration.ofDays(15)));

    assertThatThrownBy(failed::redrive)
        .hasMessage("Execution exceeds the redrivable period of 14 days");
  }
}
