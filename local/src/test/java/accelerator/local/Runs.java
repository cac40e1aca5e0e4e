package accelerator.local;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.emulators.personalize.ServiceSettings;
import accelerator.local.run.Refresh;
import accelerator.local.run.RunOutcome;
import accelerator.local.stack.Checkout;
import accelerator.local.stack.LocalStack;
import accelerator.local.stack.StackSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A stack for tests and the ways to use it.
final class Runs {
  static final long PATIENCE_SECONDS = 180;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Runs() {}

  /// A Personalize for tests that do not look at how good recommendations are: it tries recipes on
  /// a hundredth of the questions.
  static ServiceSettings quick() {
    return ServiceSettings.local().withQuestions(100);
  }

  static StackSettings settings(Path folder) {
    return settings(folder, List.of(Domain.ECOMMERCE));
  }

  static StackSettings settings(Path folder, List<Domain> domains) {
    return new StackSettings(Checkout.root(), folder, 0, Optional.empty(), domains).with(quick());
  }

  /// Runs the machine to its end.
  static RunOutcome run(LocalStack stack, String input) {
    return run(stack, List.of(Domain.ECOMMERCE), input);
  }

  /// Runs the machine of a stack with these domains to its end, and waits until the endpoint
  /// answers.
  static RunOutcome run(LocalStack stack, List<Domain> domains, String input) {
    try {
      RunOutcome outcome =
          Refresh.start(stack.machine(), domains, Json.parse(input))
              .ending()
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      awaitStart(stack);
      return outcome;
    } catch (Exception failure) {
      throw new AssertionError("the run did not end: " + input, failure);
    }
  }

  /// What failed in the only domain of a run, as `stage: cause`.
  static String failure(RunOutcome outcome) {
    JsonNode failure = outcome.summary().at("/domains/0/failure");
    return failure.path("stage").asText() + ": " + failure.path("cause").asText();
  }

  /// Asks until both functions of the endpoint have started: beside much else that may take longer
  /// than the gateway waits.
  static void awaitStart(LocalStack stack) {
    await(() -> get(stack, "/openapi.json").statusCode() == 200);
    // The one request to the function of the events that needs no sender and tells nothing.
    await(() -> send(request(stack, "/v1/nowhere/users/u").DELETE()).statusCode() == 404);
  }

  private static void await(BooleanSupplier hasStarted) {
    Instant end = Instant.now().plusSeconds(PATIENCE_SECONDS);
    while (!hasStarted.getAsBoolean() && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  static HttpResponse<String> get(LocalStack stack, String path) {
    return send(request(stack, path));
  }

  private static HttpRequest.Builder request(LocalStack stack, String path) {
    return HttpRequest.newBuilder(URI.create(stack.endpoint() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new AssertionError(failure);
    }
  }
}
