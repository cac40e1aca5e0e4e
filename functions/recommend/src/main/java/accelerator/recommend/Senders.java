package accelerator.recommend;

import accelerator.core.StorageFailed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Who may send events: whoever presents the secret, as `Basic` or `Bearer`; whom API Gateway let
/// pass with a token, for the user in it; and anybody where the stack says so.
final class Senders {
  private static final int RETRY_AFTER_SECONDS = 5;
  private static final Map<String, String> CHALLENGE =
      Map.of("WWW-Authenticate", "Basic realm=\"events\", charset=\"UTF-8\", Bearer");

  private final EventSettings settings;
  private final Optional<SenderSecret> secret;

  Senders(EventSettings settings, Optional<SenderSecret> secret) {
    this.settings = settings;
    this.secret = secret;
  }

  /// Lets a sender pass.
  ///
  /// @return the one user whose events the sender may send; none when anybody's
  /// @throws Problem when the sender may not, or cannot be told from others now
  Optional<String> admit(Request request) {
    if (!request.claims().isEmpty()) {
      return settings.userClaim().map(claim -> user(claim, request));
    }
    Optional<String> authorization = request.header("authorization");
    if (secret.isPresent() && authorization.isPresent()) {
      check(secret.get(), authorization.get());
      return Optional.empty();
    }
    if (settings.allowsAnonymous()) {
      return Optional.empty();
    }
    throw unauthenticated(
        secret.isPresent()
            ? "the header Authorization must be given, Basic or Bearer"
            : "no sender may send events: neither the parameter EventsSecret nor"
                + " AllowAnonymousEvents is set");
  }

  private static void check(SenderSecret secret, String authorization) {
    try {
      if (!secret.is(credentials(authorization))) {
        throw unauthenticated("the credentials are not those of a sender");
      }
    } catch (StorageFailed _) {
      throw Problem.passing(
          Problem.Kind.SENDERS_UNKNOWN,
          "the secret of the senders cannot be read now",
          RETRY_AFTER_SECONDS);
    }
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

  private static String user(String claim, Request request) {
    return Optional.ofNullable(request.claims().get(claim))
        .filter(user -> !user.isBlank())
        .orElseThrow(
            () ->
                new Problem(
                    Problem.Kind.NOT_YOURS, "the token has no claim '%s'".formatted(claim)));
  }

  private static Problem unauthenticated(String detail) {
    return new Problem(Problem.Kind.UNAUTHENTICATED, detail, CHALLENGE);
  }
}
