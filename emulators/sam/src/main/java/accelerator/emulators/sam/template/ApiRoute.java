package accelerator.emulators.sam.template;

import accelerator.emulators.loopback.EmulatorException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// A route of the HTTP API and the function behind it.
///
/// @param routeKey such as `GET /shops/{shop}`, or `$default`
/// @param functionId logical id of the function that answers
/// @param timeout how long API Gateway waits for it
/// @param authorizer who looks at the caller's token; everybody may call when there is none
/// @param throttle how many requests pass; all when the template does not say
public record ApiRoute(
    String routeKey,
    String functionId,
    Duration timeout,
    Optional<JwtAuthorizer> authorizer,
    Optional<Throttle> throttle) {
  public ApiRoute {
    if (timeout.toMillis() < 50 || timeout.toMillis() > 30_000) {
      throw new EmulatorException(
          String.format(
              Locale.ROOT,
              "TimeoutInMillis of %s must be 50..30000, was %d",
              routeKey,
              timeout.toMillis()));
    }
  }

  /// A route that everybody may call as often as they like.
  public static ApiRoute open(String routeKey, String functionId, Duration timeout) {
    return new ApiRoute(routeKey, functionId, timeout, Optional.empty(), Optional.empty());
  }
}
