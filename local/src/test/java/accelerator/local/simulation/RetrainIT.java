package accelerator.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.local.faults.RehearsedFault;
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

/// Recommenders are trained anew beside those that answer, and take their place when they are
/// proved.
class RetrainIT {
  private static final String ARN = "arn:aws:personalize:eu-west-1:000000000000:recommender/";
  private static final String OLD = ARN + "local-ecommerce-most-viewed";
  private static final String ANEW = OLD + "-ANEW";
  private static final String RETRAIN = "{\"retrain\":true}";

  private static RehearsedStack stack;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    stack = new RehearsedStack(folder, List.of("{}"));
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

  @Test
  void everyRecommenderIsReplacedByOneThatWasTrainedAnew() throws Exception {
    assertThat(stack.published()).isEqualTo(OLD);

    run(RETRAIN);

    assertThat(stack.published()).isEqualTo(ANEW);
    assertThat(stack.recommenders().keySet())
        .containsExactly(ANEW, ARN + "local-ecommerce-recommended-for-you-ANEW");
    assertThat(stack.recommenders().values())
        .allMatch(each -> each.path("status").asText().equals("ACTIVE"));
  }

  @Test
  void laterRunsKeepWhatWasTrainedAnewUntilTheNextTime() throws Exception {
    run(RETRAIN);
    String first = arnOfMostViewed();

    run("{}");
    assertThat(arnOfMostViewed()).isEqualTo(first);
    run(RETRAIN);

    assertThat(arnOfMostViewed()).isNotEqualTo(first).startsWith(OLD + "-");
    assertThat(stack.recommenders()).hasSize(2);
  }

  private String arnOfMostViewed() {
    return stack.simulation().personalize().resources().keySet().stream()
        .filter(arn -> arn.startsWith(OLD))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void oneThatCannotBeTrainedAnewAnswersAsBefore() throws Exception {
    stack.simulation().personalize().failNext("most-viewed-");

    run(RETRAIN);

    assertThat(stack.published()).isEqualTo(OLD);
    assertThat(stack.recommenders().keySet())
        .containsExactly(OLD, ARN + "local-ecommerce-recommended-for-you-ANEW");
  }

  @Test
  void onlyWhatIsOldEnoughIsTrainedAnewWhenAnAgeIsGiven() throws Exception {
    run("{\"retrain\":{\"olderThanDays\":3}}");
    assertThat(stack.published()).isEqualTo(OLD);
    run("{}");
    run("{}");
    assertThat(stack.published()).isEqualTo(OLD);

    run("{\"retrain\":{\"olderThanDays\":3}}");

    assertThat(stack.published()).isEqualTo(ANEW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lost:TrainRecommenders/CreateRecommender",
        "reset:TrainRecommenders/CreateRecommender:2",
        "timeout:TrainRecommenders/DescribeRecommender",
        "limit:TrainRecommenders/CreateRecommender:3",
        "kill-after:TrainRecommenders",
        "kill-after:PublishRecommenders",
        "reset:PublishRecommenders/PutObject/registry:3",
        "kill-after:RetireRecommenders",
        "lost:RetireRecommenders/DeleteRecommender",
        "in-use:RetireRecommenders/DeleteRecommender",
        "throttle:RetireRecommenders/ListRecommenders",
        "timeout:RetireRecommenders/ListTagsForResource"
      })
  void aRetrainingSurvives(String fault) throws Exception {
    run(RETRAIN);
    Map<String, JsonNode> undisturbed = stack.left();
    stack.beginAnew();

    RehearsedStack.Ended ended = stack.run(List.of(RehearsedFault.of(fault)), RETRAIN);

    assertThat(ended.isWell()).as(ended.sentence()).isTrue();
    assertThat(stack.left()).isEqualTo(undisturbed);
  }
}
