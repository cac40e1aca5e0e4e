package accelerator.emulators.sam.gateway;

import accelerator.emulators.sam.lambda.Invocation;
import java.time.Duration;

/// What stands behind a route.
@FunctionalInterface
public interface FunctionInvoker {
  /// Calls a function and waits for its end.
  ///
  /// @param functionId its logical id in the template
  /// @param event JSON text, payload format 2.0
  /// @param patience how long the answer is of use: a call that has not begun by then never does
  Invocation invoke(String functionId, String event, Duration patience);

  /// The same for a caller who waits as long as any function may run.
  default Invocation invoke(String functionId, String event) {
    return invoke(functionId, event, Duration.ofMinutes(15));
  }
}
