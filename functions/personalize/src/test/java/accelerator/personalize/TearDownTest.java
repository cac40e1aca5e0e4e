package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.DeadlineExceeded;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A teardown of the stack `shop`, which is alone.
class TearDownTest {
  private final DeletedStack stack = new DeletedStack();

  @Test
  void listsFirstAndChangesNothing() {
    JsonNode plan = stack.plan("x:first", "{\"dryRun\":true}");

    assertThat(plan.path("dryRun").asBoolean()).isTrue();
    assertThat(plan.path("resources"))
        .extracting(it -> it.path("resourceArn").asText())
        .containsExactly(
            DeletedStack.RECOMMENDER,
            DeletedStack.FILTER,
            DeletedStack.TRACKER,
            DeletedStack.DATASET,
            DeletedStack.SCHEMA,
            DeletedStack.GROUP);
    assertThat(plan.path("registries")).isEqualTo(Json.parse("[\"registry/ecommerce.json\"]"));
    assertThat(stack.calls.personalize.changes).isEmpty();
    assertThat(stack.calls.bucket.objects).containsOnlyKeys("registry/ecommerce.json");
  }

  @Test
  void answersTheEventsThatAreKept() {
    JsonNode plan = stack.calls.callWayBack(Calls.event("plan-teardown"));
    assertThat(plan.at("/teardown/domains"))
        .isEqualTo(Json.parse("[\"ecommerce\",\"video_on_demand\"]"));

    JsonNode look = stack.calls.callWayBack(Calls.event("tear-down"));
    assertThat(look.path("state").asText()).isEqualTo("PENDING");
    assertThat(look.at("/progress/deleted")).hasSize(3);
  }

  @Test
  void deletesInTheOrderThatPersonalizeAllows() {
    JsonNode ending = stack.untilReady(stack.plan("x:first", "{}"));

    assertThat(stack.calls.personalize.changes)
        .containsExactly(
            "delete recommender/shop-ecommerce-most-viewed",
            "delete filter/shop-ecommerce-not-bought-0a1b2c3d",
            "delete event-tracker/shop-ecommerce-1",
            "delete dataset/shop-ecommerce/INTERACTIONS",
            "delete schema/shop-ecommerce-interactions-0a1b2c3d",
            "delete dataset-group/shop-ecommerce");
    assertThat(stack.calls.personalize.statuses).isEmpty();
    assertThat(ending.at("/summary/status").asText()).isEqualTo("SUCCEEDED");
    assertThat(ending.at("/summary/deleted")).hasSize(6);
    assertThat(ending.path("subject").asText()).isEqualTo("Recommendations of shop torn down");
    assertThat(stack.calls.bucket.objects).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE PENDING",
        "CREATE IN_PROGRESS",
        "START PENDING",
        "STOP IN_PROGRESS",
        "UPDATE PENDING",
        "DELETE IN_PROGRESS",
        "a text that no document lists"
      })
  void waitsThroughEveryStateInWhichSomethingHappens(String status) {
    JsonNode plan = stack.plan("x:first", "{}");
    stack.calls.personalize.statuses.put(DeletedStack.RECOMMENDER, status);

    assertThat(stack.look(plan).path("state").asText()).isEqualTo("PENDING");
    assertThat(stack.calls.personalize.statuses)
        .containsKeys(DeletedStack.RECOMMENDER, DeletedStack.DATASET, DeletedStack.GROUP);

    stack.calls.personalize.statuses.put(DeletedStack.RECOMMENDER, "INACTIVE");
    stack.untilReady(plan);
    assertThat(stack.calls.personalize.statuses).isEmpty();
  }

  @Test
  void takesAFullQuotaAndAResourceInUseForLater() {
    JsonNode plan = stack.plan("x:first", "{}");
    stack.calls.personalize.inUse.add(DeletedStack.DATASET);
    stack.look(plan);
    stack.look(plan);
    assertThat(stack.calls.personalize.statuses)
        .containsKeys(DeletedStack.DATASET, DeletedStack.SCHEMA, DeletedStack.GROUP);

    stack.calls.personalize.throttled = 1;
    assertThat(stack.look(plan).path("state").asText()).isEqualTo("PENDING");

    stack.calls.personalize.inUse.clear();
    stack.untilReady(plan);
    assertThat(stack.calls.personalize.statuses).isEmpty();
  }

  @Test
  void namesWhatItWaitedForAtItsDeadline() {
    JsonNode plan = stack.plan("x:first", "{}");
    stack.calls.personalize.statuses.put(DeletedStack.RECOMMENDER, "STOP IN_PROGRESS");
    stack.calls.now = stack.calls.now.plus(PlanTeardown.PATIENCE);

    assertThatThrownBy(() -> stack.look(plan))
        .isInstanceOf(DeadlineExceeded.class)
        .hasMessageContaining(DeletedStack.RECOMMENDER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"force":true}        | input has no 'force', only [answer, domains, dryRun]
          {"dryRun":"yes"}      | dryRun must be true or false, was "yes"
          {"domains":[]}        | domains must be a list of names, was []
          {"domains":["books"]} | domain must be one of [ecommerce, video_on_demand], was 'books'
          {"answer":"a/b.json"} | answer is for the stack's own deletion, was "a/b.json"
          """)
  void namesWhatIsWrongWithItsInput(String input, String message) {
    assertThatThrownBy(() -> stack.plan("x:first", input))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(message);
  }
}
