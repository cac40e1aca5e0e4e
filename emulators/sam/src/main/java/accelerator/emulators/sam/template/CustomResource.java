package accelerator.emulators.sam.template;

import com.fasterxml.jackson.databind.JsonNode;

/// A resource that a function makes.
///
/// @param type such as `Custom::Stage`
/// @param properties with every reference resolved, the function's name as `ServiceToken` among
///   them
public record CustomResource(String logicalId, String type, JsonNode properties) {
  /// The function that is asked.
  public String function() {
    return properties.path("ServiceToken").asText();
  }
}
