package accelerator.local.simulation;

import accelerator.emulators.stepfunctions.ExecutionResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Sums a simulated execution up.
final class SimulatedRuns {
  /// Requests are counted over ten seconds: a look asks several at one instant.
  private static final long SPAN = 10_000;

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
    Map<String, Double> rates = rates(asked);
    String busiest =
        rates.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("");
    return new SimulatedRun(
        result.status().name(),
        took.toSeconds(),
        ideal.values().stream().mapToLong(Long::longValue).sum(),
        watch.looks(),
        stages,
        wasted,
        watch.transitions(),
        rates.getOrDefault(busiest, 0.0),
        busiest,
        result.cause().orElse(""));
  }

  private static Map<String, Double> rates(List<FaultyServices.Asked> asked) {
    Map<String, Double> rates = new TreeMap<>();
    asked.stream()
        .collect(
            Collectors.groupingBy(
                each -> each.operation() + " " + each.at().toEpochMilli() / SPAN,
                Collectors.counting()))
        .forEach(
            (span, count) -> rates.merge(span.split(" ", 2)[0], count * 1000.0 / SPAN, Math::max));
    return rates;
  }
}
