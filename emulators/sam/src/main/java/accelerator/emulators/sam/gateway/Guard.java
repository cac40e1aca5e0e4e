package accelerator.emulators.sam.gateway;

import accelerator.emulators.sam.template.ApiRoute;
import accelerator.emulators.sam.template.JwtAuthorizer;
import accelerator.emulators.sam.template.Throttle;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who may pass: the throttles and the authorizers of an API's routes.
final class Guard {
  private static final String TOO_MANY = "Too Many Requests";

  private final Map<Throttle, TokenBucket> buckets = new HashMap<>();
  private final Map<JwtAuthorizer, JwtCheck> checks = new HashMap<>();

  /// @throws accelerator.emulators.loopback.EmulatorException when an issuer of tokens is not on
  ///   this machine
  Guard(List<ApiRoute> routes, Instant now) {
    for (ApiRoute route : routes) {
      route.throttle().ifPresent(t -> buckets.computeIfAbsent(t, one -> new TokenBucket(one, now)));
      route.authorizer().ifPresent(a -> checks.computeIfAbsent(a, JwtCheck::new));
    }
  }

  /// What becomes of a request to a route.
  Verdict verdict(ApiRoute route, GatewayRequest request, Instant now) {
    Optional<TokenBucket> bucket = route.throttle().map(buckets::get);
    if (bucket.isPresent() && !bucket.get().take(now)) {
      return new Verdict.Refused(GatewayAnswer.message(429, TOO_MANY));
    }
    Optional<JwtCheck> check = route.authorizer().map(checks::get);
    if (check.isEmpty()) {
      return new Verdict.Passed(Map.of());
    }
    Optional<String> presented = request.header("authorization");
    return presented
        .flatMap(value -> check.get().claims(value, now))
        .<Verdict>map(Verdict.Passed::new)
        .orElseGet(() -> new Verdict.Refused(unauthorized(presented.isPresent())));
  }

  /// The form of the challenge is the service's; which descriptions it has could not be verified.
  private static GatewayAnswer unauthorized(boolean hasToken) {
    return GatewayAnswer.message(401, "Unauthorized")
        .withHeaders(
            Map.of(
                "content-type",
                "application/json",
                "www-authenticate",
                hasToken
                    ? "Bearer scope=\"\" error=\"invalid_token\" error_description=\"invalid"
                        + " token\""
                    : "Bearer"));
  }

  /// What a guard says.
  sealed interface Verdict {
    /// @param claims of the caller's token; none when nobody asked for one
    record Passed(Map<String, String> claims) implements Verdict {}

    record Refused(GatewayAnswer answer) implements Verdict {}
  }
}
