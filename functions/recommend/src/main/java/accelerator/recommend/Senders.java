package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.StorageFailed;
import accelerator.recommend.events.Ids;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Who may send events, and have users forgotten: whoever presents the secret, as `Basic` or
/// `Bearer`; whoever presents a token, for the user in it; and anybody where the stack says so.
/// Each counts beside the others. A token that API Gateway has let pass is not looked at again; one
/// that does not hold is refused, also where nobody needs one.
final class Senders {
  private static final int RETRY_AFTER_SECONDS = 5;
  private static final String NOTHING_PRESENTED =
      "the header Authorization must be given, Basic or Bearer";
  private static final Map<String, String> CHALLENGE =
      Map.of("WWW-Authenticate", "Basic realm=\"events\", charset=\"UTF-8\", Bearer");

  private final EventSettings settings;
  private final Optional<SenderSecret> secret;
  private final Optional<TokenCheck> tokens;

  /// A sender who is known.
  ///
  /// @param user the one user that a token speaks for; none when it names none, or with the secret
  private record Known(boolean hasSecret, Optional<String> user) {}

  /// Those that the environment tells.
  static Senders of(EventSettings settings, InstantSource clock) {
    return of(
        settings,
        settings.secretArn().map(arn -> new ManagedSecret(Clients.secrets().build(), arn)),
        new HttpIssuerDocuments(),
        clock);
  }

  /// @param text of the secret, if there is one
  /// @param documents of the issuer whose tokens are taken
  static Senders of(
      EventSettings settings,
      Optional<? extends SecretText> text,
      IssuerDocuments documents,
      InstantSource clock) {
    return new Senders(
        settings,
        text.map(each -> new SenderSecret(each, clock)),
        settings.issuer().map(issuer -> new TokenCheck(issuer, documents, clock)));
  }

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
    Optional<Known> known = known(request);
    if (known.isPresent() || settings.allowsAnonymous()) {
      return known.flatMap(Known::user);
    }
    throw unauthenticated(
        secret.isPresent() || tokens.isPresent()
            ? NOTHING_PRESENTED
            : "no sender may send events: neither the parameter EventsSecret nor"
                + " AllowAnonymousEvents is set");
  }

  /// Lets somebody pass who wants a user forgotten: the secret speaks for all, a token for the user
  /// in it, and nobody passes unknown.
  ///
  /// @return the one user who may be forgotten; none when anybody may
  /// @throws Problem when the caller may not, or cannot be told from others now
  Optional<String> admitForgetting(Request request) {
    Known known =
        known(request)
            .orElseThrow(
                () ->
                    unauthenticated(
                        secret.isPresent() || tokens.isPresent()
                            ? NOTHING_PRESENTED
                            : "nobody may have users forgotten: neither the parameter EventsSecret"
                                + " nor JwtIssuer is set"));
    if (!known.hasSecret() && known.user().isEmpty()) {
      throw new Problem(
          Problem.Kind.NOT_YOURS, "a token speaks for no user: the parameter UserClaim is not set");
    }
    return known.user();
  }

  /// Who presents what holds; nobody where nothing is presented, or nothing is looked at.
  private Optional<Known> known(Request request) {
    if (!request.claims().isEmpty()) {
      return Optional.of(new Known(false, user(request.claims())));
    }
    return request
        .header("authorization")
        .filter(_ -> secret.isPresent() || tokens.isPresent())
        .map(Senders::credentials)
        .map(this::known);
  }

  private Known known(String presented) {
    try {
      if (tokens.isPresent() && TokenCheck.isToken(presented)) {
        return new Known(
            false,
            user(
                tokens
                    .get()
                    .claims(presented)
                    .orElseThrow(
                        () -> unauthenticated("the token does not hold: it may have expired"))));
      }
      if (secret.isPresent() && secret.get().is(presented)) {
        return new Known(true, Optional.empty());
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
                    .map(user -> id(claim, user))
                    .orElseThrow(
                        () ->
                            new Problem(
                                Problem.Kind.NOT_YOURS,
                                "the token has no claim '%s'".formatted(claim))));
  }

  private static String id(String claim, String user) {
    try {
      return Ids.checked(claim, user);
    } catch (InvalidInput failure) {
      throw new Problem(Problem.Kind.NOT_YOURS, "the token names nobody: " + failure.getMessage());
    }
  }

  private static Problem unauthenticated(String detail) {
    return new Problem(Problem.Kind.UNAUTHENTICATED, detail, CHALLENGE);
  }
}
