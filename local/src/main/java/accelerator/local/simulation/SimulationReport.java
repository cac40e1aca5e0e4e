package accelerator.local.simulation;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// What simulated runs came to, for people and for programs.
///
/// @param fixed the seconds that each day's rows take to answers on a fixed schedule
public record SimulationReport(List<SimulatedRun> runs, List<Long> fixed) {
  /// Dollars of 1,000 transitions of a standard state machine in most regions (AWS Step Functions
  /// pricing).
  private static final double DOLLARS_PER_THOUSAND = 0.025;

  public SimulationReport {
    runs = List.copyOf(runs);
    fixed = List.copyOf(fixed);
  }

  /// One line a run, and their mean.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      SimulatedRun run = runs.get(i);
      lines.add(
          String.format(
              Locale.ROOT,
              "run %d  %s  %s, critical path %s, factor %.3f; looks %s; wasted %s s; %d transitions, $%.4f; at most %.1f %s a second",
              i + 1,
              run.status(),
              time(run.seconds()),
              time(run.criticalPathSeconds()),
              run.overhead(),
              run.orderedLooks(),
              new TreeMap<>(run.wasted()),
              run.transitions(),
              run.transitions() * DOLLARS_PER_THOUSAND / 1000,
              run.requestsPerSecond(),
              run.busiest()));
      if (!run.status().equals("SUCCEEDED")) {
        lines.add("       " + run.problem());
      }
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "mean factor %.4f over %d runs. The warehouse and Personalize are simulated; a call takes no time.",
            runs.stream().mapToDouble(SimulatedRun::overhead).average().orElse(1),
            runs.size()));
    lines.add(
        "by the clock, import at 0:00 and full training daily at 0:30, as the AWS solution Maintaining Personalized Experiences is scheduled: from a day's rows to answers %s on average; these runs took %s"
            .formatted(
                time(average(fixed)),
                time(average(runs.stream().map(SimulatedRun::seconds).toList()))));
    return lines;
  }

  private static long average(List<Long> seconds) {
    return Math.round(seconds.stream().mapToLong(Long::longValue).average().orElse(0));
  }

  private static String time(long seconds) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /// The figures of each run.
  public ObjectNode json() {
    ObjectNode report = Json.object();
    ArrayNode all = report.putArray("runs");
    for (int i = 0; i < runs.size(); i++) {
      SimulatedRun run = runs.get(i);
      ObjectNode figures =
          all.addObject()
              .put("status", run.status())
              .put("seconds", run.seconds())
              .put("criticalPathSeconds", run.criticalPathSeconds())
              .put("fixedScheduleSeconds", fixed.get(i))
              .put("transitions", run.transitions())
              .put("requestsPerSecond", run.requestsPerSecond());
      ObjectNode looks = figures.putObject("looks");
      looks.put("import", run.looks().getOrDefault("import", 0));
      looks.put("train", run.looks().getOrDefault("train", 0));
      figures.set("stages", Json.tree(new TreeMap<>(run.stages())));
      figures.set("wasted", Json.tree(new TreeMap<>(run.wasted())));
      figures.set("requests", Json.tree(new TreeMap<>(run.requests())));
    }
    return report;
  }
}
