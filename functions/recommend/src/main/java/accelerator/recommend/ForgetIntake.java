package accelerator.recommend;

import accelerator.core.Domain;
import accelerator.core.ForgetWish;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.StorageFailed;
import accelerator.recommend.events.Ids;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Takes in who is to be forgotten: keeps the wish, which the state machine `forget` fulfils. The
/// same wish twice is one. Neither answer nor log names the user.
final class ForgetIntake {
  private static final int RETRY_AFTER_SECONDS = 5;

  private final Senders senders;
  private final Wishes wishes;
  private final InstantSource clock;

  /// Where wishes are kept.
  interface Wishes {

    /// Keeps a text under a key, whatever was there.
    ///
    /// @throws StorageFailed when it cannot be kept
    void put(String key, String text);
  }

  ForgetIntake(Senders senders, Wishes wishes, InstantSource clock) {
    this.senders = senders;
    this.wishes = wishes;
    this.clock = clock;
  }

  /// @throws Problem when the caller may not, or the wish cannot be kept now
  Response answer(Domain domain, String userId, Request request) {
    Optional<String> own = senders.admitForgetting(request);
    String user = checked(userId);
    if (own.filter(it -> !it.equals(user)).isPresent()) {
      throw new Problem(Problem.Kind.NOT_YOURS, "a token may have its own user forgotten only");
    }
    ForgetWish wish = new ForgetWish(domain, user, clock.instant());
    try {
      wishes.put(wish.key(), wish.text());
    } catch (StorageFailed failure) {
      throw Problem.passing(
          Problem.Kind.FORGETTING_UNAVAILABLE,
          "who is to be forgotten cannot be noted now",
          RETRY_AFTER_SECONDS);
    }
    return new Response(
            202,
            Map.of("Content-Type", "application/json", "Cache-Control", "no-store"),
            Json.write(Json.object().put("domain", domain.key()).put("status", "noted")))
        .with("domain", domain.key());
  }

  private static String checked(String userId) {
    try {
      return Ids.checked("userId", userId);
    } catch (InvalidInput failure) {
      throw new Problem(Problem.Kind.INVALID_QUERY, String.valueOf(failure.getMessage()));
    }
  }
}
