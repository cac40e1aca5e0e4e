package accelerator.local.run;

import accelerator.core.Json;
import accelerator.emulators.stepfunctions.HistoryEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// What happened to one state of one domain, over all the times that it was entered.
final class VisitLog {
  /// How many looks are kept, the newest.
  static final int MOST_LOOKS = 100;

  private final String state;
  private final Optional<String> domain;
  private final Instant startedAt;
  private final Deque<ObjectNode> looks = new ArrayDeque<>();
  private Status status = Status.RUNNING;
  private Optional<Instant> endedAt = Optional.empty();
  private Optional<JsonNode> input = Optional.empty();
  private Optional<JsonNode> output = Optional.empty();
  private Optional<String> error = Optional.empty();
  private Optional<String> cause = Optional.empty();
  private Optional<String> awaits = Optional.empty();
  private Optional<String> until = Optional.empty();
  private Optional<Instant> askedAt = Optional.empty();
  private int entries;
  private int asked;
  private int retries;

  /// How a state stands.
  enum Status {
    RUNNING,
    /// It will look, or try, again.
    WAITING,
    SUCCEEDED,
    FAILED,
    /// The execution ended while it was under way.
    ABORTED
  }

  VisitLog(String state, Optional<String> domain, Instant startedAt) {
    this.state = state;
    this.domain = domain;
    this.startedAt = startedAt;
  }

  String state() {
    return state;
  }

  Optional<String> domain() {
    return domain;
  }

  Status status() {
    return status;
  }

  /// What its function found in the end; missing before.
  JsonNode result() {
    return output.orElse(Json.object()).at("/Payload/result");
  }

  /// What it waits for, in the words of the function that was asked; empty when it does not wait.
  Optional<String> awaits() {
    return status == Status.WAITING ? awaits : Optional.empty();
  }

  void enter(HistoryEvent event) {
    entries++;
    status = Status.RUNNING;
    endedAt = Optional.empty();
    input = detail(event, "input");
  }

  void ask(HistoryEvent event) {
    status = Status.RUNNING;
    askedAt = Optional.of(event.timestamp());
    until = Optional.empty();
    input = detail(event, "parameters");
  }

  void answer(HistoryEvent event) {
    output = detail(event, "output");
    error = Optional.empty();
    cause = Optional.empty();
    JsonNode payload = output.map(each -> each.path("Payload")).orElse(Json.object());
    boolean isPending = payload.path("state").asText("").equals("PENDING");
    awaits =
        Optional.of(payload.path("awaits").asText("")).filter(text -> isPending && !text.isEmpty());
    look(event, isPending ? awaits.orElse("not yet") : "done");
    status = isPending ? Status.WAITING : Status.SUCCEEDED;
  }

  void fail(HistoryEvent event) {
    error = detail(event, "error").map(JsonNode::asText);
    cause = detail(event, "cause").map(JsonNode::asText).map(VisitLog::said);
    look(event, cause.or(() -> error).orElse("failed"));
    status = Status.FAILED;
  }

  void retry(HistoryEvent event) {
    retries++;
    waitUntil(event);
    awaits = cause.or(() -> error).map(text -> "another try, after: " + text);
  }

  void waitUntil(HistoryEvent event) {
    status = Status.WAITING;
    until = detail(event, "until").map(JsonNode::asText);
  }

  void exit(HistoryEvent event) {
    endedAt = Optional.of(event.timestamp());
    if (asked == 0) {
      output = detail(event, "output");
    }
    if (asked == 0 && status != Status.FAILED) {
      status = Status.SUCCEEDED;
    }
  }

  void abort(Instant when) {
    if (status == Status.RUNNING || status == Status.WAITING) {
      status = Status.ABORTED;
      endedAt = Optional.of(when);
    }
  }

  private void look(HistoryEvent event, String found) {
    asked++;
    Instant from = askedAt.orElse(event.timestamp());
    looks.add(
        Json.object()
            .put("startedAt", from.toString())
            .put("endedAt", event.timestamp().toString())
            .put("found", Clipped.text(found)));
    if (looks.size() > MOST_LOOKS) {
      looks.remove();
    }
  }

  /// A function's failure is JSON, whose message is what it said.
  private static String said(String cause) {
    if (!cause.startsWith("{")) {
      return cause;
    }
    try {
      return Json.parse(cause).path("errorMessage").asText(cause);
    } catch (RuntimeException _) {
      return cause;
    }
  }

  private static Optional<JsonNode> detail(HistoryEvent event, String name) {
    return event.detail().filter(each -> each.has(name)).map(each -> each.get(name));
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("state", state).put("status", status.name());
    domain.ifPresent(key -> json.put("domain", key));
    json.put("startedAt", startedAt.toString());
    endedAt.ifPresent(time -> json.put("endedAt", time.toString()));
    json.put("entries", entries).put("looked", asked).put("retries", retries);
    awaits().ifPresent(text -> json.put("awaits", Clipped.text(text)));
    if (status == Status.WAITING) {
      until.ifPresent(time -> json.put("until", time));
    }
    error.ifPresent(text -> json.put("error", text));
    cause.ifPresent(text -> json.put("cause", Clipped.text(text)));
    ArrayNode seen = json.putArray("looks");
    looks.forEach(seen::add);
    input.ifPresent(value -> json.set("input", Clipped.value(value)));
    output.ifPresent(value -> json.set("output", Clipped.value(value)));
    return json;
  }
}
