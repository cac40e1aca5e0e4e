package accelerator.local.run;

import accelerator.core.Json;
import accelerator.emulators.stepfunctions.History;
import accelerator.emulators.stepfunctions.HistoryEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Everything that is shown of one execution, from its first event on: its steps, each state's
/// visits with input, output and looks, and the ways that were gone between states. As JSON it is
/// what the page reads and what is kept.
final class ExecutionLog implements History {
  private final String name;
  private final RunProgress progress;
  private final Map<Optional<Integer>, Map<String, VisitLog>> visits = new LinkedHashMap<>();
  private final Map<Optional<Integer>, String> before = new HashMap<>();
  private final Map<Optional<Integer>, VisitLog> lastTask = new HashMap<>();
  private final Set<List<String>> ways = new LinkedHashSet<>();
  private final CompletableFuture<JsonNode> ended = new CompletableFuture<>();
  private JsonNode input = Json.object();
  private JsonNode end = Json.object();

  /// @param name the execution's
  /// @param domains the run's domains in the order of its Map, as far as they are known beforehand
  ExecutionLog(String name, List<String> domains) {
    this.name = name;
    this.progress = new RunProgress(domains);
  }

  String name() {
    return name;
  }

  RunProgress progress() {
    return progress;
  }

  /// Complete with the whole log when the execution has ended.
  CompletableFuture<JsonNode> ended() {
    return ended;
  }

  /// Ends it as interrupted, if it has not ended: the process is about to end, and the run with it.
  void interrupt(Instant when) {
    if (!ended.isDone()) {
      take(
          new HistoryEvent(
              name,
              Integer.MAX_VALUE,
              when,
              "ExecutionAborted",
              Optional.empty(),
              Optional.empty(),
              Optional.of(
                  Json.object()
                      .put("error", "StackStopped")
                      .put("cause", "the stack was stopped while this run was under way"))));
    }
  }

  /// What happens while the process is being stopped happens because of that.
  @Override
  public void record(HistoryEvent event) {
    if (Stopping.now()) {
      interrupt(event.timestamp());
      return;
    }
    take(event);
  }

  private void take(HistoryEvent event) {
    synchronized (this) {
      progress.record(event);
      if (event.type().equals("ExecutionStarted")) {
        input = event.detail().map(detail -> detail.path("input")).orElse(Json.object());
      } else if (event.type().equals("ExecutionRedriven")) {
        end = Json.object();
      } else if (event.type().startsWith("Execution")) {
        end = event.detail().orElse(Json.object());
        all().forEach(visit -> visit.abort(event.timestamp()));
      } else if (event.state().isPresent() && !event.type().startsWith("MapIteration")) {
        visited(event, event.state().get());
      }
    }
    if (!progress.view().status().equals("RUNNING")) {
      ended.complete(json(event.timestamp()));
    }
  }

  private void visited(HistoryEvent event, String state) {
    VisitLog visit =
        visits
            .computeIfAbsent(event.iteration(), _ -> new LinkedHashMap<>())
            .computeIfAbsent(
                state, _ -> new VisitLog(state, progress.domain(event), event.timestamp()));
    switch (event.type().replaceFirst("^(Task|LambdaFunction|Map|Parallel)", "*")) {
      case "*StateEntered" -> enter(event, state, visit);
      case "*Scheduled" -> visit.ask(event);
      case "*Succeeded" -> visit.answer(event);
      case "*Failed", "*TimedOut", "*StateFailed", "EvaluationFailed" -> visit.fail(event);
      case "RetryScheduled" -> visit.retry(event);
      case "WaitScheduled" -> {
        visit.waitUntil(event);
        Optional.ofNullable(lastTask.get(event.iteration()))
            .ifPresent(task -> task.waitUntil(event));
      }
      case "*Started", "*StateStarted", "*StateSucceeded" -> {
        // The entry and the exit say as much.
      }
      case String type when type.endsWith("StateEntered") -> enter(event, state, visit);
      case String type when type.endsWith("StateExited") -> visit.exit(event);
      default -> {
        // What else happens is of no use to somebody who watches.
      }
    }
  }

  private void enter(HistoryEvent event, String state, VisitLog visit) {
    Optional.ofNullable(before.put(event.iteration(), state))
        .ifPresent(from -> ways.add(List.of(from, state)));
    if (event.type().startsWith("Task")) {
      lastTask.put(event.iteration(), visit);
    }
    visit.enter(event);
  }

  private List<VisitLog> all() {
    return visits.values().stream().flatMap(each -> each.values().stream()).toList();
  }

  /// The whole log.
  synchronized ObjectNode json(Instant now) {
    RunProgress.View view = progress.view();
    Instant started = view.status().equals("NONE") ? now : view.startedAt();
    Instant until = view.endedAt().orElse(now);
    ObjectNode json = Json.object().put("name", name).put("status", view.status());
    json.put("startedAt", started.toString());
    view.endedAt().ifPresent(time -> json.put("endedAt", time.toString()));
    json.put("elapsedMillis", Duration.between(started, until).toMillis());
    json.set("input", Clipped.value(input));
    for (String member : List.of("output", "error", "cause")) {
      if (end.has(member)) {
        json.set(member, Clipped.value(end.get(member)));
      }
    }
    // Whole, however long: what of them is kept for reading is not parsed again.
    json.set("summary", LogViews.summary(json, end));
    json.set("found", LogViews.found(all()));
    json.set("steps", StepsJson.of(view, until));
    ArrayNode seen = json.putArray("visits");
    all().forEach(visit -> seen.add(visit.json()));
    json.set("ways", Json.tree(ways));
    return json;
  }
}
