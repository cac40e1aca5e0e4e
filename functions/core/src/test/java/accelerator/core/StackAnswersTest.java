package accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Answers to a place on loopback that stands for the signed URL.
class StackAnswersTest {
  private final StackAnswers answers = new StackAnswers(HttpClient.newHttpClient());
  private final List<String> bodies = new ArrayList<>();
  private final List<Boolean> contentTypes = new ArrayList<>();
  private LoopbackServer server;
  private int refusals;

  @BeforeEach
  void listens() {
    server =
        LoopbackServer.start(
            LoopbackSettings.of("CloudFormation", 0),
            request -> {
              contentTypes.add(request.header("content-type").isPresent());
              bodies.add(request.text());
              return LoopbackAnswer.empty(refusals-- > 0 ? 503 : 200);
            });
  }

  @AfterEach
  void stops() {
    server.close();
  }

  private ObjectNode event() {
    return Json.object()
        .put("RequestType", "Delete")
        .put("RequestId", "request-1")
        .put("ResponseURL", server.endpoint() + "/answer?signature=secret")
        .put("StackId", "arn:aws:cloudformation:eu-west-1:000000000000:stack/shop/1")
        .put("LogicalResourceId", "Teardown")
        .put("ResourceType", "Custom::Teardown")
        .put("PhysicalResourceId", "shop-teardown");
  }

  @Test
  void saysThatItIsDoneWithoutAContentType() {
    answers.succeeded(StackRequest.of(event()), "shop-teardown", Map.of("Answer", "42"));

    assertThat(Json.parse(bodies.getFirst()))
        .isEqualTo(
            Json.parse(
                """
                {"Status": "SUCCESS", "PhysicalResourceId": "shop-teardown",
                 "StackId": "arn:aws:cloudformation:eu-west-1:000000000000:stack/shop/1",
                 "RequestId": "request-1", "LogicalResourceId": "Teardown",
                 "Data": {"Answer": "42"}}
                """));
    assertThat(contentTypes).containsExactly(false);
  }

  @Test
  void cutsAReasonThatWouldBeTooLong() {
    answers.failed(StackRequest.of(event()), "shop-teardown", "\u00e9\"".repeat(4000));

    assertThat(bodies.getFirst().getBytes(StandardCharsets.UTF_8).length)
        .isBetween(StackAnswers.LONGEST - 400, StackAnswers.LONGEST);
    JsonNode answer = Json.parse(bodies.getFirst());
    assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
    assertThat(answer.path("Reason").asText()).startsWith("\u00e9\"\u00e9").endsWith(" ..");
  }

  @Test
  void triesAgainWhatDidNotComeThrough() {
    refusals = 2;

    answers.succeeded(StackRequest.of(event()), "shop-teardown", Map.of());

    assertThat(bodies).hasSize(3);
  }

  @Test
  void saysWithoutTheSignedUrlThatNothingCameThrough() {
    refusals = 3;

    assertThatThrownBy(() -> answers.succeeded(StackRequest.of(event()), "shop-teardown", Map.of()))
        .isInstanceOf(ServiceUnavailable.class)
        .hasMessage("CloudFormation could not be answered for Teardown: HTTP status 503");
  }

  @Test
  void namesWhatARequestLacks() {
    ObjectNode event = event();
    event.remove("RequestId");

    assertThatThrownBy(() -> StackRequest.of(event))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("a custom resource's request must have RequestId");
    assertThatThrownBy(() -> StackRequest.of(event().put("RequestType", "Destroy")))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("RequestType must be Create, Update or Delete, was Destroy");
  }
}
