package accelerator.emulators.stepfunctions;

import static accelerator.emulators.stepfunctions.Bench.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MachineExecutionTest {
  private final Bench bench = new Bench();

  @Test
  void abortsARunningTask() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    bench.function(
        "blocks",
        (function, payload) -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
            return payload;
          } finally {
            interrupted.countDown();
          }
        });
    MachineExecution execution =
        bench
            .machine(Bench.definition(task("First", "blocks", "\"End\": true")))
            .start("run", Bench.json("{}"));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(execution.stoppedAt()).isEmpty();

    execution.abort(Optional.of("Mine"), Optional.of("enough"));

    assertThat(execution.result().get(10, TimeUnit.SECONDS))
        .isEqualTo(
            new ExecutionResult(
                ExecutionResult.Status.ABORTED,
                Optional.empty(),
                Optional.of("Mine"),
                Optional.of("enough")));
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(bench.types()).endsWith("ExecutionAborted");
  }

  @Test
  void keepsItsEndWhenAbortedAfterwards() throws Exception {
    MachineExecution execution =
        bench
            .machine(Bench.definition("\"First\": {\"Type\": \"Succeed\"}"))
            .start("run", Bench.json("1"));
    ExecutionResult result = execution.result().get(10, TimeUnit.SECONDS);

    execution.abort(Optional.empty(), Optional.empty());

    assertThat(execution.result().get()).isEqualTo(result);
    assertThat(result.status()).isEqualTo(ExecutionResult.Status.SUCCEEDED);
  }

  @Test
  void tellsItsHistoryInTheServicesWords() throws Exception {
    bench.function("echo", (function, payload) -> payload);
    bench.run(
        task("First", "echo", "\"Output\": 1, \"Assign\": {\"a\": 2}, \"Next\": \"Rest\"")
            + """
            , "Rest": {"Type": "Wait", "Seconds": 5, "End": true}
            """,
        "{'id': 1}");

    assertThat(bench.events.stream().map(event -> event.id() + " " + event.type()))
        .containsExactly(
            "1 ExecutionStarted",
            "2 TaskStateEntered",
            "3 TaskScheduled",
            "4 TaskStarted",
            "5 TaskSucceeded",
            "6 TaskStateExited",
            "7 WaitStateEntered",
            "7 WaitScheduled",
            "8 WaitStateExited",
            "9 ExecutionSucceeded");
    HistoryEvent exit = bench.events.get(5);
    assertThat(exit)
        .isEqualTo(
            new HistoryEvent(
                "arn:aws:states:eu-west-1:000000000000:execution:refresh:run",
                6,
                Bench.START,
                "TaskStateExited",
                Optional.of("First"),
                Optional.empty(),
                Optional.of(Bench.json("{'output': 1, 'assigned': {'a': 2}}"))));
  }

  @Test
  void failsWhenItsHistoryIsFull() throws Exception {
    ExecutionResult result =
        bench.run(
            """
            "First": {"Type": "Pass", "Next": "Second"},
            "Second": {"Type": "Pass", "Next": "First"}
            """,
            "{}");

    assertThat(result.cause())
        .contains("The execution reached the maximum number of history events (25000).");
    assertThat(bench.events.getLast().id()).isEqualTo(25_000);
  }

  @Test
  void waitsUntilATimestampAndNotForOneThatHasPassed() throws Exception {
    bench.run(
        """
        "First": {"Type": "Wait", "Timestamp": "{% $states.input.at %}", "Next": "Second"},
        "Second": {"Type": "Wait", "Timestamp": "2020-01-01T00:00:00Z", "End": true}
        """,
        "{'at': '2026-01-01T01:00:00+00:30'}");

    assertThat(bench.elapsed()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void refusesAnExecutionNameThatTheServiceRefuses() {
    StateMachine machine = bench.machine(Bench.definition("\"First\": {\"Type\": \"Succeed\"}"));

    for (String name : List.of("", "a b", "a:b", "x".repeat(81))) {
      assertThatThrownBy(() -> machine.start(name, Bench.json("{}")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + name + "'");
    }
  }

  @Test
  void runsAWaitLoopInsideAMapAndPublishesTheResult() throws Exception {
    int[] looks = {0};
    bench
        .function(
            "look",
            (function, payload) ->
                looks[0]++ < 5
                    ? Bench.json("{'state': 'PENDING', 'waitSeconds': 60}")
                    : Bench.json("{'state': 'READY'}"))
        .integration("sns:publish", arguments -> Bench.json("{'MessageId': 'm-1'}"));
    ExecutionResult result =
        bench.run(
            """
            "First": {"Type": "Map", "Items": ["a", "b"], "MaxConcurrency": 1, "ItemProcessor": {
                "StartAt": "Look", "States": {
                  "Look": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                    "Arguments": {"FunctionName": "look", "Payload": {}},
                    "Assign": {"look": "{% $states.result.Payload %}"},
                    "Output": "{% $states.input %}", "Next": "Ready"},
                  "Ready": {"Type": "Choice", "Choices": [
                    {"Condition": "{% $look.state = 'READY' %}", "Next": "Done"}],
                    "Default": "Pause"},
                  "Pause": {"Type": "Wait", "Seconds": "{% $look.waitSeconds %}", "Next": "Look"},
                  "Done": {"Type": "Succeed"}}},
              "Next": "Notify"},
            "Notify": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish",
              "Arguments": {"TopicArn": "t", "Message": "{% $states.input %}"},
              "Output": ["{% $states.input %}", "{% $states.result.MessageId %}"], "End": true}
            """,
            "{}");

    assertThat(result.output()).contains(Bench.json("[['a', 'b'], 'm-1']"));
    assertThat(bench.elapsed()).isEqualTo(Duration.ofMinutes(5));
  }
}
