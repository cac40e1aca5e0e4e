package accelerator.emulators.sam.lambda;

import java.time.Duration;

/// Who calls functions: a host of them, or what a test puts in its place.
@FunctionalInterface
public interface FunctionInvoker {
  /// Calls a function and waits for its end.
  ///
  /// @param functionId its logical id in the template, its name or its ARN
  /// @param event JSON text
  /// @param patience how long the answer is of use: a call that has not begun by then never does
  Invocation invoke(String functionId, String event, Duration patience);

  /// The same for a caller who waits as long as any function may run.
  default Invocation invoke(String functionId, String event) {
    return invoke(functionId, event, Duration.ofMinutes(15));
  }
}
