package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SimulateIT {
  @TempDir private Path folder;

  private List<JsonNode> runs(String... options) throws Exception {
    Path file = folder.resolve("figures.json");
    List<String> arguments = new ArrayList<>(List.of("simulate", "--json", file.toString()));
    arguments.addAll(List.of(options));
    assertThat(Main.commandLine().execute(arguments.toArray(String[]::new))).isZero();
    List<JsonNode> runs = new ArrayList<>();
    Json.parse(Files.readString(file)).path("runs").forEach(runs::add);
    return runs;
  }

  /// Personalize takes one request a second of each operation (General Reference, quotas).
  private static void assertSparingWithRequests(List<JsonNode> runs) {
    for (JsonNode run : runs) {
      assertThat(run.path("requests").properties())
          .isNotEmpty()
          .allMatch(operation -> operation.getValue().asDouble() <= 1.0);
    }
  }

  private static double factor(JsonNode run) {
    return run.path("seconds").asDouble() / run.path("criticalPathSeconds").asDouble();
  }

  /// Six import jobs under a quota of five are among them each day, which grow no longer from run
  /// to run.
  @Test
  void theFirstRunWastesTwoPercentAndLaterOnesOne() throws Exception {
    List<JsonNode> runs = runs("--minutes", "import=15,train=40", "--days", "12");

    assertThat(factor(runs.getFirst())).isLessThanOrEqualTo(1.02);
    assertThat(runs.getFirst().path("looks")).allMatch(looks -> looks.asInt() <= 100);
    long second = runs.get(1).path("seconds").asLong();
    for (JsonNode later : runs.subList(1, 12)) {
      assertThat(factor(later)).isLessThanOrEqualTo(1.01);
      assertThat(later.path("looks")).allMatch(looks -> looks.asInt() <= 30);
      assertThat(later.path("seconds").asLong()).isLessThanOrEqualTo(second + 30);
    }
    assertSparingWithRequests(runs);
  }

  @Test
  void retrainingAsksNoMoreOftenThanOnceASecond() throws Exception {
    assertSparingWithRequests(runs("--minutes", "import=15,train=40", "--days", "3", "--retrain"));
  }

  private static double mean(List<JsonNode> runs) {
    return runs.stream().mapToDouble(SimulateIT::factor).average().orElseThrow();
  }

  /// As many as take a minute; `-Dsimulate.days=30` for the whole month.
  private static String days(int usual) {
    return String.valueOf(Integer.getInteger("simulate.days", usual));
  }

  /// Two of the days take eight hours less than the others think: the outlier, and the first day of
  /// all, of which nothing is known.
  @Test
  void aMonthOfScatteredDaysWithOneOutlierWastesTwoPercentAndForgetsTheOutlierAtOnce()
      throws Exception {
    List<JsonNode> runs =
        runs(
            "--minutes",
            "import=40,train=40",
            "--spread",
            "30",
            "--days",
            days(14),
            "--outlier",
            "12=480",
            "--retrain");

    assertThat(mean(runs)).isLessThanOrEqualTo(1.02);
    assertThat(factor(runs.get(12))).as("the day after the outlier").isLessThanOrEqualTo(1.03);
    assertSparingWithRequests(runs);
  }

  /// Six import jobs under the quota of five are among them each day.
  @Test
  void daysFromOneMinuteToTwentyHoursWasteThreePercent() throws Exception {
    List<JsonNode> runs = runs("--log-uniform", "--days", days(8), "--seed", "7", "--retrain");

    assertThat(mean(runs)).isLessThanOrEqualTo(1.03);
  }

  @Test
  void saysWhichFaultNeverCame() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    CommandLine line =
        Main.commandLine().setOut(new PrintWriter(said, true, StandardCharsets.UTF_8));

    assertThat(line.execute("simulate", "--days", "1", "--fault", "throttle:CreateRecomender:3"))
        .isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8).lines().toList().getLast())
        .isEqualTo(
            "--fault throttle:CreateRecomender:3 never came: nothing called 'CreateRecomender' was"
                + " asked for");
  }

  /// Each by itself, at every place of a run: FaultMatrixIT.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "kill-before:TrainRecommenders",
        "kill-after:TrainRecommenders:2",
        "throttle:CreateRecommender:9",
        "lost:CreateDatasetImportJob:3",
        "error:DescribeDatasetGroup:9",
        "in-use:CreateDataset:3"
      })
  void aRunSurvives(String fault) throws Exception {
    List<JsonNode> runs = runs("--minutes", "import=15,train=40", "--days", "1", "--fault", fault);

    assertThat(runs).extracting(run -> run.path("status").asText()).containsExactly("SUCCEEDED");
    assertThat(factor(runs.getFirst())).isLessThan(1.1);
  }
}
