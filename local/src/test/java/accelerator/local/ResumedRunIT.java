package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.local.faults.RehearsedFault;
import accelerator.local.run.RunOutcome;
import accelerator.local.stack.LocalStack;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A run that failed after its datasets were unloaded goes on with them: Snowflake is asked for
/// nothing once more.
@ExtendWith(StackLogs.class)
class ResumedRunIT {
  private static final int ALL = 10_000;

  @TempDir private Path folder;

  private static long calls(LocalStack stack, String action) {
    return stack.functions().log("WarehouseFunction", ALL).stream()
        .filter(line -> line.contains("\"action\":\"%s\"".formatted(action)))
        .count();
  }

  @Test
  void aRunThatFailedInItsTrainingIsResumedWithoutAnotherTransformation() throws Exception {
    try (LocalStack stack = LocalStack.start(Runs.settings(folder))) {
      stack.fail(List.of(RehearsedFault.of("denied:CreateRecommender")));
      RunOutcome failed =
          Runs.run(
              stack,
              "{\"loadSampleData\":true,\"recommenders\":{\"ecommerce\":[\"most-viewed\"]}}");
      assertThat(failed.succeeded()).isFalse();
      assertThat(Runs.failure(failed)).startsWith("Train recommenders: ");
      long transformed = calls(stack, "TransformDatasets");
      long unloaded = calls(stack, "UnloadDatasets");
      assertThat(transformed).isPositive();
      assertThat(unloaded).isPositive();

      RunOutcome resumed =
          Runs.run(stack, Json.write(Json.tree(failed.summary().path("goOnWith"))));

      assertThat(resumed.succeeded()).as("%s", resumed.summary()).isTrue();
      assertThat(calls(stack, "TransformDatasets")).isEqualTo(transformed);
      assertThat(calls(stack, "UnloadDatasets")).isEqualTo(unloaded);
      assertThat(resumed.summary().at("/domains/0/rows"))
          .as("the rows that were unloaded are told again")
          .isEqualTo(failed.summary().at("/domains/0/rows"));
      assertThat(Runs.get(stack, "/v1/ecommerce/most-viewed").statusCode()).isEqualTo(200);
    }
  }
}
