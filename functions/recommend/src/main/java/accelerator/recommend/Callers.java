package accelerator.recommend;

import java.util.Map;
import java.util.Optional;

/// Who may ask about whom.
///
/// @param requiresToken whether only a caller with a token may ask
/// @param claim the claim of a caller's token that names the only user it may ask about; anybody
///   may ask about anybody when there is none
record Callers(boolean requiresToken, Optional<String> claim) {

  /// The only user that a request may be about; none when it may be about anybody.
  ///
  /// @throws Problem when there is no token and there must be, or callers are bound to a user and
  ///   this one's token names none
  Optional<String> owner(Request request) {
    if (requiresToken && request.claims().isEmpty()) {
      throw new Problem(
          Problem.Kind.NO_TOKEN,
          "the header Authorization must carry a bearer token",
          Map.of("WWW-Authenticate", "Bearer"));
    }
    return claim.map(
        name ->
            request
                .claim(name)
                .orElseThrow(
                    () ->
                        new Problem(
                            Problem.Kind.NOT_YOURS,
                            "the token must have the claim %s".formatted(name))));
  }
}
