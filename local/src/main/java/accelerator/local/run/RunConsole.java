package accelerator.local.run;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackHandler;
import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.local.stack.LocalStack;
import accelerator.local.stack.SourceData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What the Step Functions console is in the cloud, as JSON for the storefront: `/run/status` tells
/// how far the run is, `/run/shoppers` names some users of each domain to shop as. It has no
/// counterpart in the deployed endpoint.
public final class RunConsole implements LoopbackHandler {
  private final Supplier<RunProgress.View> progress;
  private final Supplier<Optional<JsonNode>> summary;
  private final Supplier<Map<String, List<String>>> shoppers;
  private final InstantSource clock;

  public RunConsole(
      Supplier<RunProgress.View> progress,
      Supplier<Optional<JsonNode>> summary,
      Supplier<Map<String, List<String>>> shoppers,
      InstantSource clock) {
    this.progress = progress;
    this.summary = summary;
    this.shoppers = shoppers;
    this.clock = clock;
  }

  /// The console of one run.
  public static RunConsole of(Refresh refresh, LocalStack stack, List<Domain> domains) {
    return new RunConsole(
        refresh::progress,
        () -> refresh.outcome().map(RunOutcome::summary),
        () ->
            domains.stream()
                .collect(
                    Collectors.toMap(
                        Domain::key,
                        domain -> SourceData.shoppers(stack.snowflake().warehouse(), domain))),
        stack.clock());
  }

  @Override
  public LoopbackAnswer answer(LoopbackRequest request) {
    return switch (request.path()) {
      case "/run/status" -> answer(200, status());
      case "/run/shoppers" -> answer(200, Json.tree(shoppers.get()));
      default ->
          answer(404, Json.object().put("message", "there is /run/status and /run/shoppers"));
    };
  }

  private ObjectNode status() {
    RunProgress.View view = progress.get();
    Instant now = clock.instant();
    ObjectNode status = Json.object().put("status", view.status());
    if (!view.status().equals("NONE")) {
      status.put("startedAt", view.startedAt().toString());
      status.put(
          "elapsedMillis",
          Duration.between(view.startedAt(), view.endedAt().orElse(now)).toMillis());
    }
    ArrayNode steps = status.putArray("steps");
    for (RunProgress.Step step : view.steps()) {
      ObjectNode node =
          steps
              .addObject()
              .put("name", step.name())
              .put("status", step.status().name())
              .put("millis", step.took(now).toMillis());
      step.domain().ifPresent(domain -> node.put("domain", domain));
      if (!step.detail().isEmpty()) {
        node.put("detail", step.detail());
      }
    }
    summary
        .get()
        .ifPresent(
            found -> {
              status.set("summary", found);
              if (found.has("runId")) {
                status.set("runId", found.path("runId"));
              }
            });
    return status;
  }

  private static LoopbackAnswer answer(int status, JsonNode body) {
    return LoopbackAnswer.text(status, "application/json", Json.write(body))
        .with("Cache-Control", "no-store");
  }
}
