package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/// A teardown of the stack `shop` beside resources of others, runs and other teardowns.
class TearDownBesideOthersTest {
  private final DeletedStack stack = new DeletedStack();

  @Test
  void touchesNothingOfAnotherStackWhoseNameBeginsTheSame() {
    String[] others = {
      DeletedStack.there("dataset-group/shop-2-ecommerce"),
      DeletedStack.there("dataset/shop-2-ecommerce/ITEMS"),
      DeletedStack.there("recommender/shop-2-ecommerce-most-viewed"),
      DeletedStack.there("schema/shop-2-ecommerce-items-0a1b2c3d"),
      DeletedStack.there("schema/shop-ecommerce-ecommerce-items-0a1b2c3d"),
      DeletedStack.there("schema/shop-ecommerce-items-by-hand"),
      DeletedStack.there("schema/shop-ecommerce-items-0A1B2C3D")
    };
    for (String other : others) {
      stack.calls.personalize.statuses.put(other, "ACTIVE");
    }

    stack.untilReady(stack.plan("x:first", "{}"));

    assertThat(stack.calls.personalize.statuses).containsOnlyKeys(others);
  }

  @Test
  void leavesWhatHasNotTheStacksTagAndWhatItNeedsAndSaysSo() {
    stack.calls.personalize.disown(DeletedStack.FILTER);
    stack.calls.personalize.inUse.add(DeletedStack.SCHEMA);

    JsonNode ending = stack.untilReady(stack.plan("x:first", "{}"));

    assertThat(stack.calls.personalize.statuses)
        .containsOnlyKeys(
            DeletedStack.GROUP, DeletedStack.DATASET, DeletedStack.FILTER, DeletedStack.SCHEMA);
    assertThat(ending.at("/summary/status").asText()).isEqualTo("INCOMPLETE");
    assertThat(ending.path("error").asText()).isEqualTo("accelerator.core.ResourceFailed");
    assertThat(ending.path("text").asText())
        .contains(
            "left %s: %s, which is not this stack's, needs it"
                .formatted(DeletedStack.DATASET, DeletedStack.FILTER));
  }

  @Test
  void leavesAGroupOfThatNameWithoutTheStacksTag() {
    stack.calls.personalize.statuses.keySet().forEach(stack.calls.personalize::disown);

    stack.untilReady(stack.plan("x:first", "{}"));

    assertThat(stack.calls.personalize.changes)
        .containsExactly("delete schema/shop-ecommerce-interactions-0a1b2c3d");
  }

  @Test
  void leavesASchemaThatADatasetOfOthersUsesAndSucceeds() {
    stack.calls.personalize.inUse.add(DeletedStack.SCHEMA);

    JsonNode ending = stack.untilReady(stack.plan("x:first", "{}"));

    assertThat(stack.calls.personalize.statuses).containsOnlyKeys(DeletedStack.SCHEMA);
    assertThat(ending.at("/summary/status").asText()).isEqualTo("SUCCEEDED");
    assertThat(ending.at("/summary/left/0/resourceArn").asText()).isEqualTo(DeletedStack.SCHEMA);
  }

  @Test
  void waitsForARunThatHasADomainAndThenEnds() {
    stack.calls.bucket.write("locks/ecommerce.json", "{\"executionArn\":\"a-run\"}");
    stack.calls.running.add("a-run");
    JsonNode plan = stack.plan("x:first", "{}");

    assertThat(stack.look(plan).path("state").asText()).isEqualTo("PENDING");
    assertThat(stack.calls.personalize.changes).isEmpty();
    assertThat(stack.calls.bucket.objects).containsKey("registry/ecommerce.json");

    stack.calls.running.clear();
    stack.untilReady(plan);
    assertThat(stack.calls.personalize.statuses).isEmpty();
    assertThat(stack.calls.bucket.objects).isEmpty();
  }

  @Test
  void refusesARunWhileItHasTheDomain() {
    stack.look(stack.plan("x:first", "{}"));
    stack.calls.running.add("x:first");
    ObjectNode payload = Json.object().put("action", "PlanRun").put("executionArn", "a-run");
    payload.set("input", Json.object());

    assertThatThrownBy(() -> stack.calls.call(payload))
        .hasMessage(
            "domain 'ecommerce' is taken, by x:first\nnext: start again when that execution has"
                + " ended");
  }

  @Test
  void aSecondOneWaitsForTheFirstAndFindsNothing() {
    JsonNode first = stack.plan("x:first", "{}");
    JsonNode second = stack.plan("x:second", "{}");
    stack.calls.running.add("x:first");
    stack.calls.running.add("x:second");
    stack.look(first);
    stack.progress = Json.object();
    assertThat(stack.look(second).path("state").asText()).isEqualTo("PENDING");

    stack.progress = Json.object();
    stack.untilReady(first);
    stack.progress = Json.object();
    JsonNode ending = stack.untilReady(second);

    assertThat(ending.at("/summary/status").asText()).isEqualTo("SUCCEEDED");
    assertThat(ending.at("/summary/deleted")).isEmpty();
  }
}
