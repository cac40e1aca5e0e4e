package accelerator.personalize;

import accelerator.core.Actions;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.StackAnswers;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// Answers CloudFormation, which waits with the stack's deletion until the teardown has ended. A
/// second call finds nothing to answer and changes nothing.
final class AnswerStack implements Actions.Action {
  private final PersonalizeSettings settings;
  private final StackRequests requests;
  private final StackAnswers answers;

  AnswerStack(PersonalizeSettings settings, StackRequests requests, StackAnswers answers) {
    this.settings = settings;
    this.requests = requests;
    this.answers = answers;
  }

  @Override
  public Object handle(JsonNode payload) {
    String key = payload.path("answerKey").asText();
    if (!StackRequests.isKey(key)) {
      throw new InvalidInput("answerKey must name a kept request, was '%s'".formatted(key));
    }
    JsonNode ending = payload.path("ending");
    boolean failed = !ending.path("error").asText().isEmpty();
    requests
        .find(key)
        .ifPresent(
            request -> {
              String id = TeardownOnDelete.physicalId(settings.stack());
              if (failed) {
                answers.failed(request, id, ending.path("text").asText());
              } else {
                answers.succeeded(request, id, Map.of());
              }
              requests.forget(key);
            });
    return Json.object().put("answered", failed ? "FAILED" : "SUCCESS");
  }
}
