package accelerator.emulators.personalize;

import java.time.Instant;

/// Something with an ARN and a state.
interface Resource {
  String arn();

  /// The last change of its state.
  Transition transition();

  default String status(Instant now) {
    return transition().status(now);
  }

  default boolean isActive(Instant now) {
    return status(now).equals("ACTIVE");
  }
}
