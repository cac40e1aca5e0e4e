package accelerator.recommend;

import accelerator.core.Environment;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the environment says about events.
///
/// @param secretArn `EVENTS_SECRET`, the secret that senders present; none when there is none
/// @param allowsAnonymous `ALLOW_ANONYMOUS_EVENTS`, whether events without any credentials are
///   taken
/// @param userClaim `USER_CLAIM`, the claim of a token that says whose events it may send
/// @param issuer `JWT_ISSUER` with `JWT_AUDIENCE`, whose tokens senders may present
/// @param countListViews `COUNT_LIST_VIEWS`, as the batch is told
record EventSettings(
    Optional<String> secretArn,
    boolean allowsAnonymous,
    Optional<String> userClaim,
    Optional<AcceptedIssuer> issuer,
    boolean countListViews) {

  /// Settings without an issuer of tokens that are checked here.
  EventSettings(
      Optional<String> secretArn,
      boolean allowsAnonymous,
      Optional<String> userClaim,
      boolean countListViews) {
    this(secretArn, allowsAnonymous, userClaim, Optional.empty(), countListViews);
  }

  private static AcceptedIssuer issuer(String address, Environment environment) {
    return new AcceptedIssuer(
        address,
        Stream.of(environment.optional("JWT_AUDIENCE").orElse("").split(",", -1))
            .map(String::strip)
            .filter(audience -> !audience.isEmpty())
            .toList());
  }

  static EventSettings from(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    return new EventSettings(
        environment.optional("EVENTS_SECRET"),
        environment.optional("ALLOW_ANONYMOUS_EVENTS").map(Boolean::parseBoolean).orElse(false),
        environment.optional("USER_CLAIM"),
        environment.optional("JWT_ISSUER").map(address -> issuer(address, environment)),
        environment.optional("COUNT_LIST_VIEWS").map(Boolean::parseBoolean).orElse(false));
  }
}
