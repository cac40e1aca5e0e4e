package accelerator.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs that find a service away, or things in Personalize otherwise than they left them.
class AwkwardDaysIT {
  private static final String ARN = "arn:aws:personalize:eu-west-1:000000000000:";
  private static final String OURS = "local-ecommerce";

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

  private RehearsedStack.Ended run() throws Exception {
    RehearsedStack.Ended ended = stack.run(List.of(), "{}");
    assertThat(ended.isWell()).as(ended.sentence()).isTrue();
    return ended;
  }

  @Test
  void aRunSurvivesThatSnowflakeIsAwayForTenMinutesWhileAStatementRuns() throws Exception {
    stack.simulation().warehouse().beAwayOnce(Duration.ofMinutes(10));

    assertThat(run().took()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(14));

    assertThat(stack.simulation().warehouse().begun())
        .as("no statement is begun twice")
        .containsExactly("TransformDatasets", "CheckData", "UnloadDatasets", "ShowDatasets");
  }

  @Test
  void stoppedRecommendersAreStartedAndPublished() throws Exception {
    run();
    Map<String, JsonNode> left = stack.left();
    for (String name : List.of("most-viewed", "recommended-for-you")) {
      put("Recommender", OURS + "-" + name, "INACTIVE");
    }

    run();

    assertThat(stack.left()).isEqualTo(left);
  }

  /// The same as what is there, in another status.
  private void put(String kind, String name, String status) {
    JsonNode members =
        stack
            .simulation()
            .personalize()
            .resources()
            .getOrDefault(ARN + "recommender/" + name, Json.object())
            .path("members");
    stack.simulation().personalize().put(kind, name, status, members.deepCopy());
  }

  @Test
  void recommendersThatStopWhileTheyAreAskedForAreLeftToTheDeadlineOfTheirStage() throws Exception {
    run();
    put("Recommender", OURS + "-most-viewed", "STOP PENDING");

    RehearsedStack.Ended ended = stack.run(List.of(), "{}");

    assertThat(ended.isWell()).isFalse();
    assertThat(ended.sentence()).contains(OURS + "-most-viewed");
    assertThat(ended.took()).isBetween(Duration.ofHours(20), Duration.ofHours(22));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"recommender/local-ecommerce-most-viewed", "dataset-group/local-ecommerce"})
  void whatSomebodyElseHasMadeUnderOurNamesIsRefusedBeforeAnythingIsDone(String resource)
      throws Exception {
    ObjectNode members = Json.object().put("datasetGroupArn", ARN + "dataset-group/" + OURS);
    if (resource.startsWith("recommender")) {
      run();
      stack.simulation().objects().clear();
    }
    stack
        .simulation()
        .personalize()
        .put(
            resource.startsWith("recommender") ? "Recommender" : "DatasetGroup",
            resource.substring(resource.indexOf('/') + 1),
            "ACTIVE",
            members);
    Map<String, JsonNode> before = new TreeMap<>(stack.left());

    RehearsedStack.Ended refused = stack.run(List.of(), "{}");

    assertThat(refused.sentence())
        .isEqualTo(
            ARN
                + resource
                + " is not this stack's: it has no tag recommendations-accelerator=local");
    assertThat(stack.left()).isEqualTo(before);
  }
}
