package accelerator.local.run;

import accelerator.core.Json;
import accelerator.local.run.RunProgress.Step;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The steps of a run as JSON, and back. Those that decided how long the run took are marked as
/// `critical`: what all domains share, and the domain that ended last.
final class StepsJson {
  private StepsJson() {}

  /// @param until the run's end, or now while it runs
  static ArrayNode of(RunProgress.View view, Instant until) {
    Optional<String> last = view.endedAt().flatMap(_ -> last(view.steps(), until));
    ArrayNode steps = Json.array();
    for (Step step : view.steps()) {
      ObjectNode node =
          steps
              .addObject()
              .put("name", step.name())
              .put("status", step.status().name())
              .put("startedAt", step.startedAt().toString())
              .put("millis", step.took(until).toMillis());
      step.domain().ifPresent(domain -> node.put("domain", domain));
      step.endedAt().ifPresent(end -> node.put("endedAt", end.toString()));
      if (!step.detail().isEmpty()) {
        node.put("detail", step.detail());
      }
      step.share().ifPresent(share -> node.set("share", Json.tree(share)));
      boolean isShared = step.domain().isEmpty();
      node.put("critical", view.endedAt().isPresent() && (isShared || step.domain().equals(last)));
    }
    return steps;
  }

  /// The domain whose last step ended last.
  private static Optional<String> last(List<Step> steps, Instant until) {
    return steps.stream()
        .filter(step -> step.domain().isPresent())
        .max(Comparator.comparing(step -> step.endedAt().orElse(until)))
        .flatMap(Step::domain);
  }

  private static Share share(JsonNode json) {
    return new Share(
        json.path("done").asLong(), json.path("total").asLong(), json.path("unit").asText());
  }

  /// The progress that a log's JSON tells of.
  static RunProgress.View view(JsonNode log) {
    List<Step> steps = new ArrayList<>();
    for (JsonNode step : log.path("steps")) {
      steps.add(
          new Step(
              step.path("name").asText(),
              Optional.ofNullable(step.get("domain")).map(JsonNode::asText),
              Step.Status.valueOf(step.path("status").asText()),
              Instant.parse(step.path("startedAt").asText()),
              Optional.ofNullable(step.get("endedAt")).map(JsonNode::asText).map(Instant::parse),
              step.path("detail").asText(""),
              Optional.ofNullable(step.get("share")).map(StepsJson::share)));
    }
    return new RunProgress.View(
        log.path("status").asText(),
        Instant.parse(log.path("startedAt").asText()),
        Optional.ofNullable(log.get("endedAt")).map(JsonNode::asText).map(Instant::parse),
        steps);
  }
}
