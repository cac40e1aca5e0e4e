package accelerator.local.run;

import accelerator.core.Json;
import accelerator.emulators.stepfunctions.History;
import accelerator.emulators.stepfunctions.HistoryEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The progress of one execution as people follow it: a step for each task of the state machine,
/// once per domain, from its first entry until another task of the same domain begins.
public final class RunProgress implements History {
  private static final int LONGEST_REASON = 300;

  private final List<String> domains;
  private final List<Step> steps = new ArrayList<>();
  private final Map<Optional<Integer>, Integer> current = new HashMap<>();
  private final Map<Optional<Integer>, String> named = new HashMap<>();
  private final Map<Optional<Integer>, String> awaited = new HashMap<>();
  private final Map<Optional<Integer>, JsonNode> payloads = new HashMap<>();
  private Instant startedAt = Instant.EPOCH;
  private Optional<Instant> endedAt = Optional.empty();
  private String status = "NONE";

  /// A task of the run.
  ///
  /// @param domain the domain's key; empty for what all domains share
  /// @param detail what it waits for; empty when nothing
  /// @param share how much of it is done, where its function tells
  public record Step(
      String name,
      Optional<String> domain,
      Status status,
      Instant startedAt,
      Optional<Instant> endedAt,
      String detail,
      Optional<Share> share) {

    /// A step that does not tell how much of it is done.
    public Step(
        String name,
        Optional<String> domain,
        Status status,
        Instant startedAt,
        Optional<Instant> endedAt,
        String detail) {
      this(name, domain, status, startedAt, endedAt, detail, Optional.empty());
    }

    /// How far a step is.
    public enum Status {
      RUNNING,
      DONE,
      FAILED
    }

    /// How long it has taken, until now if it has not ended.
    public Duration took(Instant now) {
      return Duration.between(startedAt, endedAt.orElse(now));
    }

    private Step ended(Status how, Instant when) {
      return new Step(name, domain, how, startedAt, Optional.of(when), "", share);
    }

    private Step waiting(String what) {
      return new Step(name, domain, status, startedAt, endedAt, what, share);
    }

    private Step done(Optional<Share> how) {
      return new Step(name, domain, status, startedAt, endedAt, detail, how);
    }
  }

  /// All there is to show.
  ///
  /// @param status `NONE` before the run, then as the execution's
  public record View(
      String status, Instant startedAt, Optional<Instant> endedAt, List<Step> steps) {
    public View {
      steps = List.copyOf(steps);
    }
  }

  /// @param domains the run's domains in the order of its Map; what an iteration begins with says
  ///   it better, where it does
  public RunProgress(List<String> domains) {
    this.domains = List.copyOf(domains);
  }

  public synchronized View view() {
    return new View(status, startedAt, endedAt, steps);
  }

  /// The domain in which something happened; empty for what all domains share.
  synchronized Optional<String> domain(HistoryEvent event) {
    return event
        .iteration()
        .flatMap(
            index ->
                Optional.ofNullable(named.get(event.iteration()))
                    .or(
                        () ->
                            Optional.of(index)
                                .filter(each -> each < domains.size())
                                .map(domains::get)));
  }

  @Override
  public synchronized void record(HistoryEvent event) {
    learn(event);
    switch (event.type()) {
      case "ExecutionStarted" -> {
        startedAt = event.timestamp();
        status = "RUNNING";
      }
      case "ExecutionRedriven" -> status = "RUNNING";
      case "TaskStateEntered" -> enter(event);
      case "TaskScheduled" -> asked(event);
      case "TaskSucceeded" -> answered(event);
      case "TaskFailed", "TaskTimedOut", "MapIterationFailed" -> fail(event);
      case "WaitScheduled", "RetryScheduled" ->
          update(event, waiting(event, awaited.getOrDefault(event.iteration(), "")));
      case "MapStateEntered" -> end(Optional.empty(), event.timestamp());
      case "MapIterationSucceeded" -> end(event.iteration(), event.timestamp());
      case "ExecutionSucceeded" -> finish("SUCCEEDED", event.timestamp());
      case "ExecutionFailed" -> finish("FAILED", event.timestamp());
      case "ExecutionTimedOut" -> finish("TIMED_OUT", event.timestamp());
      case "ExecutionAborted" -> finish("ABORTED", event.timestamp());
      default -> {
        // What else happens is of no use to somebody who waits.
      }
    }
  }

