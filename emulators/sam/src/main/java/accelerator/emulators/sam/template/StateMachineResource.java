package accelerator.emulators.sam.template;

import java.nio.file.Path;
import java.util.Map;

/// A state machine as the template configures it.
///
/// @param definition its Amazon States Language file
/// @param substitutions what to put for each `${name}` in the definition
public record StateMachineResource(
    String logicalId, String name, String arn, Path definition, Map<String, String> substitutions) {
  public StateMachineResource {
    substitutions = Map.copyOf(substitutions);
  }
}
