package accelerator.local.template;

import accelerator.core.InvalidInput;
import java.time.Duration;

/// A route of the HTTP API and the function behind it.
///
/// @param routeKey such as `GET /v1/{domain}/{recommender}`, or `$default`
/// @param functionId logical id of the function that answers
/// @param timeout how long API Gateway waits for it
public record Route(String routeKey, String functionId, Duration timeout) {
  public Route {
    if (timeout.toMillis() < 50 || timeout.toMillis() > 30_000) {
      throw new InvalidInput(
          "TimeoutInMillis of %s must be 50..30000, was %d"
              .formatted(routeKey, timeout.toMillis()));
    }
  }
}
