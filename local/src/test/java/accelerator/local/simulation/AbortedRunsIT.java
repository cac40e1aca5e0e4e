package accelerator.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.stepfunctions.MachineExecution;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run that somebody aborts blocks nobody: the next one and a resumed one leave what an
/// undisturbed run leaves.
class AbortedRunsIT {
  private static final String LOCK = "locks/ecommerce.json";

  private static RehearsedStack stack;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    stack = new RehearsedStack(folder, List.of());
  }

  @BeforeEach
  void beginAnew() throws Exception {
    stack.beginAnew();
  }

  @AfterAll
  static void close() {
    stack.close();
  }

  private Map<String, JsonNode> undisturbed() throws Exception {
    assertThat(stack.run(List.of(), "{}").isWell()).isTrue();
    Map<String, JsonNode> left = stack.left();
    stack.beginAnew();
    return left;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Plan the run",
        "Transform datasets",
        "Check data",
        "Unload datasets",
        "Import datasets",
        "Train recommenders",
        "Publish recommenders",
        "Show datasets",
        "Retire recommenders",
        "Summarise"
      })
  void theNextRunGoesWell(String state) throws Exception {
    Map<String, JsonNode> undisturbed = undisturbed();

    var _ = stack.abortedIn(state, "{}");

    RehearsedStack.Ended next = stack.run(List.of(), "{}");
    assertThat(next.isWell()).as(next.sentence()).isTrue();
    assertThat(stack.left()).isEqualTo(undisturbed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transform datasets",
        "Check data",
        "Unload datasets",
        "Import datasets",
        "Train recommenders",
        "Publish recommenders"
      })
  void aResumedRunGoesWell(String state) throws Exception {
    Map<String, JsonNode> undisturbed = undisturbed();

    String runId = stack.abortedIn(state, "{}");

    RehearsedStack.Ended resumed = stack.run(List.of(), "{\"resume\":\"%s\"}".formatted(runId));
    assertThat(resumed.isWell()).as(resumed.sentence()).isTrue();
    assertThat(stack.left()).isEqualTo(undisturbed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Wait for the import", "Train recommenders", "Publish recommenders"})
  void aResumedRunNeitherTransformsNorUnloadsAgain(String state) throws Exception {
    String runId = stack.abortedIn(state, "{}");
    assertThat(stack.simulation().warehouse().begun()).contains("TransformDatasets");

    assertThat(stack.run(List.of(), "{\"resume\":\"%s\"}".formatted(runId)).isWell()).isTrue();

    assertThat(stack.simulation().warehouse().begun()).containsExactly("ShowDatasets");
  }

  @Test
  void aResumedRunUnloadsAgainWhatPersonalizeHasRefused() throws Exception {
    stack.simulation().personalize().failNext("dataset-import-job/local-ecommerce-items");
    RehearsedStack.Ended failed = stack.run(List.of(), "{}");
    assertThat(failed.sentence()).contains("declared to fail");
    var _ = stack.simulation().warehouse().begun();

    assertThat(stack.run(List.of(), "{\"resume\":\"%s\"}".formatted(failed.runId())).isWell())
        .isTrue();

    assertThat(stack.simulation().warehouse().begun())
        .containsExactly("TransformDatasets", "CheckData", "UnloadDatasets", "ShowDatasets");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Plan the run",
        "Check data",
        "Unload datasets",
        "Import datasets",
        "Train recommenders",
        "Publish recommenders",
        "Show datasets",
        "Retire recommenders",
        "Summarise",
        "Notify"
      })
  void aRedrivenRunGoesOnWhereItWas(String state) throws Exception {
    Map<String, JsonNode> undisturbed = undisturbed();
    var _ = stack.abortedIn(state, "{}");

    RehearsedStack.Ended redriven = stack.redriven(stack.simulation().executed());

    assertThat(redriven.isWell()).as(redriven.sentence()).isTrue();
    assertThat(stack.left()).isEqualTo(undisturbed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1]", "null", "{\"executionArn\":\"gone\"}"})
  void aBrokenLockStopsNobody(String lock) throws Exception {
    stack.simulation().objects().write(LOCK, lock);

    assertThat(stack.run(List.of(), "{}").isWell()).isTrue();
    assertThat(stack.left()).doesNotContainKey(LOCK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1]", "null", "{\"domain\":\"ecommerce\"}"})
  void aBrokenRegistryIsReplaced(String registry) throws Exception {
    Map<String, JsonNode> undisturbed = undisturbed();
    stack.simulation().objects().write("registry/ecommerce.json", registry);

    RehearsedStack.Ended ended = stack.run(List.of(), "{}");

    assertThat(ended.isWell()).as(ended.sentence()).isTrue();
    assertThat(stack.left()).isEqualTo(undisturbed);
  }

  @Test
  void aRunBesideAnotherOfItsDomainIsRefused() throws Exception {
    stack
        .simulation()
        .objects()
        .write(LOCK, "{\"runId\":\"other\",\"executionArn\":\"a:b:day-1\"}");

    RehearsedStack.Ended refused = stack.run(List.of(), "{}");

    assertThat(refused.isWell()).isFalse();
    assertThat(refused.sentence()).isEqualTo("domain 'ecommerce' is taken, by a:b:day-1");
  }

  @Test
  void aRedrivenRunThatWasOvertakenBringsNothingBack() throws Exception {
    String runId = stack.abortedIn("Unload datasets", "{}");
    MachineExecution aborted = stack.simulation().executed();
    assertThat(stack.run(List.of(), "{}").isWell()).isTrue();
    Map<String, JsonNode> left = stack.left();

    assertThat(stack.redriven(aborted).sentence()).contains("which is newer than '" + runId);
    assertThat(stack.left()).isEqualTo(left);
    assertThat(stack.run(List.of(), "{\"resume\":\"%s\"}".formatted(runId)).sentence())
        .contains("which has published ecommerce: start a new run");
    assertThat(stack.left()).isEqualTo(left);
  }
}
