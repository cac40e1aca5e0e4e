package accelerator.personalize;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The stack `shop` on its way back: one resource of each kind, a registry, and the calls of the
/// state machine.
final class DeletedStack {
  static final String RECOMMENDER = there("recommender/shop-ecommerce-most-viewed");
  static final String FILTER = there("filter/shop-ecommerce-not-bought-0a1b2c3d");
  static final String TRACKER = there("event-tracker/shop-ecommerce-1");
  static final String DATASET = there("dataset/shop-ecommerce/INTERACTIONS");
  static final String SCHEMA = there("schema/shop-ecommerce-interactions-0a1b2c3d");
  static final String GROUP = there("dataset-group/shop-ecommerce");

  final Calls calls = new Calls();
  JsonNode progress = Json.object();

  static String there(String resource) {
    return FakePersonalize.ARN + resource;
  }

  DeletedStack() {
    for (String arn : new String[] {GROUP, DATASET, RECOMMENDER, FILTER, TRACKER, SCHEMA}) {
      calls.personalize.statuses.put(arn, "ACTIVE");
    }
    calls.bucket.write("registry/ecommerce.json", "{}");
  }

  JsonNode plan(String execution, String input) {
    ObjectNode payload = Json.object().put("action", "PlanTeardown").put("executionArn", execution);
    payload.set("input", Json.parse(input));
    return calls.callWayBack(payload);
  }

  JsonNode look(JsonNode plan) {
    ObjectNode payload = Json.object().put("action", "TearDown");
    payload.set("teardown", plan.path("teardown"));
    payload.set("progress", progress);
    JsonNode look = calls.callWayBack(payload);
    progress = look.path("progress");
    return look;
  }

  JsonNode untilReady(JsonNode plan) {
    for (int looks = 0; looks < 20; looks++) {
      JsonNode look = look(plan);
      if (look.path("state").asText().equals("READY")) {
        return look.path("result");
      }
      calls.now = calls.now.plusSeconds(look.path("waitSeconds").asLong());
    }
    throw new AssertionError("not ready after 20 looks: " + calls.personalize.statuses);
  }
}
