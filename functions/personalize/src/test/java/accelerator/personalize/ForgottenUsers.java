package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.ForgetWish;
import accelerator.core.Json;
import accelerator.core.Registry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The stack `shop` with a dataset group, something published, and users who are to be forgotten.
final class ForgottenUsers {
  static final String ARN = FakeResources.ARN;
  static final String EXECUTION = "arn:aws:states:eu-west-1:000000000000:execution:shop-forget:";
  static final String JOB = ARN + "data-deletion-job/shop-ecommerce-forget-first-";
  static final String RUN = "arn:aws:states:eu-west-1:000000000000:execution:shop-refresh:run";

  final Calls calls = new Calls();

  ForgottenUsers() {
    calls.personalize.statuses.put(ARN + "dataset-group/shop-ecommerce", "ACTIVE");
    calls.running.add(EXECUTION + "first");
    publish("run-1");
  }

  void publish(String runId) {
    new PublishedRegistries(calls.bucket)
        .publish(
            new Registry(
                Domain.ECOMMERCE,
                runId,
                Calls.NOW,
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty()));
  }

  /// As a run does when it begins to import.
  void imports(String runId) {
    calls.bucket.write("runs/%s/ecommerce.json".formatted(runId), "{}");
  }

  void wish(String user) {
    ForgetWish wish = new ForgetWish(Domain.ECOMMERCE, user, calls.now.minusSeconds(60));
    calls.bucket.write(wish.key(), wish.text());
  }

  JsonNode look(String execution, String input, JsonNode progress) {
    ObjectNode payload =
        Json.object().put("action", "ForgetUsers").put("executionArn", EXECUTION + execution);
    payload.set("input", Json.parse(input));
    payload.set("progress", progress);
    return calls.callForgetting(payload);
  }

  JsonNode look(String input) {
    return look("first", input, Json.object());
  }

  JsonNode again(JsonNode look) {
    calls.now = calls.now.plusSeconds(600);
    return look("first", "{}", look.path("progress"));
  }

  void end(String status) {
    calls.personalize.statuses.replaceAll(
        (arn, before) -> arn.contains("data-deletion-job") ? status : before);
  }

  List<String> keys(String prefix) {
    return new MemoryForgetFiles(calls.bucket).below(prefix);
  }
}
