package accelerator.emulators.stepfunctions;

import static accelerator.emulators.stepfunctions.Bench.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BackgroundFailureTest {
  private static final String STATES = task("First", "f", "\"End\": true");

  /// Throws whatever it is given: what is checked need not be declared.
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void throwAny(Throwable failure) throws T {
    throw (T) failure;
  }

  @Test
  void failsAnExecutionWhateverItsFunctionThrows() throws Exception {
    for (Throwable thrown :
        List.of(new Exception("checked"), new Error("error"), new StackOverflowError("deep"))) {
      ExecutionResult result =
          new Bench()
              .function(
                  "f",
                  (_, payload) -> {
                    BackgroundFailureTest.<RuntimeException>throwAny(thrown);
                    return payload;
                  })
              .run(STATES, "{}");

      assertThat(result.error()).contains("States.Runtime");
      assertThat(result.cause().orElseThrow()).contains(thrown.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"})
  void endsAnExecutionWhoseListenerThrows(String type) throws Exception {
    Bench bench = new Bench();
    Tasks tasks = bench.tasks();
    StateMachine machine =
        new StateMachine(
            MachineIdentity.local("m"),
            Definition.parse(
                Bench.definition("\"First\": {\"Type\": \"Pass\", \"End\": true}"), tasks),
            tasks,
            bench.clock,
            new Random(1),
            () -> "id",
            List.of(
                event -> {
                  if (event.type().equals(type)) {
                    throw new AssertionError("no room");
                  }
                }));

    ExecutionResult result = machine.run("run", Bench.json("{}"));

    assertThat(result.status())
        .isEqualTo(
            type.equals("ExecutionSucceeded")
                ? ExecutionResult.Status.SUCCEEDED
                : ExecutionResult.Status.FAILED);
  }

  @Test
  void forgetsTheOldestThatHaveEnded() throws Exception {
    Bench bench = new Bench().function("f", (_, payload) -> payload);
    StateMachine machine = bench.machine(Bench.definition(STATES));
    StartedExecutions started = new StartedExecutions(2);
    for (String name : List.of("a", "b", "c", "d")) {
      MachineExecution execution = machine.start(name, Bench.json("{}"));
      execution.result().get();
      started.add(machine, execution);
    }

    assertThat(started.newestFirst())
        .extracting(each -> each.execution().name())
        .containsExactly("d", "c", "b");
    bench.clock.waitUntil(bench.clock.now().plusSeconds(91L * 86_400));
    started.add(machine, machine.start("e", Bench.json("{}")));
    assertThat(started.newestFirst())
        .extracting(each -> each.execution().name())
        .containsExactly("e");
  }
}
