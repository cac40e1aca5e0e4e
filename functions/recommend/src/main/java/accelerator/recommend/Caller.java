package accelerator.recommend;

import java.util.Map;
import java.util.Optional;

/// Who may ask for whom. The API verifies tokens; here a token that is demanded must be there, and
/// be of the user that is asked for.
///
/// @param needsToken whether a question without a verified token is refused
/// @param userClaim the claim that names the user; without it a token may ask for anybody
record Caller(boolean needsToken, Optional<String> userClaim) {

  /// The user of a request: the one that the query names or, where tokens are of users, the
  /// token's.
  ///
  /// @throws Problem when there is no token, or it is another user's
  Optional<String> user(Request request, Optional<String> named) {
    if (needsToken && request.claims().isEmpty()) {
      throw new Problem(
          Problem.Kind.UNAUTHENTICATED,
          "a token must come with the request",
          Map.of("WWW-Authenticate", "Bearer"));
    }
    if (userClaim.isEmpty()) {
      return named;
    }
    String own =
        Optional.ofNullable(request.claims().get(userClaim.get()))
            .filter(claim -> !claim.isEmpty())
            .orElseThrow(
                () ->
                    new Problem(
                        Problem.Kind.NOT_YOURS,
                        "the token must have the claim %s".formatted(userClaim.get())));
    if (named.filter(user -> !user.equals(own)).isPresent()) {
      throw new Problem(
          Problem.Kind.NOT_YOURS, "userId must be the token's %s".formatted(userClaim.get()));
    }
    return Optional.of(own);
  }
}
