package accelerator.emulators.personalize;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackHandler;
import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// {@link PersonalizeControls} over HTTP, below `/_emulator`: JSON objects in and out. What cannot
/// be is answered with 400, a path that there is not with 404, each with a `message`.
record ControlDoor(PersonalizeControls controls) implements LoopbackHandler {
  /// The largest body that is read, in bytes.
  static final int LARGEST_BODY = 64 << 20;

  private static final String PATH = "/_emulator";

  @FunctionalInterface
  private interface Action {
    ObjectNode answer(ControlRequest request);
  }

  static boolean isFor(LoopbackRequest request) {
    return request.path().equals(PATH) || request.path().startsWith(PATH + "/");
  }

  private Map<String, Action> actions() {
    Map<String, Action> all = new TreeMap<>();
    all.put("GET /clock", _ -> clock());
    all.put("POST /clock", this::setClock);
    all.put("POST /answers", this::declareAnswer);
    all.put("DELETE /answers", _ -> done(controls::forgetAnswers));
    all.put("POST /failures", this::declareFailure);
    all.put("DELETE /failures", _ -> done(controls::forgetFailures));
    all.put("POST /failing-jobs", this::failJob);
    all.put("POST /rows", this::importRows);
    all.put("POST /trainings", this::train);
    all.put("POST /reset", this::reset);
    return all;
  }

  @Override
  public LoopbackAnswer answer(LoopbackRequest request) {
    Map<String, Action> actions = actions();
    String asked = request.method() + " " + request.path().substring(PATH.length());
    Action action = actions.get(asked);
    if (action == null) {
      return refused(404, "There is no %s here, but %s".formatted(asked, actions.keySet()));
    }
    try {
      return written(200, action.answer(new ControlRequest(read(request))));
    } catch (EmulatorException failure) {
      return refused(400, String.valueOf(failure.getMessage()));
    }
  }

  @Override
  public LoopbackAnswer failed(LoopbackRequest request, Throwable failure) {
    return refused(500, "The stand-in failed: " + failure);
  }

  private static ObjectNode read(LoopbackRequest request) {
    if (request.isTooLarge()) {
      throw new EmulatorException("the body must have at most " + LARGEST_BODY + " bytes");
    }
    byte[] body = request.body();
    if (body.length == 0) {
      return StrictJson.object();
    }
    try {
      if (StrictJson.read(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException failure) {
      throw new EmulatorException("the body is not JSON: " + failure.getMessage(), failure);
    }
    throw new EmulatorException("the body must be a JSON object");
  }

  private static LoopbackAnswer refused(int status, String message) {
    return written(status, StrictJson.object().put("message", message));
  }

  private static LoopbackAnswer written(int status, ObjectNode body) {
    return LoopbackAnswer.of(status, PersonalizeJson.bytes(body))
        .with("content-type", "application/json");
  }

  private static ObjectNode done(Runnable action) {
    action.run();
    return StrictJson.object();
  }

  private ObjectNode reset(ControlRequest request) {
    request.demandOnly();
    return done(controls::reset);
  }

  private ObjectNode clock() {
    return StrictJson.object()
        .put("time", controls.now().toString())
        .put("stopped", controls.isStopped());
  }

  private ObjectNode setClock(ControlRequest request) {
    request.demandOnly("time", "advance", "stopped");
    Optional<String> time = request.find("time");
    Optional<String> advance = request.find("advance");
    if (time.isPresent() == advance.isPresent()) {
      throw new EmulatorException("one of time and advance must be given");
    }
    boolean stops = request.flag("stopped");
    if (advance.isPresent() && request.body().has("stopped")) {
      throw new EmulatorException("stopped goes with time: what advances stands as it stood");
    }
    try {
      time.map(Instant::parse).ifPresent(stops ? controls::stopTime : controls::setTime);
      advance.map(Duration::parse).ifPresent(controls::advance);
    } catch (DateTimeException failure) {
      throw new EmulatorException(
          "time must be like 2026-01-31T12:00:00Z, advance like PT1H30M, was '%s'"
              .formatted(time.or(() -> advance).orElse("")),
          failure);
    }
    return clock();
  }

  private ObjectNode declareAnswer(ControlRequest request) {
    request.demandOnly("recommender", "userId", "itemId", "itemIds");
    controls.declare(
        new DeclaredAnswer(
            request.text("recommender"),
            request.find("userId"),
            request.find("itemId"),
            request.texts("itemIds")));
    return StrictJson.object();
  }

  private ObjectNode declareFailure(ControlRequest request) {
    request.demandOnly("operation", "error", "message", "times");
    DeclaredFailure failure =
        DeclaredFailure.of(request.text("operation"), request.text("error"))
            .times(request.number("times").orElse(1));
    controls.declare(request.find("message").map(failure::withMessage).orElse(failure));
    return StrictJson.object();
  }

  private ObjectNode failJob(ControlRequest request) {
    request.demandOnly("name", "reason");
    controls.failJob(request.text("name"), request.text("reason"));
    return StrictJson.object();
  }

  private ObjectNode importRows(ControlRequest request) {
    request.demandOnly("datasetArn", "rows", "importMode");
    List<Map<String, String>> rows = request.rows("rows");
    controls.give(request.text("datasetArn"), rows, mode(request.find("importMode")));
    return StrictJson.object().put("rows", rows.size());
  }

  private static BulkImportMode mode(Optional<String> given) {
    try {
      return given.map(BulkImportMode::valueOf).orElse(BulkImportMode.FULL);
    } catch (IllegalArgumentException failure) {
      throw new EmulatorException(
          "importMode must be FULL or INCREMENTAL, was '%s'".formatted(given.orElse("")), failure);
    }
  }

  private ObjectNode train(ControlRequest request) {
    request.demandOnly("recommender");
    ObjectNode answer = StrictJson.object();
    controls
        .retrain(request.text("recommender"))
        .ifPresent(reason -> answer.put("failureReason", reason));
    return answer;
  }
}
