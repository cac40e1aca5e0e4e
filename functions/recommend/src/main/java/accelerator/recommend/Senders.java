package accelerator.recommend;

import accelerator.core.StorageFailed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Who may send events: whoever presents the secret, as `Basic` or `Bearer`; whoever presents a
/// token, for the user in it; and anybody where the stack says so. Each counts beside the others. A
/// token that API Gateway has let pass is not looked at again; one that does not hold is refused,
/// also where nobody needs one.
final class Senders {
  private static final int RETRY_AFTER_SECONDS = 5;
  private static final Map<String, String> CHALLENGE =
      Map.of("WWW-Authenticate", "Basic realm=\"events\", charset=\"UTF-8\", Bearer");

  private final EventSettings settings;
  private final Optional<SenderSecret> secret;
  private final Optional<TokenCheck> tokens;

  /// @param tokens checks those that API Gateway does not
  Senders(EventSettings settings, Optional<SenderSecret> secret, Optional<TokenCheck> tokens) {
    this.settings = settings;
    this.secret = secret;
    this.tokens = tokens;
  }

  /// Lets a sender pass.
  ///
  /// @return the one user whose events the sender may send; none when anybody's
  /// @throws Problem when the sender may not, or cannot be told from others now
  Optional<String> admit(Request request) {
    if (!request.claims().isEmpty()) {
      return user(request.claims());
    }
    Optional<String> authorization = request.header("authorization");
    if (authorization.isPresent() && (secret.isPresent() || tokens.isPresent())) {
      return known(credentials(authorization.get()));
    }
    if (settings.allowsAnonymous()) {
      return Optional.empty();
    }
    throw unauthenticated(
        secret.isPresent() || tokens.isPresent()
            ? "the header Authorization must be given, Basic or Bearer"
            : "no sender may send events: neither the parameter EventsSecret nor"
                + " AllowAnonymousEvents is set");
  }

  private Optional<String> known(String presented) {
    try {
      if (tokens.isPresent() && TokenCheck.isToken(presented)) {
        return user(
            tokens
                .get()
                .claims(presented)
                .orElseThrow(
                    () -> unauthenticated("the token does not hold: it may have expired")));
      }
      if (secret.isPresent() && secret.get().is(presented)) {
        return Optional.empty();
      }
    } catch (StorageFailed _) {
      throw Problem.passing(
          Problem.Kind.SENDERS_UNKNOWN,
          "what tells the senders cannot be read now",
          RETRY_AFTER_SECONDS);
    }
    throw unauthenticated("the credentials are not those of a sender");
  }

  /// What a header presents: a token as it is, Basic's `user:password` decoded.
  private static String credentials(String authorization) {
    String given = authorization.strip();
    int blank = given.indexOf(' ');
    String scheme = blank < 0 ? "" : given.substring(0, blank);
    String rest = given.substring(blank + 1).strip();
    if (scheme.equalsIgnoreCase("Bearer")) {
      return rest;
    }
    if (scheme.equalsIgnoreCase("Basic")) {
      try {
        return new String(Base64.getDecoder().decode(rest), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException _) {
        throw unauthenticated("the credentials of Basic must be in Base64");
      }
    }
    throw unauthenticated("the header Authorization must be Basic or Bearer");
  }

  private Optional<String> user(Map<String, String> claims) {
    return settings
        .userClaim()
        .map(
            claim ->
                Optional.ofNullable(claims.get(claim))
                    .filter(user -> !user.isBlank())
                    .orElseThrow(
                        () ->
                            new Problem(
                                Problem.Kind.NOT_YOURS,
                                "the token has no claim '%s'".formatted(claim))));
  }

  private static Problem unauthenticated(String detail) {
    return new Problem(Problem.Kind.UNAUTHENTICATED, detail, CHALLENGE);
  }
}
