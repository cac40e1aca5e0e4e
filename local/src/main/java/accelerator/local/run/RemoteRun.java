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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

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
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    try {
      HttpRequest request =
          request(stack, "")
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(Json.write(Json.object().set("input", input))))
              .build();
      JsonNode started = answer(client, request);
      return new RemoteRun(client, stack, started.path("name").asText());
    } catch (IOException | RuntimeException failure) {
      client.close();
      if (failure instanceof InvalidInput refused) {
        throw refused;
      }
      throw new InvalidInput(
          "no stack answers at %s: start one with ./accelerator up, or say where with --port"
              .formatted(stack));
    }
  }

  /// Where a browser shows it.
  public String page() {
    return "%s/console#%s".formatted(stack, name);
  }

  public RunProgress.View progress() {
    return view;
  }

  /// Complete when it has ended; with an {@link InvalidInput} when the stack went away before.
  public CompletableFuture<RunOutcome> ending() {
    return ending;
  }

  private void look() {
    try {
      JsonNode log = answer(client, request(stack, "/" + name).GET().build());
      view = StepsJson.view(log);
      if (log.has("endedAt")) {
        ending.complete(
            new RunOutcome(
                view.status().equals("SUCCEEDED"), LogViews.summary(log), Optional.empty()));
      }
    } catch (IOException | RuntimeException failure) {
      ending.completeExceptionally(
          new CompletionException(
              new InvalidInput(
                  "the stack at %s went away before the run ended: %s"
                      .formatted(stack, failure.getMessage()))));
    }
  }

  private static HttpRequest.Builder request(URI stack, String path) {
    return HttpRequest.newBuilder(URI.create(stack + "/run/executions" + path)).timeout(PATIENCE);
  }

  private static JsonNode answer(HttpClient client, HttpRequest request) throws IOException {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      JsonNode body = Json.parse(response.body());
      if (response.statusCode() >= 300) {
        throw new InvalidInput(
            "the stack refused: " + body.path("message").asText("status " + response.statusCode()));
      }
      return body;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while asking " + request.uri());
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
    client.shutdownNow();
  }
}
