package accelerator.emulators.stepfunctions;

import static accelerator.emulators.stepfunctions.Bench.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.PortTaken;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StatesServerCloseTest {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final Bench bench =
      new Bench()
          .function(
              "holds",
              (function, payload) -> {
                begun.countDown();
                new CountDownLatch(1).await();
                return payload;
              });
  private final StateMachine machine =
      bench.machine(Bench.definition(task("First", "holds", "\"End\": true")));
  private final StateMachines machines = new StateMachines(List.of(machine), () -> "id");

  @Test
  void leavesNoThread() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    StatesServer server = StatesServer.start(machines);

    server.close();
    server.close();

    Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
    left.removeAll(before);
    while (left.stream().anyMatch(StatesServerCloseTest::isOurs)) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  /// Virtual threads share carriers and pollers that stay with the machine.
  private static boolean isOurs(Thread thread) {
    String name = thread.getName();
    return thread.isAlive()
        && !name.startsWith("ForkJoinPool")
        && !name.startsWith("VirtualThread-")
        && !name.endsWith("-Poller")
        && !name.contains("Cleaner");
  }

  @Test
  void abortsWhatStillRuns() throws Exception {
    MachineExecution execution = machines.start(machine, "one", Bench.json("{}"));
    begun.await();

    machines.abortAll();

    assertThat(execution.result().get().status()).isEqualTo(ExecutionResult.Status.ABORTED);
  }

  @Test
  void namesAPortThatIsTaken() {
    try (StatesServer server = StatesServer.start(machines)) {
      int taken = server.endpoint().getPort();

      assertThatThrownBy(() -> StatesServer.start(machines, taken))
          .isInstanceOf(PortTaken.class)
          .hasMessage("port %s on 127.0.0.1 is taken: choose another", taken);
    }
  }
}
