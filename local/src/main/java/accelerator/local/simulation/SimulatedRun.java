package accelerator.local.simulation;

import java.util.Map;
import java.util.TreeMap;

/// What one simulated run came to.
///
/// @param seconds from its start to its end
/// @param criticalPathSeconds what it would have taken if every change had been seen at once
/// @param looks at each stage: of the domain that took most
/// @param stages the seconds of each stage: of the domain that took longest
/// @param wasted the seconds by which each stage was longer than it had to be
/// @param transitions of the state machine
/// @param requests a second of each operation of Personalize's control plane, in the ten seconds in
///   which it was asked most
public record SimulatedRun(
    String status,
    long seconds,
    long criticalPathSeconds,
    Map<String, Integer> looks,
    Map<String, Long> stages,
    Map<String, Long> wasted,
    long transitions,
    Map<String, Double> requests,
    String problem) {
  public SimulatedRun {
    looks = Map.copyOf(looks);
    stages = Map.copyOf(stages);
    wasted = Map.copyOf(wasted);
    requests = Map.copyOf(requests);
  }

  /// The operation that was asked most; empty when none was.
  String busiest() {
    return requests.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /// The requests a second of that operation.
  double requestsPerSecond() {
    return requests.getOrDefault(busiest(), 0.0);
  }

  /// How much longer than it had to be, as a factor.
  public double overhead() {
    return criticalPathSeconds == 0 ? 1 : (double) seconds / criticalPathSeconds;
  }

  /// The looks in the order of their stages' names.
  Map<String, Integer> orderedLooks() {
    return new TreeMap<>(looks);
  }
}
