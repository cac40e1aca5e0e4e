package accelerator.local.run;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A run of a stack that another process serves, started and followed through its console.
public final class RemoteRun implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long LOOK_MILLIS = 250;

  private final HttpClient client;
  private final URI stack;
  private final String name;
  private final CompletableFuture<RunOutcome> ending = new CompletableFuture<>();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private volatile RunProgress.View view =
      new RunProgress.View("NONE", Instant.EPOCH, Optional.empty(), List.of());

  /// What answers where no stack does.
  private static final Set<Integer> UNKNOWN = Set.of(404, 405);

  private RemoteRun(HttpClient client, URI stack, String name) {
    this.client = client;
    this.stack = stack;
    this.name = name;
    Future<?> _ = looks.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// Starts a run.
  ///
  /// @param stack where a stack serves, such as `http://127.0.0.1:8080`
  /// @throws InvalidInput when nothing answers there, or it does not take the input
  public static RemoteRun start(URI stack, JsonNode input) {
    URI address = URI.create(stack.toString().replaceFirst("/+$", ""));
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    try {
      HttpRequest request =
          request(address, "")
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(Json.write(Json.object().set("input", input))))
              .build();
      return new RemoteRun(client, address, started(address, sent(client, request)));
    } catch (IOException | RuntimeException failure) {
      client.close();
      if (failure instanceof InvalidInput refused) {
        throw refused;
      }
      throw new InvalidInput(
          "no stack answers at %s: start one with ./accelerator up, or say where with --port"
              .formatted(address));
    }
  }

  private static String started(URI stack, HttpResponse<String> response) {
    String name =
        UNKNOWN.contains(response.statusCode()) ? "" : taken(stack, response).path("name").asText();
    if (name.isEmpty()) {
      throw stranger(stack, response);
    }
    return name;
  }

  /// Where a browser shows it.
  public String page() {
    return "%s/console#%s".formatted(stack, name);
  }

  public RunProgress.View progress() {
    return view;
  }

  /// Complete when it has ended; with {@link StackGone} when the stack went away before.
  public CompletableFuture<RunOutcome> ending() {
    return ending;
  }

  private void look() {
    try {
      JsonNode log = taken(stack, sent(client, request(stack, "/" + name).GET().build()));
      view = StepsJson.view(log);
      if (log.has("endedAt")) {
        ending.complete(
            new RunOutcome(
                view.status().equals("SUCCEEDED"), LogViews.summary(log), Optional.empty()));
      }
    } catch (IOException | RuntimeException failure) {
      ending.completeExceptionally(new StackGone(stack, failure));
    }
  }

  private static HttpRequest.Builder request(URI stack, String path) {
    return HttpRequest.newBuilder(URI.create(stack + "/run/executions" + path)).timeout(PATIENCE);
  }

  private static HttpResponse<String> sent(HttpClient client, HttpRequest request)
      throws IOException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while asking " + request.uri());
    }
  }

  /// The answer of a stack that does what it was asked.
  ///
  /// @throws InvalidInput with its reason when it does not, or when it is no stack
  private static JsonNode taken(URI stack, HttpResponse<String> response) {
    JsonNode body = object(response.body()).orElseThrow(() -> stranger(stack, response));
    if (response.statusCode() >= 300) {
      throw new InvalidInput(
          "the stack refused: "
              + Stream.of("message", "detail", "title")
                  .map(member -> body.path(member).asText())
                  .filter(text -> !text.isEmpty())
                  .findFirst()
                  .orElse("status " + response.statusCode()));
    }
    return body;
  }

  private static Optional<JsonNode> object(String text) {
    try {
      return Optional.of(Json.parse(text)).filter(JsonNode::isObject);
    } catch (InvalidInput _) {
      return Optional.empty();
    }
  }

  private static InvalidInput stranger(URI stack, HttpResponse<String> response) {
    return new InvalidInput(
        String.format(
            Locale.ROOT,
            "what answers at %s (status %d) is no stack of ./accelerator up: say where yours is"
                + " with --port or --url",
            stack,
            response.statusCode()));
  }

  @Override
  public void close() {
    looks.shutdownNow();
    client.shutdownNow();
  }
}
