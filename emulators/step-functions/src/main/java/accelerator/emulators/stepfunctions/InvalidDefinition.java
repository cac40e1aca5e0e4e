package accelerator.emulators.stepfunctions;

import accelerator.emulators.loopback.EmulatorException;
import java.util.List;

/// A definition that Step Functions would refuse, or that this runner cannot run.
public final class InvalidDefinition extends EmulatorException {
  private final transient List<String> violations;

  /// @param violations each as `path: message`
  public InvalidDefinition(List<String> violations) {
    super(String.join("\n", violations));
    this.violations = List.copyOf(violations);
  }

  /// Every violation, in the order of the definition, each as `path: message`.
  public List<String> violations() {
    return violations;
  }
}
