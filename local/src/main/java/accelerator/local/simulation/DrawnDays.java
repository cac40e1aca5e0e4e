package accelerator.local.simulation;

import accelerator.core.InvalidInput;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The durations of simulated days, drawn around what was asked for.
///
/// @param minutes of stages by their names
/// @param spread the standard deviation in percent of the minutes of import and training
/// @param isLogUniform whether import and training take from a minute to twenty hours instead, each
///   order of magnitude as often as another
/// @param outliers the minutes of import and training on single days, the first being 1
public record DrawnDays(
    Map<String, Double> minutes,
    int spread,
    boolean isLogUniform,
    Map<Integer, Double> outliers,
    long seed) {
  private static final double LONGEST = 20 * 60;
  private static final double MOST_MINUTES = 10_000;

  private static final Set<String> STAGES =
      new TreeSet<>(
          Set.of(
              "group",
              "dataset",
              "import",
              "tracker",
              "filter",
              "train",
              "change",
              "transform",
              "check",
              "unload"));
  private static final Set<String> DRAWN = Set.of("import", "train");

  /// @throws InvalidInput naming what cannot be
  public DrawnDays {
    minutes = Map.copyOf(minutes);
    outliers = Map.copyOf(outliers);
    minutes.forEach(
        (stage, value) -> {
          if (!STAGES.contains(stage) || !isDuration(value)) {
            throw new InvalidInput(
                "--minutes must be STAGE=0..10000 with one of %s, was '%s=%s'"
                    .formatted(STAGES, stage, value));
          }
        });
    outliers.forEach(
        (day, value) -> {
          if (day < 1 || !isDuration(value)) {
            throw new InvalidInput(
                String.format(
                    Locale.ROOT, "--outlier must be DAY=0..10000, was '%d=%s'", day, value));
          }
        });
    if (spread < 0 || spread > 100) {
      throw new InvalidInput("--spread must be 0..100, was " + spread);
    }
  }

  /// What is no number is none.
  private static boolean isDuration(double minutes) {
    return minutes >= 0 && minutes <= MOST_MINUTES;
  }

  /// One day's durations; never under a tenth of the minutes.
  public SimulatedDay day(int number) {
    Map<String, Double> drawn = new TreeMap<>(minutes);
    Random random = new Random(seed * 31 + number);
    SimulatedDay usual = SimulatedDay.of(minutes);
    for (String stage : new TreeSet<>(DRAWN)) {
      double likely = usual.of(stage).toSeconds() / 60.0;
      double value =
          isLogUniform
              ? Math.pow(LONGEST, random.nextDouble())
              : Math.max(likely / 10, random.nextGaussian(likely, likely * spread / 100));
      drawn.put(stage, outliers.getOrDefault(number, value));
    }
    return SimulatedDay.of(drawn);
  }
}
