package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// Numbers the events of one execution and tells the listeners, until the execution has ended.
final class Recorder {
  /// The service ends an execution whose history would grow longer.
  static final int MOST_EVENTS = 25_000;

  private final String execution;
  private final ExecutionClock clock;
  private final List<History> listeners;
  private final Runnable onFull;
  private long last;
  private boolean hasEnded;

  /// @param onFull called when the history has room for the execution's end only
  Recorder(String execution, ExecutionClock clock, List<History> listeners, Runnable onFull) {
    this(execution, clock, listeners, onFull, 0);
  }

  private Recorder(
      String execution, ExecutionClock clock, List<History> listeners, Runnable onFull, long last) {
    this.execution = execution;
    this.clock = clock;
    this.listeners = List.copyOf(listeners);
    this.onFull = onFull;
    this.last = last;
  }

  /// One that goes on where this one has ended.
  ///
  /// @param onFullNext called when its history has room for the execution's end only
  synchronized Recorder next(Runnable onFullNext) {
    return new Recorder(execution, clock, listeners, onFullNext, last);
  }

  /// How many events there are.
  synchronized long events() {
    return last;
  }

  /// Records an event and returns its number.
  synchronized long record(
      String type, Optional<String> state, Optional<Integer> iteration, JsonNode detail) {
    if (!hasEnded && last == MOST_EVENTS - 1) {
      hasEnded = true;
      onFull.run();
    }
    if (!hasEnded) {
      last++;
      tell(type, state, iteration, detail);
    }
    return last;
  }

  /// Tells of something that the service's own history does not have.
  synchronized void note(
      String type, Optional<String> state, Optional<Integer> iteration, JsonNode detail) {
    if (!hasEnded) {
      tell(type, state, iteration, detail);
    }
  }

  /// Records the end; nothing comes after it.
  synchronized void end(String type, JsonNode detail) {
    hasEnded = true;
    last++;
    tell(type, Optional.empty(), Optional.empty(), detail);
  }

  private void tell(
      String type, Optional<String> state, Optional<Integer> iteration, JsonNode detail) {
    HistoryEvent event =
        new HistoryEvent(execution, last, clock.now(), type, state, iteration, Optional.of(detail));
    listeners.forEach(listener -> listener.record(event));
  }
}
