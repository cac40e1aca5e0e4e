package accelerator.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/// What CloudFormation asks of a custom resource. It waits until somebody puts an answer to the
/// request's URL, see {@link StackAnswers}; that URL is signed, so it stands in no log and no
/// message.
///
/// @param physicalResourceId what an earlier answer called the resource; empty in a `CREATE`
/// @param properties as the template has them; every scalar arrives as text
/// @param oldProperties those before an `UPDATE`, else an empty object
public record StackRequest(
    Type type,
    String requestId,
    URI responseUrl,
    String stackId,
    String logicalResourceId,
    Optional<String> physicalResourceId,
    JsonNode properties,
    JsonNode oldProperties) {

  /// What is to be done.
  public enum Type {
    CREATE,
    UPDATE,
    DELETE
  }

  /// The request in a function's payload.
  ///
  /// @throws InvalidInput naming the member that is missing or wrong
  public static StackRequest of(JsonNode event) {
    return new StackRequest(
        type(text(event, "RequestType")),
        text(event, "RequestId"),
        url(text(event, "ResponseURL")),
        text(event, "StackId"),
        text(event, "LogicalResourceId"),
        Optional.of(event.path("PhysicalResourceId").asText()).filter(id -> !id.isEmpty()),
        object(event.path("ResourceProperties")),
        object(event.path("OldResourceProperties")));
  }

  private static Type type(String name) {
    return Arrays.stream(Type.values())
        .filter(type -> type.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () -> new InvalidInput("RequestType must be Create, Update or Delete, was " + name));
  }

  private static URI url(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException _) {
      throw new InvalidInput("ResponseURL is no URL");
    }
  }

  private static JsonNode object(JsonNode node) {
    return node.isObject() ? node : Json.object();
  }

  private static String text(JsonNode event, String name) {
    String text = event.path(name).asText();
    if (text.isEmpty()) {
      throw new InvalidInput("a custom resource's request must have %s".formatted(name));
    }
    return text;
  }
}
