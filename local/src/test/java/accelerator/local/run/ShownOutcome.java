package accelerator.local.run;

import accelerator.core.Json;
import accelerator.emulators.stepfunctions.HistoryEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How a run that failed is told to the pages.
public final class ShownOutcome {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private ShownOutcome() {}

  /// The summary of `/run/status` once an execution has failed with this one.
  public static JsonNode onPages(JsonNode summary) {
    ExecutionLog log = new ExecutionLog("run-1", List.of());
    log.record(event(1, "ExecutionStarted", Json.object().set("input", Json.object())));
    log.record(event(2, "ExecutionFailed", Json.object().put("cause", Json.write(summary))));
    return LogViews.status(log.json(NOW)).path("summary");
  }

  private static HistoryEvent event(long id, String type, JsonNode detail) {
    return new HistoryEvent(
        "arn:run-1", id, NOW, type, Optional.empty(), Optional.empty(), Optional.of(detail));
  }
}
