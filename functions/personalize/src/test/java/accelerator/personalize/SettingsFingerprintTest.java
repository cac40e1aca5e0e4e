package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class SettingsFingerprintTest {
  @Test
  void answersAnotherTextForOtherSettingsOnly() throws IOException {
    List<JsonNode> answers = new ArrayList<>();
    try (LoopbackServer place =
        LoopbackServer.start(
            LoopbackSettings.of("CloudFormation", 0),
            request -> {
              answers.add(Json.parse(request.text()));
              return LoopbackAnswer.empty(200);
            })) {
      for (String properties :
          List.of(
              "{\"Domains\": [\"ecommerce\"], \"LookBackDays\": \"31\", \"ServiceToken\": \"a\"}",
              "{\"LookBackDays\": \"31\", \"Domains\": [\"ecommerce\"], \"ServiceToken\": \"b\"}",
              "{\"Domains\": [\"ecommerce\"], \"LookBackDays\": \"30\"}")) {
        ObjectNode event =
            Calls.event("teardown-on-delete")
                .put("RequestType", "Update")
                .put("ResponseURL", place.endpoint() + "/?s=1");
        event.set("ResourceProperties", Json.parse(properties));
        new SettingsFingerprint(new StackAnswers(HttpClient.newHttpClient()))
            .handleRequest(
                new ByteArrayInputStream(Json.write(event).getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                Mockito.mock(Context.class));
      }
    }

    assertThat(answers)
        .extracting(answer -> answer.path("PhysicalResourceId").asText())
        .containsOnly("settings");
    List<String> texts =
        answers.stream().map(answer -> answer.at("/Data/Fingerprint").asText()).toList();
    assertThat(texts.getFirst()).matches("[0-9a-f]{12}");
    assertThat(texts.get(1)).isEqualTo(texts.getFirst());
    assertThat(texts.get(2)).isNotEqualTo(texts.getFirst());
  }
}
