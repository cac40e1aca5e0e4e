package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.StackAnswers;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/// A stack is not deleted while something of it costs, unless it says so.
class DeletionRefusedTest {
  private static final PersonalizeSettings SETTINGS = Calls.settings(List.of(Domain.ECOMMERCE));
  private static final String RECOMMENDER = FakeResources.ARN + "recommender/shop-ecommerce-";

  private final Calls calls = new Calls();
  private final List<JsonNode> answers = new ArrayList<>();
  private final List<String> started = new ArrayList<>();
  private String keeps = "false";

  private void delete(String tearsDown) throws IOException {
    try (LoopbackServer place =
        LoopbackServer.start(
            LoopbackSettings.of("CloudFormation", 0),
            request -> {
              answers.add(Json.parse(request.text()));
              return LoopbackAnswer.empty(200);
            })) {
      ObjectNode payload =
          Calls.event("teardown-on-delete").put("ResponseURL", place.endpoint() + "/?s=1");
      ((ObjectNode) payload.path("ResourceProperties"))
          .put("TeardownOnDelete", tearsDown)
          .put("KeepRecommenders", keeps);
      function()
          .handleRequest(
              new ByteArrayInputStream(Json.write(payload).getBytes(StandardCharsets.UTF_8)),
              new ByteArrayOutputStream(),
              Mockito.mock(Context.class));
    }
  }

  private TeardownOnDelete function() {
    return new TeardownOnDelete(
        "shop",
        new BillingRecommenders(
            new PersonalizeResources(calls.personalize, SETTINGS),
            SETTINGS,
            new PriceList(calls.pricing, "eu-west-1")),
        new StackRequests(calls.bucket),
        (name, input) -> started.add(name),
        new StackAnswers(HttpClient.newHttpClient()),
        Duration.ofMinutes(1),
        _ -> {});
  }

  /// Something of the stack is in Personalize.
  @BeforeEach
  void hasMadeSomething() {
    calls.personalize.statuses.put(FakeResources.ARN + "dataset-group/shop-ecommerce", "ACTIVE");
  }

  @Test
  void refusesToLeaveBehindWhatCosts() throws IOException {
    calls.pricing.products.add(
        FakePricing.product("EU-Recommender", "Hours", "0.5", "a recommender hour"));
    calls.personalize.statuses.put(RECOMMENDER + "best-sellers", "ACTIVE");
    calls.personalize.statuses.put(RECOMMENDER + "most-viewed", "CREATE IN_PROGRESS");
    calls.personalize.statuses.put(RECOMMENDER + "stopped", "INACTIVE");
    calls.personalize.statuses.put(RECOMMENDER + "by-hand", "ACTIVE");
    calls.personalize.disown(RECOMMENDER + "by-hand");

    delete("false");

    assertThat(started).isEmpty();
    assertThat(answers).singleElement().satisfies(this::isRefusal);
  }

  private void isRefusal(JsonNode answer) {
    assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
    assertThat(answer.path("Reason").asText())
        .isEqualTo(
            "2 recommenders of this stack cost about 730.00 USD a month and would go on without it."
                + " Start the teardown machine (shop-teardown) with {} and delete the stack again;"
                + " or keep them: aws cloudformation delete-stack --stack-name shop"
                + " --retain-resources Teardown. They are: "
                + RECOMMENDER
                + "best-sellers, ACTIVE, about 365.00 USD a month; "
                + RECOMMENDER
                + "most-viewed, CREATE IN_PROGRESS, about 365.00 USD a month");
  }

  @Test
  void keepsThemWhenTheStackSaysSo() throws IOException {
    calls.personalize.statuses.put(RECOMMENDER + "best-sellers", "ACTIVE");
    keeps = "true";

    delete("false");

    assertThat(answers)
        .singleElement()
        .satisfies(it -> assertThat(it.path("Status").asText()).isEqualTo("SUCCESS"));
  }

  /// So nothing is written to the bucket of a stack whose creation is taken back.
  @Test
  void aHalfMadeStackGoesAtOnce() throws IOException {
    calls.personalize.statuses.clear();

    delete("true");
    delete("false");

    assertThat(started).isEmpty();
    assertThat(calls.bucket.objects).isEmpty();
    assertThat(answers).extracting(it -> it.path("Status").asText()).containsOnly("SUCCESS");
  }

  @Test
  void whatCannotBeToldIsNotLeftBehind() throws IOException {
    calls.personalize.throttled = 1;
    calls.personalize.statuses.put(RECOMMENDER + "best-sellers", "ACTIVE");

    delete("false");

    assertThat(answers.getFirst().path("Status").asText()).isEqualTo("FAILED");
    assertThat(answers.getFirst().path("Reason").asText())
        .startsWith("Personalize could not be asked what of the stack costs:")
        .endsWith("Delete the stack again");
  }
}
