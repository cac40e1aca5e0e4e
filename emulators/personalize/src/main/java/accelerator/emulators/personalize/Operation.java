package accelerator.emulators.personalize;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// One operation of the service.
@FunctionalInterface
interface Operation {
  /// The answer's body; an empty one is sent as no body at all.
  ///
  /// @throws Refusal when it cannot be done
  ObjectNode answer(PersonalizeRequest request);
}
