package accelerator.warehouse;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.LoginRefused;
import accelerator.core.StackAnswers;
import accelerator.core.StackRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// The custom resources of the template. Every request of CloudFormation is answered, whatever
/// happens: else the stack would stand still until its patience ends.
///
/// A deletion always succeeds. What it could not drop costs nothing and lets nobody in, since its
/// AWS role goes with the stack, and the log names it. A stack that cannot be deleted would be
/// worse.
final class SnowflakeResources {

  /// The longest that work may take. The template's `ServiceTimeout` is longer.
  private static final Duration LONGEST = Duration.ofMinutes(7);

  /// What answering may take when CloudFormation's place for answers is slow.
  private static final Duration RESERVE = Duration.ofSeconds(40);

  /// It names no account: a deletion of this drops nothing.
  private static final String NOTHING = "not-created";

  private final Makers resources;
  private final StackAnswers answers;
  private final InstantSource clock;
  private final Consumer<String> log;

  /// Who makes and drops, by type such as `Custom::Stage`.
  @FunctionalInterface
  interface Makers {
    /// @param account where in Snowflake; the function's own when empty
    Map<String, SnowflakeResource> of(JsonNode properties, Optional<String> account);
  }

  /// @param resources asked for with every request
  SnowflakeResources(
      Makers resources, StackAnswers answers, InstantSource clock, Consumer<String> log) {
    this.resources = resources;
    this.answers = answers;
    this.clock = clock;
    this.log = log;
  }

  /// What a request came to, and the id to answer with.
  private sealed interface Outcome {
    String id();

    record Done(String id, Map<String, String> data) implements Outcome {}

    record Failed(String id, Throwable cause) implements Outcome {}
  }

  /// Whether a payload is a request of CloudFormation's.
  static boolean isRequest(JsonNode payload) {
    return payload.has("RequestType") || payload.has("ResponseURL");
  }

  /// Does what is asked and answers.
  ///
  /// @param remaining what is left of the function's time
  /// @throws InvalidInput when the request does not say where to answer
  void handle(JsonNode event, Duration remaining) {
    long started = clock.millis();
    StackRequest request = lenient(event);
    Outcome outcome = outcome(event, remaining.minus(RESERVE));
    log.accept(line(event, outcome, clock.millis() - started));
    switch (outcome) {
      case Outcome.Done done -> answers.succeeded(request, done.id(), done.data());
      case Outcome.Failed failed when isDeletion(event) ->
          answers.succeeded(request, failed.id(), Map.of());
      case Outcome.Failed failed ->
          answers.failed(request, failed.id(), reason(failed.cause()) + help(request, failed));
    }
  }

  private static boolean isDeletion(JsonNode event) {
    return event.path("RequestType").asText().equals("Delete");
  }

  /// The request as far as it can be read: enough to answer it.
  private static StackRequest lenient(JsonNode event) {
    try {
      return StackRequest.of(event);
    } catch (InvalidInput failure) {
      String url = event.path("ResponseURL").asText();
      if (!url.matches("https?://[!-~]+")) {
        throw failure;
      }
      return new StackRequest(
          StackRequest.Type.CREATE,
          event.path("RequestId").asText(),
          URI.create(url),
          event.path("StackId").asText(),
          event.path("LogicalResourceId").asText(),
          Optional.empty(),
          Json.object(),
          Json.object());
    }
  }

  private Outcome outcome(JsonNode event, Duration left) {
    String old = event.path("PhysicalResourceId").asText(NOTHING);
    try {
      StackRequest request = StackRequest.of(event);
      String type = event.path("ResourceType").asText();
      if (request.type() == StackRequest.Type.DELETE) {
        return within(left, old, () -> dropped(type, request, old));
      }
      JsonNode properties = request.properties();
      SnowflakeResource resource = resource(type, properties, AskedLogin.account(properties));
      String id = SnowflakeId.of(properties, resource.id(properties)).toString();
      boolean isNew = request.type() == StackRequest.Type.CREATE;
      return within(left, isNew ? id : old, () -> new Outcome.Done(id, resource.converge(request)));
    } catch (RuntimeException | Error failure) {
      return new Outcome.Failed(old, failure);
    }
  }

  private Outcome dropped(String type, StackRequest request, String id) {
    SnowflakeId.toDrop(request)
        .ifPresent(
            there ->
                resource(type, request.properties(), there.account()).drop(request, there.name()));
    return new Outcome.Done(id, Map.of());
  }

  private SnowflakeResource resource(String type, JsonNode properties, Optional<String> account) {
    Map<String, SnowflakeResource> known = resources.of(properties, account);
    SnowflakeResource resource = known.get(type);
    if (resource == null) {
      throw new InvalidInput(
          "ResourceType must be one of %s, was '%s'"
              .formatted(new TreeSet<>(known.keySet()), type));
    }
    return resource;
  }

  /// Works in a thread of its own, so that there is time to answer when it does not end.
  ///
  /// @param id what to answer when it fails
  private static Outcome within(Duration left, String id, Callable<Outcome> work) {
    Duration limit = left.compareTo(LONGEST) < 0 ? left : LONGEST;
    FutureTask<Outcome> task = new FutureTask<>(work);
    Thread.ofVirtual().name("stack-resource").start(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      return new Outcome.Failed(id, Optional.ofNullable(failure.getCause()).orElse(failure));
    } catch (TimeoutException _) {
      task.cancel(true);
      return new Outcome.Failed(
          id,
          new TimeoutException(
              String.format(Locale.ROOT, "it did not end within %d seconds", limit.toSeconds())));
    } catch (InterruptedException failure) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return new Outcome.Failed(id, failure);
    }
  }

  private static String reason(Throwable cause) {
    return "%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage());
  }

  /// A user that is tied to no role, or another one, cannot sign in by workload identity: the
  /// stack's event shows the statement, since its outputs come only when it is whole.
  private static String help(StackRequest request, Outcome.Failed failed) {
    JsonNode properties = request.properties();
    boolean isUntied =
        failed.cause() instanceof LoginRefused
            && properties.path("Login").asText().equals("WORKLOAD_IDENTITY");
    return isUntied
        ? ". It signs in as this role: alter user %s set workload_identity = (type = aws arn = '%s')"
            .formatted(properties.path("User").asText(), properties.path("LoginRole").asText())
        : "";
  }

  private static String line(JsonNode event, Outcome outcome, long milliseconds) {
    ObjectNode line =
        Json.object()
            .put("action", event.path("RequestType").asText())
            .put("resource", event.path("ResourceType").asText())
            .put("id", outcome.id());
    switch (outcome) {
      case Outcome.Done _ -> line.put("outcome", "answered");
      case Outcome.Failed failed -> {
        line.put("outcome", failed.cause().getClass().getSimpleName());
        if (isDeletion(event)) {
          line.put("mayStayInSnowflake", reason(failed.cause()));
        }
      }
    }
    return Json.write(line.put("milliseconds", milliseconds));
  }
}
