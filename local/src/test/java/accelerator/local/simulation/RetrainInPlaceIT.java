package accelerator.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.local.faults.RehearsedFault;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Recommenders of a group that has no room for others are trained anew where they are.
class RetrainInPlaceIT {
  private static final String ARN = "arn:aws:personalize:eu-west-1:000000000000:recommender/";
  private static final String OLD = ARN + "local-ecommerce-most-viewed";
  private static final String RETRAIN = "{\"retrain\":true}";
  private static final String ALL =
      "most-viewed,best-sellers,frequently-bought-together,"
          + "customers-who-viewed-x-also-viewed,recommended-for-you";

  private static RehearsedStack stack;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    stack = new RehearsedStack(folder, List.of("{}"), ALL);
  }

  @BeforeEach
  void aRunHasGoneWell() throws Exception {
    stack.beginAnew();
  }

  @AfterAll
  static void close() {
    stack.close();
  }

  private RehearsedStack.Ended run(String input) throws Exception {
    RehearsedStack.Ended ended = stack.run(List.of(), input);
    assertThat(ended.isWell()).as(ended.sentence()).isTrue();
    return ended;
  }

  private long asked(String operation) {
    return stack.simulation().services().asked().stream()
        .filter(each -> each.operation().equals(operation))
        .count();
  }

  @Test
  void aFullGroupIsTrainedAnewInPlace() throws Exception {
    Map<String, JsonNode> before = stack.recommenders();

    RehearsedStack.Ended ended = run(RETRAIN);

    assertThat(asked("UpdateRecommender")).isEqualTo(5);
    assertThat(asked("CreateRecommender")).isZero();
    assertThat(ended.took()).isLessThan(Duration.ofMinutes(3));
    assertThat(stack.published()).isEqualTo(OLD);
    assertThat(stack.recommenders().keySet()).isEqualTo(before.keySet());
    assertThat(stack.recommenders()).isNotEqualTo(before);
    run(RETRAIN);
    assertThat(asked("UpdateRecommender")).as("the column is in training again").isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kill-after:TrainRecommenders",
        "kill-before:TrainRecommenders",
        "lost:TrainRecommenders/UpdateRecommender",
        "reset:TrainRecommenders/UpdateRecommender:2",
        "throttle:TrainRecommenders/UpdateRecommender:3",
        "timeout:TrainRecommenders/DescribeRecommender"
      })
  void noModelIsTrainedTwiceInPlace(String fault) throws Exception {
    run(RETRAIN);
    Map<String, JsonNode> undisturbed = stack.left();
    stack.beginAnew();

    RehearsedStack.Ended ended = stack.run(List.of(RehearsedFault.of(fault)), RETRAIN);

    assertThat(ended.isWell()).as(ended.sentence()).isTrue();
    assertThat(stack.left()).isEqualTo(undisturbed);
  }
}
