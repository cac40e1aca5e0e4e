package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Json;
import accelerator.core.ResourceFailed;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.personalize.model.CreateRecommenderRequest;

/// What can never become what a run needs is told by its plan, with what to do, before anything is
/// done.
class DifferencesTest {
  private static final String GROUP = FakePersonalize.ARN + "dataset-group/shop-ecommerce";
  private static final String INTERACTIONS =
      FakePersonalize.ARN + "dataset/shop-ecommerce/INTERACTIONS";
  private static final String MOST_VIEWED =
      FakePersonalize.ARN + "recommender/shop-ecommerce-most-viewed";

  private final Calls calls = new Calls();

  @BeforeEach
  void aGroupIsThere() {
    calls.personalize.statuses.put(GROUP, "ACTIVE");
  }

  private void plan(String input) {
    ObjectNode payload = Json.object().put("action", "PlanRun").put("executionArn", "a:b");
    calls.call(payload.set("input", Json.parse(input)));
  }

  private void assertRefused(String message) {
    for (String input : new String[] {"{}", "{\"dryRun\":true}"}) {
      assertThatThrownBy(() -> plan(input))
          .isInstanceOf(ResourceFailed.class)
          .hasMessageContaining(message);
    }
    assertThat(calls.bucket.objects).isEmpty();
    assertThat(calls.personalize.changes).isEmpty();
  }

  @Test
  void whatIsAsItShouldBeIsPlanned() {
    plan("{}");

    assertThat(calls.bucket.objects).containsKey("locks/ecommerce.json");
  }

  @Test
  void aGroupOfTheOtherDomain() {
    calls.personalize.domains.put(GROUP, "VIDEO_ON_DEMAND");

    assertRefused(
        GROUP
            + " is of domain VIDEO_ON_DEMAND, not ECOMMERCE\nnext: start again after you have deleted it with 'aws personalize delete-dataset-group --dataset-group-arn "
            + GROUP);
  }

  @Test
  void interactionsOfAnotherSchema() {
    calls.personalize.statuses.put(INTERACTIONS, "ACTIVE");
    calls.personalize.schemas.put(INTERACTIONS, FakePersonalize.ARN + "schema/former");

    assertRefused(
        INTERACTIONS
            + " has schema "
            + FakePersonalize.ARN
            + "schema/former and cannot move to "
            + FakePersonalize.ARN
            + "schema/shop-ecommerce-interactions-");
  }

  private void aRecommender(String recipe) {
    calls.personalize.createRecommender(
        CreateRecommenderRequest.builder()
            .name("shop-ecommerce-most-viewed")
            .recipeArn("arn:aws:personalize:::recipe/" + recipe)
            .build());
    calls.personalize.settle();
    calls.personalize.changes.clear();
  }

  @Test
  void aRecommenderOfAnotherRecipe() {
    aRecommender("aws-ecomm-popular-items-by-purchases");

    assertRefused(
        MOST_VIEWED
            + " is of recipe arn:aws:personalize:::recipe/aws-ecomm-popular-items-by-purchases, not arn:aws:personalize:::recipe/aws-ecomm-popular-items-by-views");
  }

  @ParameterizedTest
  @ValueSource(strings = {GROUP, MOST_VIEWED})
  void whatSomebodyElseHasMade(String arn) {
    aRecommender("aws-ecomm-popular-items-by-views");
    calls.personalize.disown(arn);

    assertRefused(arn + " is not this stack's: it has no tag recommendations-accelerator=shop");
  }

  @Test
  void allAreNamedAtOnce() {
    calls.personalize.statuses.put(INTERACTIONS, "ACTIVE");
    calls.personalize.schemas.put(INTERACTIONS, FakePersonalize.ARN + "schema/former");
    aRecommender("aws-ecomm-popular-items-by-purchases");

    assertRefused("\nalso: " + MOST_VIEWED + " is of recipe");
  }
}
