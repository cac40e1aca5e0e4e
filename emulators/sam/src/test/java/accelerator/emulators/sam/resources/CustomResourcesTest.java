package accelerator.emulators.sam.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.sam.lambda.FunctionInvoker;
import accelerator.emulators.sam.lambda.Invocation.Returned;
import accelerator.emulators.sam.resources.CustomResources.Made;
import accelerator.emulators.sam.template.CustomResource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomResourcesTest {
  private static final CustomResource STAGE =
      new CustomResource(
          "Stage", "Custom::Stage", StrictJson.object().put("ServiceToken", "F").put("Size", "3"));
  private final List<JsonNode> requests = new ArrayList<>();
  private final List<Integer> statuses = new ArrayList<>();

  /// A function that sends these answers, each to the place that it is told.
  private FunctionInvoker answering(String... answers) {
    return (_, event, _) -> {
      try (HttpClient client = HttpClient.newHttpClient()) {
        JsonNode request = StrictJson.read(event);
        requests.add(request);
        for (String answer : answers) {
          statuses.add(
              client
                  .send(
                      HttpRequest.newBuilder(URI.create(request.path("ResponseURL").asText()))
                          .PUT(BodyPublishers.ofString(answer.replace('\'', '"')))
                          .build(),
                      BodyHandlers.discarding())
                  .statusCode());
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return new Returned("null");
    };
  }

  @Test
  void asksAsCloudFormationDoes() {
    try (CustomResources cloud =
        CustomResources.of(
            "shop",
            answering("{'Status':'SUCCESS','PhysicalResourceId':'s-1','Data':{'Arn':'a'}}"))) {
      assertThat(cloud.create(STAGE))
          .isEqualTo(new Made("s-1", StrictJson.object().put("Arn", "a")));
      cloud.update(STAGE, "s-1", StrictJson.object().put("Size", "2"));
      cloud.delete(STAGE, "s-1");
    }

    ObjectNode update = (ObjectNode) requests.get(1);
    update.remove(List.of("RequestId", "ResponseURL"));
    assertThat(update)
        .isEqualTo(
            StrictJson.object()
                .put("RequestType", "Update")
                .put("StackId", "arn:aws:cloudformation:eu-west-1:000000000000:stack/shop/local")
                .put("LogicalResourceId", "Stage")
                .put("ResourceType", "Custom::Stage")
                .put("PhysicalResourceId", "s-1")
                .<ObjectNode>set("ResourceProperties", STAGE.properties())
                .set("OldResourceProperties", StrictJson.object().put("Size", "2")));
    assertThat(requests)
        .extracting(each -> each.path("RequestType").asText())
        .containsExactly("Create", "Update", "Delete");
  }

  @Test
  void saysWhyAResourceCouldNotBeMade() {
    try (CustomResources cloud =
        CustomResources.of("shop", answering("{'Status':'FAILED','Reason':'no such role'}"))) {
      assertThatThrownBy(() -> cloud.create(STAGE))
          .isInstanceOf(EmulatorException.class)
          .hasMessage("Stage: no such role");
    }
  }

  @Test
  void saysWhenNoAnswerCame() {
    try (CustomResources cloud = CustomResources.of("shop", answering())) {
      assertThatThrownBy(() -> cloud.create(STAGE))
          .isInstanceOf(EmulatorException.class)
          .hasMessage("Stage: F sent no answer: Returned[payload=null]");
    }
  }

  @Test
  void refusesWhatIsNoJsonAndTakesTheFirstAnswer() {
    try (CustomResources cloud =
        CustomResources.of(
            "shop",
            answering(
                "",
                "{} {}",
                "{'Status':'SUCCESS','PhysicalResourceId':'one'}",
                "{'Status':'SUCCESS','PhysicalResourceId':'two'}"))) {
      assertThat(cloud.create(STAGE).id()).isEqualTo("one");
      assertThat(statuses).containsExactly(400, 400, 200, 200);
    }
  }
}
