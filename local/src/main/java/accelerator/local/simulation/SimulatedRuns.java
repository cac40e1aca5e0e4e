package accelerator.local.simulation;

import accelerator.emulators.stepfunctions.ExecutionResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Sums a simulated execution up.
final class SimulatedRuns {
  /// Requests are counted over ten seconds: a call takes no simulated time, so a look asks several
  /// at one instant.
  private static final Duration SPAN = Duration.ofSeconds(10);

  private SimulatedRuns() {}

  static SimulatedRun of(
      ExecutionResult result,
      RunWatch watch,
      Map<String, Long> ideal,
      Duration took,
      List<FaultyServices.Asked> asked) {
    Map<String, Long> stages = watch.stages();
    Map<String, Long> wasted = new TreeMap<>();
    stages.forEach((stage, seconds) -> wasted.put(stage, seconds - ideal.getOrDefault(stage, 0L)));
    return new SimulatedRun(
        result.status().name(),
        took.toSeconds(),
        ideal.values().stream().mapToLong(Long::longValue).sum(),
        watch.looks(),
        stages,
        wasted,
        watch.transitions(),
        rates(asked),
        result.cause().orElse(""));
  }

  /// The requests a second of each operation, in any ten seconds in which they are most.
  static Map<String, Double> rates(List<FaultyServices.Asked> asked) {
    Map<String, List<Instant>> times = new TreeMap<>();
    asked.forEach(
        each -> times.computeIfAbsent(each.operation(), _ -> new ArrayList<>()).add(each.at()));
    Map<String, Double> rates = new TreeMap<>();
    times.forEach((operation, each) -> rates.put(operation, most(each) / seconds()));
    return rates;
  }

  private static double seconds() {
    return SPAN.toMillis() / 1000.0;
  }

  private static int most(List<Instant> times) {
    List<Instant> sorted = times.stream().sorted().toList();
    int most = 0;
    int first = 0;
    for (int last = 0; last < sorted.size(); last++) {
      while (!sorted.get(last).isBefore(sorted.get(first).plus(SPAN))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }
}
