package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.emulators.stepfunctions.ExecutionResult;
import accelerator.emulators.stepfunctions.History;
import accelerator.emulators.stepfunctions.HistoryEvent;
import accelerator.local.stack.LocalStack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The processes of the functions die by signal 9 in every stage, and the run goes well.
class KilledFunctionsIT {
  private static final Set<String> STAGES =
      new TreeSet<>(
          Set.of(
              "Plan the run",
              "Load sample data",
              "Transform datasets",
              "Check data",
              "Unload datasets",
              "Import datasets",
              "Train recommenders",
              "Publish recommenders",
              "Show datasets",
              "Summarise"));

  @TempDir private Path folder;

  /// Kills all functions once in each stage, as it begins its call.
  private static final class Killer implements History {
    private final Set<String> reached = new TreeSet<>();
    private final List<Long> killed = new ArrayList<>();

    @Override
    public synchronized void record(HistoryEvent event) {
      String state = event.state().orElse("");
      if (event.type().equals("TaskStateEntered") && STAGES.contains(state) && reached.add(state)) {
        ProcessHandle.current()
            .descendants()
            .filter(process -> process.info().command().orElse("").endsWith("java"))
            .filter(ProcessHandle::destroyForcibly)
            .forEach(process -> killed.add(process.pid()));
      }
    }
  }

  @Test
  void aRunGoesWellThoughEveryFunctionIsKilledInEveryStage() throws Exception {
    Killer killer = new Killer();
    try (LocalStack stack = LocalStack.start(Runs.settings(folder))) {
      ExecutionResult result =
          stack
              .machine()
              .start("killed", Json.object().put("loadSampleData", true), killer)
              .result()
              .get(Runs.PATIENCE_SECONDS, TimeUnit.SECONDS);

      assertThat(result.status())
          .as("%s", result.cause())
          .isEqualTo(ExecutionResult.Status.SUCCEEDED);
      assertThat(killer.reached).isEqualTo(STAGES);
      assertThat(killer.killed).hasSizeGreaterThanOrEqualTo(STAGES.size());
      Runs.awaitStart(stack);
      assertThat(Runs.get(stack, "/v1/ecommerce/most-viewed").statusCode()).isEqualTo(200);
    }
  }
}
