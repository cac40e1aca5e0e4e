package accelerator.emulators.personalize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// The shapes of the service's answers, to hold ours against: every member must be one of the
/// model's and of its type, and none is null.
final class AnswerShapes {
  private static final JsonNode MODEL = PersonalizeJson.resource("answers.json");

  private AnswerShapes() {}

  static List<String> violations(String operation, JsonNode answer) {
    List<String> found = new ArrayList<>();
    JsonNode shape = MODEL.path("operations").path(operation);
    if (shape.isMissingNode()) {
      return answer.isEmpty() ? found : List.of(operation + " has no answer");
    }
    check(shape.asText(), answer, operation, found);
    return found;
  }

  private static void check(String name, JsonNode value, String path, List<String> found) {
    JsonNode shape = MODEL.path("shapes").path(name);
    switch (shape.path("type").asText()) {
      case "structure" ->
          value
              .properties()
              .forEach(
                  member -> {
                    String place = path + "." + member.getKey();
                    JsonNode type = shape.path("members").path(member.getKey());
                    if (type.isMissingNode()) {
                      found.add(place + " is not in the model");
                    } else {
                      check(type.asText(), member.getValue(), place, found);
                    }
                  });
      case "list" ->
          value.forEach(each -> check(shape.path("member").asText(), each, path + "[]", found));
      case "map" ->
          value.forEach(each -> check(shape.path("value").asText(), each, path + "{}", found));
      case "string" -> demand(value.isTextual(), path, found);
      case "boolean" -> demand(value.isBoolean(), path, found);
      default -> demand(value.isNumber(), path, found);
    }
  }

  private static void demand(boolean holds, String path, List<String> found) {
    if (!holds) {
      found.add(path + " is of the wrong type");
    }
  }
}
