package accelerator.emulators.personalize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// A request whose shape has been checked. Members that are null count as absent.
record PersonalizeRequest(ObjectNode body) {
  /// A member that the shape requires.
  String text(String member) {
    return find(member).orElseThrow(() -> Refusal.invalidInput("%s must be given", member));
  }

  Optional<String> find(String member) {
    return node(member).map(JsonNode::asText);
  }

  /// Where the files of a job lie, as it is spelled.
  String dataLocation() {
    return object("dataSource")
        .flatMap(given -> new PersonalizeRequest(given).find("dataLocation"))
        .orElseThrow(() -> Refusal.invalidInput("dataSource.dataLocation must be given"));
  }

  Optional<Integer> number(String member) {
    return node(member).map(JsonNode::asInt);
  }

  Optional<ObjectNode> object(String member) {
    return node(member).map(ObjectNode.class::cast);
  }

  Optional<JsonNode> node(String member) {
    return body.hasNonNull(member) ? Optional.of(body.path(member)) : Optional.empty();
  }
}
