package accelerator.local.run;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// What of an execution's log a page is told.
final class LogViews {
  private LogViews() {}

  /// An execution in a list.
  static ObjectNode line(JsonNode log) {
    ObjectNode line =
        members(log, List.of("name", "status", "startedAt", "elapsedMillis", "input"));
    JsonNode summary = summary(log);
    if (summary.has("runId")) {
      line.set("runId", summary.get("runId"));
    }
    return line;
  }

  /// All but what the states read and wrote.
  static ObjectNode withoutPayloads(JsonNode log) {
    ObjectNode view = log.deepCopy();
    for (JsonNode visit : view.path("visits")) {
      ((ObjectNode) visit).remove(List.of("input", "output", "looks"));
    }
    if (summary(log).isEmpty()) {
      view.remove("summary");
    }
    return view;
  }

  /// How far an execution is: its steps, and its summary when it has ended.
  static ObjectNode status(JsonNode log) {
    ObjectNode status =
        members(log, List.of("name", "status", "startedAt", "endedAt", "elapsedMillis", "steps"));
    JsonNode summary = summary(log);
    if (!summary.isEmpty()) {
      status.set("summary", summary);
      if (summary.has("runId")) {
        status.set("runId", summary.get("runId"));
      }
    }
    return status;
  }

  /// The execution's output, or what its failure says; empty while it runs.
  static JsonNode summary(JsonNode log) {
    return log.path("summary").isObject() ? log.get("summary") : summary(log, log);
  }

  /// The same by what the end told, unclipped.
  static JsonNode summary(JsonNode log, JsonNode end) {
    if (!log.has("endedAt")) {
      return Json.object();
    }
    return RunOutcome.summary(
        log.path("status").asText(),
        Optional.ofNullable(end.get("output")),
        end.path("error").asText(""),
        end.path("cause").asText(""));
  }

  private static ObjectNode members(JsonNode log, List<String> names) {
    ObjectNode some = Json.object();
    names.stream().filter(log::has).forEach(name -> some.set(name, log.get(name)));
    return some;
  }

  /// What the check and the unload of each domain found: rows, what was left out, bytes. It is
  /// there before the run has ended, and of a run that failed later.
  static ObjectNode found(List<VisitLog> visits) {
    ObjectNode found = Json.object();
    for (VisitLog visit : visits) {
      JsonNode result = visit.result();
      String domain = visit.domain().orElse("");
      switch (visit.state()) {
        case "Check data" ->
            found
                .withObjectProperty(domain)
                .setAll(
                    members(result, List.of("rows", "leftOut", "examples", "warnings", "skipped")));
        case "Unload datasets" -> {
          ObjectNode bytes = Json.object();
          result
              .path("datasets")
              .forEach(each -> bytes.set(each.path("dataset").asText(), each.path("bytes")));
          found.withObjectProperty(domain).set("bytes", bytes);
        }
        default -> {
          // No other state counts anything.
        }
      }
    }
    return found;
  }
}
