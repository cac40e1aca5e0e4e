package accelerator.recommend;

import static accelerator.core.Recommender.RECOMMENDED_FOR_YOU;
import static org.assertj.core.api.Assertions.assertThat;

import accelerator.recommend.Personalize.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// How many connections there are to a service that is asked many questions at once.
class KeptConnectionsTest {
  private static final int SHELVES = 20;
  private static final String LENGTH = "content-length:";
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"itemList\":[]}"
          .getBytes(StandardCharsets.US_ASCII);

  private final AtomicInteger connections = new AtomicInteger();

  /// No question is answered before all of a page are there.
  private final CyclicBarrier together = new CyclicBarrier(SHELVES);

  @Test
  void keepsAConnectionForEachShelfOfAPage() throws Exception {
    try (ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor();
        ExecutorService asking = AskingThread.pool();
        ServerSocket server = new ServerSocket(0, SHELVES, InetAddress.getByName("127.0.0.1"))) {
      answering.submit(() -> accept(server, answering));
      RuntimePersonalize personalize =
          new RuntimePersonalize(
              Clients.personalize(Duration.ofSeconds(30))
                  .endpointOverride(URI.create("http://127.0.0.1:" + server.getLocalPort()))
                  .region(Region.EU_WEST_1)
                  .credentialsProvider(AnonymousCredentialsProvider.create())
                  .build());
      Question question = new Question(Optional.of("u-1"), Optional.empty(), 2);
      List<Callable<Answer>> page =
          Collections.nCopies(
              SHELVES, () -> personalize.ask(Given.arn(RECOMMENDED_FOR_YOU), question, List.of()));
      for (int round = 0; round < 3; round++) {
        for (Future<Answer> each : asking.invokeAll(page)) {
          assertThat(each.get()).isEqualTo(new Answer.Ranking(Optional.empty(), List.of()));
        }
      }
      answering.shutdownNow();
    }
    assertThat(connections).hasValue(SHELVES);
  }

  private Void accept(ServerSocket server, ExecutorService answering) throws IOException {
    while (true) {
      Socket connection = server.accept();
      connections.incrementAndGet();
      answering.submit(() -> answer(connection));
    }
  }

  /// Answers the requests of a connection, until it is closed.
  private Void answer(Socket connection) throws Exception {
    try (connection;
        BufferedReader requests =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
      int length = 0;
      for (String line = requests.readLine(); line != null; line = requests.readLine()) {
        if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
          length = Integer.parseInt(line.substring(LENGTH.length()).strip());
        }
        if (line.isEmpty()) {
          requests.skip(length);
          together.await(30, TimeUnit.SECONDS);
          connection.getOutputStream().write(ANSWER);
        }
      }
      return null;
    }
  }
}
