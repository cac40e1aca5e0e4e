package accelerator.local.gateway;

import accelerator.local.lambda.Invocation;

/// What stands behind a route.
@FunctionalInterface
public interface Integration {
  /// Calls a function and waits for its end.
  ///
  /// @param functionId its logical id in the template
  /// @param event JSON text, payload format 2.0
  Invocation invoke(String functionId, String event);
}
