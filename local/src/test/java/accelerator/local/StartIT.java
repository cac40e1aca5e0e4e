package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.local.stack.Checkout;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `up` as a process of its own, asked from its first second on, and stopped.
class StartIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String PERSONAL = "/v1/ecommerce/recommended-for-you?userId=u-00042";

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path temporary;

  @Test
  void saysThatItStartsUntilItIsReadyAndLeavesNothingBehind() throws Exception {
    int port = freePort();
    Process up = start(port);
    try {
      Set<String> pages = new TreeSet<>();
      Set<String> answers = new TreeSet<>();
      Set<Integer> runs = new TreeSet<>();
      Instant begin = Instant.now();
      Instant end = begin.plus(PATIENCE);
      while (!answers.contains("200 personalize") && Instant.now().isBefore(end)) {
        assertThat(up.isAlive()).isTrue();
        ask(port, "/", "text/html").map(StartIT::page).forEach(pages::add);
        ask(port, "/run/status", "*/*").map(HttpResponse::statusCode).forEach(runs::add);
        ask(port, PERSONAL, "*/*").map(StartIT::shelf).forEach(answers::add);
      }
      assertThat(pages).isEqualTo(Set.of("503 starting", "200 storefront"));
      assertThat(runs)
          .as("of the run, which the page goes on asking for")
          .containsExactly(200, 503);
      assertThat(answers)
          .contains("503 urn:problem:starting", "200 personalize")
          .isSubsetOf(
              "503 urn:problem:starting",
              "503 urn:problem:nothing-published",
              "200 popular",
              "200 personalize");
      Instant first = Instant.now();
      changesAShelfByAClick(port, end);
      System.out.printf(
          Locale.ROOT,
          "StartIT: from the command to the first personal shelf %.1f s, to one that a click"
              + " changed %.1f s%n",
          seconds(begin, first),
          seconds(begin, Instant.now()));
    } finally {
      List<ProcessHandle> all = Stream.concat(up.descendants(), Stream.of(up.toHandle())).toList();
      up.destroy();
      for (ProcessHandle process : all) {
        process.onExit().get(2, TimeUnit.SECONDS);
      }
    }
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  /// Views what is recommended, one after the other, until the shelf is another one.
  private void changesAShelfByAClick(int port, Instant end) throws Exception {
    List<String> before = List.of();
    while (before.isEmpty()) {
      assertThat(Instant.now()).isBefore(end);
      before = shelf(port);
    }
    for (int clicks = 0; List.of(before, List.of()).contains(shelf(port)); clicks++) {
      assertThat(Instant.now()).isBefore(end);
      viewUntilAccepted(port, before.get(clicks % before.size()), end);
    }
  }

  /// On a busy machine the first event may find its function still starting when its time is over:
  /// it is sent again, as the page's client does.
  private void viewUntilAccepted(int port, String itemId, Instant end) throws Exception {
    HttpResponse<String> answer = view(port, itemId);
    while (answer.statusCode() == 503 && Instant.now().isBefore(end)) {
      answer = view(port, itemId);
    }
    assertThat(answer.body()).contains("\"accepted\":1");
  }

  /// The personal shelf's items; none while the popular list stands in for it.
  private List<String> shelf(int port) throws InterruptedException {
    return ask(port, PERSONAL, "*/*")
        .filter(answer -> shelf(answer).equals("200 personalize"))
        .map(answer -> Json.parse(answer.body()).path("items").findValuesAsText("itemId"))
        .findFirst()
        .orElse(List.of());
  }

  private HttpResponse<String> view(int port, String itemId)
      throws IOException, InterruptedException {
    String event =
        "{\"events\":[{\"eventType\":\"View\",\"userId\":\"u-00042\",\"itemId\":\"%s\"}]}"
            .formatted(itemId);
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/ecommerce/events"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(event))
            .build(),
        BodyHandlers.ofString());
  }

  private Process start(int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx768m",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + temporary,
            "-Daccelerator.root=" + Checkout.root(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "up",
            "--domains",
            "ecommerce",
            "--port",
            String.valueOf(port))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  /// The answer; none while nobody listens.
  private Stream<HttpResponse<String>> ask(int port, String path, String accept)
      throws InterruptedException {
    try {
      return Stream.of(
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                  .header("Accept", accept)
                  .build(),
              BodyHandlers.ofString()));
    } catch (IOException _) {
      return Stream.empty();
    }
  }

  private static String page(HttpResponse<String> answer) {
    boolean starts = answer.body().contains("http-equiv=\"refresh\"") && asksToWait(answer);
    return answer.statusCode() + (starts ? " starting" : " storefront");
  }

  private static String shelf(HttpResponse<String> answer) {
    String said = answer.statusCode() == 200 ? "source" : "type";
    String kind = Json.parse(answer.body()).path(said).asText();
    assertThat(asksToWait(answer)).isEqualTo(kind.equals("urn:problem:starting"));
    return answer.statusCode() + " " + kind;
  }

  private static boolean asksToWait(HttpResponse<String> answer) {
    return answer.headers().firstValue("retry-after").equals(Optional.of("1"));
  }
}
