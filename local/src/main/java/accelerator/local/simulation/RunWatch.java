package accelerator.local.simulation;

import accelerator.emulators.stepfunctions.History;
import accelerator.emulators.stepfunctions.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Counts what a simulated execution does, from its history.
final class RunWatch implements History {
  /// The states that look, by their stage, each with the one that follows.
  private static final Map<String, String> LOOKS =
      Map.of("Import datasets", "import", "Train recommenders", "train");

  private static final Map<String, String> AFTER =
      Map.of("Train recommenders", "import", "Publish recommenders", "train");

  private final Map<Place, Integer> looks = new LinkedHashMap<>();
  private final Map<Place, Instant> begun = new HashMap<>();
  private final Map<Place, Long> seconds = new LinkedHashMap<>();
  private long transitions;

  /// A stage of the run of one domain.
  private record Place(String stage, Optional<Integer> iteration) {}

  @Override
  public synchronized void record(HistoryEvent event) {
    if (!event.type().endsWith("StateEntered")) {
      return;
    }
    transitions++;
    String state = event.state().orElse("");
    if (AFTER.containsKey(state)) {
      Place ended = new Place(AFTER.getOrDefault(state, ""), event.iteration());
      Instant start = begun.getOrDefault(ended, event.timestamp());
      seconds.putIfAbsent(ended, Duration.between(start, event.timestamp()).toSeconds());
    }
    if (LOOKS.containsKey(state)) {
      Place place = new Place(LOOKS.getOrDefault(state, ""), event.iteration());
      looks.merge(place, 1, Integer::sum);
      begun.putIfAbsent(place, event.timestamp());
    }
  }

  long transitions() {
    return transitions;
  }

  /// The looks at each stage: of the domain that took most.
  Map<String, Integer> looks() {
    Map<String, Integer> most = new LinkedHashMap<>();
    looks.forEach((place, count) -> most.merge(place.stage(), count, Math::max));
    return most;
  }

  /// The seconds of each stage: of the domain that took longest.
  Map<String, Long> stages() {
    Map<String, Long> longest = new LinkedHashMap<>();
    seconds.forEach((place, took) -> longest.merge(place.stage(), took, Math::max));
    return longest;
  }
}
