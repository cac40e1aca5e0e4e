package accelerator.local.simulation;

import java.time.Duration;
import java.util.Map;

/// How long each change of Personalize takes on one simulated day.
///
/// @param minutes of `import` and `train`, and of any other stage that was named
public record SimulatedDay(Map<String, Double> minutes) {
  /// As observed in the cloud, in the middle of what was seen.
  private static final Map<String, Double> USUAL =
      Map.of(
          "group", 0.75, "dataset", 0.4, "import", 10.0, "tracker", 0.5, "filter", 3.0, "train",
          24.0, "change", 1.0);

  public SimulatedDay {
    minutes = Map.copyOf(minutes);
  }

  static SimulatedDay of(Map<String, Double> minutes) {
    return new SimulatedDay(minutes);
  }

  Duration of(String stage) {
    double taken = minutes.getOrDefault(stage, USUAL.getOrDefault(stage, 0.0));
    return Duration.ofMillis(Math.round(taken * 60_000));
  }

  /// The seconds until answers come from a day's rows where import and training begin by the clock.
  public long fixedScheduleSeconds() {
    return FixedSchedule.seconds(
        Duration.ofSeconds(SimulatedWarehouse.seconds(this)).plus(of("import")), of("train"));
  }

  /// What becoming active takes.
  Duration duration(String kind) {
    return switch (kind) {
      case "datasetGroup" -> of("group");
      case "dataset" -> of("dataset");
      case "datasetImportJob" -> of("import");
      case "eventTracker" -> of("tracker");
      case "filter" -> of("filter");
      case "recommender" -> of("train");
      default -> Duration.ZERO;
    };
  }
}
