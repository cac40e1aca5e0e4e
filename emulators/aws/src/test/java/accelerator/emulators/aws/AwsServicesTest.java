package accelerator.emulators.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.aws.AwsServices.Ports;
import accelerator.emulators.loopback.PortTaken;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AwsServicesTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void runsBesideAnother() throws Exception {
    try (AwsServices one = AwsServices.start(folder.resolve("1"), Map.of(), Ports.free());
        AwsServices two = AwsServices.start(folder.resolve("2"), Map.of(), Ports.free())) {
      one.objects().createBucket("shop");

      assertThat(one.objects().endpoint()).isNotEqualTo(two.objects().endpoint());
      assertThat(Files.exists(two.objects().bucket("shop"))).isFalse();
    }
  }

  @Test
  void leavesNeitherThreadsNorPorts() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    AwsServices services = AwsServices.start(folder, Map.of(), Ports.free());
    Ports ports =
        new Ports(
            services.objects().endpoint().getPort(),
            services.secrets().endpoint().getPort(),
            services.prices().endpoint().getPort());

    services.close();
    services.close();

    Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
    left.removeAll(before);
    while (left.stream().anyMatch(AwsServicesTest::isOurs)) {
      LockSupport.parkNanos(5_000_000);
    }
    AwsServices.start(folder, Map.of(), ports).close();
  }

  /// Virtual threads share carriers and pollers that stay with the machine, references a cleaner.
  private static boolean isOurs(Thread thread) {
    String name = thread.getName();
    return thread.isAlive()
        && !name.startsWith("ForkJoinPool")
        && !name.startsWith("VirtualThread-")
        && !name.endsWith("-Poller")
        && !name.contains("Cleaner");
  }

  @Test
  void startsAllOrNothing() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 0, InetAddress.ofLiteral("127.0.0.1"))) {
      int port = taken.getLocalPort();

      for (Ports ports :
          Set.of(new Ports(port, 0, 0), new Ports(0, port, 0), new Ports(0, 0, port))) {
        assertThatThrownBy(() -> AwsServices.start(folder, Map.of(), ports))
            .isInstanceOf(PortTaken.class)
            .hasMessage("port %s on 127.0.0.1 is taken: choose another", port);
      }
    }
  }
}
