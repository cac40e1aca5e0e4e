package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /// Six import jobs under a quota of five are among them.
  @Test
  void theFirstRunWastesTwoPercentAndLaterOnesOne() throws Exception {
    List<JsonNode> runs = runs("--minutes", "import=15,train=40", "--days", "4");

    assertThat(factor(runs.getFirst())).isLessThanOrEqualTo(1.02);
    assertThat(runs.getFirst().path("looks")).allMatch(looks -> looks.asInt() <= 100);
    for (JsonNode later : runs.subList(1, 4)) {
      assertThat(factor(later)).isLessThanOrEqualTo(1.01);
      assertThat(later.path("looks")).allMatch(looks -> looks.asInt() <= 30);
    }
    assertSparingWithRequests(runs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kill-before:TrainRecommenders",
        "kill-after:TrainRecommenders:2",
        "kill-after:ImportDatasets",
        "kill-before:PlanRun",
        "kill-after:PlanRun",
        "kill-after:PublishRecommenders",
        "kill-after:SummariseRun",
        "throttle:CreateRecommender:9",
        "unavailable:CreateRecommender:9",
        "lost:CreateRecommender",
        "lost:CreateDatasetImportJob:3",
        "error:DescribeDatasetGroup:9",
        "in-use:CreateDataset:3",
        "limit:CreateRecommender:3"
      })
  void aRunSurvives(String fault) throws Exception {
    List<JsonNode> runs = runs("--minutes", "import=15,train=40", "--days", "1", "--fault", fault);

    assertThat(runs).extracting(run -> run.path("status").asText()).containsExactly("SUCCEEDED");
    assertThat(factor(runs.getFirst())).isLessThan(1.1);
  }
}
