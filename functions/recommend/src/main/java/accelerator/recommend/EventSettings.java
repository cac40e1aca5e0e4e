package accelerator.recommend;

import accelerator.core.Environment;
import java.util.Map;
import java.util.Optional;

/// What the environment says about events.
///
/// @param secretArn `EVENTS_SECRET`, the secret that senders present; none when there is none
/// @param allowsAnonymous `ALLOW_ANONYMOUS_EVENTS`, whether events without any credentials are
///   taken
/// @param userClaim `USER_CLAIM`, the claim of a token that says whose events it may send
/// @param countListViews `COUNT_LIST_VIEWS`, as the batch is told
record EventSettings(
    Optional<String> secretArn,
    boolean allowsAnonymous,
    Optional<String> userClaim,
    boolean countListViews) {

  static EventSettings from(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    return new EventSettings(
        environment.optional("EVENTS_SECRET"),
        environment.optional("ALLOW_ANONYMOUS_EVENTS").map(Boolean::parseBoolean).orElse(false),
        environment.optional("USER_CLAIM"),
        environment.optional("COUNT_LIST_VIEWS").map(Boolean::parseBoolean).orElse(false));
  }
}
