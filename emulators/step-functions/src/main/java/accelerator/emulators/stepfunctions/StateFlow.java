package accelerator.emulators.stepfunctions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// States and where they start: a whole machine's, a branch's, a Map's.
record StateFlow(String startAt, Map<String, State> states) {
  StateFlow {
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
  }

  State state(String name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalArgumentException("there is no state '%s'".formatted(name));
    }
    return state;
  }
}