  private void enter(HistoryEvent event) {
    String name = event.state().orElseThrow();
    Integer index = current.get(event.iteration());
    if (index != null && steps.get(index).name().equals(name)) {
      return;
    }
    end(event.iteration(), event.timestamp());
    steps.add(
        new Step(
            name, domain(event), Step.Status.RUNNING, event.timestamp(), Optional.empty(), ""));
    current.put(event.iteration(), steps.size() - 1);
  }

  /// What an iteration begins with is the plan of its domain.
  private void learn(HistoryEvent event) {
    if (event.iteration().isPresent()
        && event.type().endsWith("StateEntered")
        && !named.containsKey(event.iteration())) {
      event
          .detail()
          .map(detail -> detail.at("/input/domain").asText(""))
          .filter(domain -> !domain.isEmpty())
          .ifPresent(domain -> named.put(event.iteration(), domain));
    }
  }

  private void asked(HistoryEvent event) {
    JsonNode payload =
        event.detail().map(detail -> detail.at("/parameters/Payload")).orElse(Json.object());
    payloads.put(event.iteration(), payload);
    Integer index = current.get(event.iteration());
    if (index != null && steps.get(index).share().isEmpty()) {
      steps.set(index, steps.get(index).done(StageShare.asked(steps.get(index).name(), payload)));
    }
  }

  private void answered(HistoryEvent event) {
    Integer index = current.get(event.iteration());
    JsonNode answer =
        event.detail().map(detail -> detail.at("/output/Payload")).orElse(Json.object());
    if (index != null) {
      Step step = steps.get(index);
      JsonNode payload = payloads.getOrDefault(event.iteration(), Json.object());
      steps.set(index, step.done(StageShare.answered(step.name(), payload, answer)));
    }
    String awaits = answer.path("awaits").asText("");
    String reason =
        awaits.length() <= LONGEST_REASON ? awaits : awaits.substring(0, LONGEST_REASON) + "..";
    awaited.put(event.iteration(), reason);
    update(event, reason);
  }

  private void update(HistoryEvent event, String detail) {
    Integer index = current.get(event.iteration());
    if (index != null) {
      steps.set(index, steps.get(index).waiting(detail));
    }
  }

  private void fail(HistoryEvent event) {
    Integer index = current.remove(event.iteration());
    if (index != null) {
      steps.set(index, steps.get(index).ended(Step.Status.FAILED, event.timestamp()));
    }
  }

  private void end(Optional<Integer> iteration, Instant when) {
    Integer index = current.remove(iteration);
    if (index != null) {
      steps.set(index, steps.get(index).ended(Step.Status.DONE, when));
    }
  }

  private void finish(String how, Instant when) {
    List.copyOf(current.keySet()).forEach(iteration -> end(iteration, when));
    status = how;
    endedAt = Optional.of(when);
  }

  /// What it waits for, when that is known, and when it looks again.
  private static String waiting(HistoryEvent event, String awaits) {
    String again =
        event
            .detail()
            .map(detail -> detail.path("until").asText(""))
            .filter(until -> !until.isEmpty())
            .map(
                until ->
                    String.format(
                        Locale.ROOT,
                        "looks again in %d s",
                        Math.max(
                            0,
                            Duration.between(event.timestamp(), Instant.parse(until)).toSeconds())))
            .orElse("");
    return awaits.isEmpty() ? again : "waits for %s, %s".formatted(awaits, again);
  }
}
