package accelerator.emulators.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.PortTaken;
import accelerator.emulators.sam.lambda.HostSettings;
import accelerator.emulators.sam.template.Deployment;
import accelerator.emulators.sam.template.Stack;
import accelerator.emulators.sam.template.Template;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SamApplicationTest {
  @TempDir private Path folder = Path.of("");

  private static Stack stack() {
    return Template.read(
            Path.of("target/test-classes/accelerator/emulators/sam/stranger/greetings.yaml"))
        .deploy(Deployment.local("shop", Map.of(), Map.of()));
  }

  private SamApplication start(int port, int lambdaPort) {
    return SamApplication.start(stack(), HostSettings.of(folder, Map.of()), port, lambdaPort);
  }

  @Test
  void leavesNeitherThreadsNorProcesses() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    SamApplication application = start(0, 0);
    application.functions().invoke("Greet", "{}");
    Set<Long> processes = application.functions().processIds();

    application.close();
    application.close();

    assertThat(processes).hasSize(1);
    processes.stream()
        .flatMap(id -> ProcessHandle.of(id).stream())
        .forEach(process -> process.onExit().join());
    Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
    left.removeAll(before);
    while (left.stream().anyMatch(SamApplicationTest::isOurs)) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  /// Virtual threads share carriers and pollers that stay with the machine, as a reaper of
  /// processes does for a while.
  private static boolean isOurs(Thread thread) {
    String name = thread.getName();
    return thread.isAlive()
        && !name.startsWith("ForkJoinPool")
        && !name.startsWith("VirtualThread-")
        && !name.startsWith("process reaper")
        && !name.endsWith("-Poller")
        && !name.contains("Cleaner");
  }

  @Test
  void startsAllOrNothing() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 0, InetAddress.ofLiteral("127.0.0.1"))) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> start(port, 0)).isInstanceOf(PortTaken.class);
      assertThatThrownBy(() -> start(0, port)).isInstanceOf(PortTaken.class);
    }
  }
}
