package accelerator.emulators.recommenders;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Goes on counting what is popular. Time in which nothing is known does not count: what happens so
/// long after the training counts as so long after the newest event that was learned. Otherwise one
/// event today would outweigh a whole data set that ends a year ago.
final class PopularCounts implements EventObserver {
  private final InteractionHistory past;
  private final PopularItems popular;
  private final int type;
  private final boolean isByUser;
  private final long newest;
  private final long trainedAt;
  private final RecentUsers<Map<Integer, Long>> met = new RecentUsers<>();

  /// @param type the index of the only event type that counts; negative when all do
  /// @param isByUser whether users are counted, each once
  /// @param newest when the newest learned event was
  /// @param trainedAt by the clock, in epoch seconds
  PopularCounts(
      InteractionHistory past,
      PopularItems popular,
      int type,
      boolean isByUser,
      long newest,
      long trainedAt) {
    this.past = past;
    this.popular = popular;
    this.type = type;
    this.isByUser = isByUser;
    this.newest = newest;
    this.trainedAt = trainedAt;
  }

  @Override
  public void observe(String user, int item, UserEvent event, boolean isOfType) {
    if (!isOfType) {
      return;
    }
    long time =
        event.epochSeconds() <= newest
            ? event.epochSeconds()
            : newest + Math.max(0, event.epochSeconds() - trainedAt);
    if (isByUser) {
      Map<Integer, Long> ofUser = met.of(user, _ -> new HashMap<>());
      Long again = ofUser.get(item);
      OptionalLong before = again == null ? learned(user, item) : OptionalLong.of(again);
      if (before.isPresent() && before.getAsLong() >= time) {
        return;
      }
      before.ifPresent(earlier -> popular.discount(item, earlier));
      ofUser.put(item, time);
    }
    popular.count(item, time);
  }

  private OptionalLong learned(String userId, int item) {
    Interactions interactions = past.interactions();
    OptionalInt user = interactions.userIds().find(userId);
    if (user.isEmpty()) {
      return OptionalLong.empty();
    }
    int row = interactions.start(user.getAsInt() + 1) - 1;
    for (; row >= interactions.start(user.getAsInt()); row--) {
      boolean isCounted = type < 0 || interactions.typeAt(row) == type;
      if (isCounted && interactions.itemAt(row) == item) {
        return OptionalLong.of(Math.min(newest, interactions.timeAt(row)));
      }
    }
    return OptionalLong.empty();
  }
}
