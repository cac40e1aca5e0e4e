package accelerator.emulators.recommenders;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// A recommender that goes on counting after its training. It may be asked by several threads while
/// one tells it of events.
public final class OnlineRecommender implements TrainedRecommender {
  private final UseCaseRecommender answering;
  private final List<EventObserver> observers;

  OnlineRecommender(UseCaseRecommender answering, List<EventObserver> observers) {
    this.answering = answering;
    this.observers = List.copyOf(observers);
  }

  /// Counts what a user did, unless it was learned already, or the item is not known.
  ///
  /// @param now an event that says it is later counts as happening now, in epoch seconds
  public void observe(String userId, UserEvent event, long now) {
    InteractionHistory past = answering.past();
    OptionalInt item = past.interactions().itemIds().find(event.itemId());
    if (item.isEmpty() || past.isLearned(userId, item.getAsInt(), event.epochSeconds())) {
      return;
    }
    boolean isOfType =
        answering
            .useCase()
            .eventType()
            .map(type -> type.toLowerCase(Locale.ROOT))
            .map(event.eventType().toLowerCase(Locale.ROOT)::equals)
            .orElse(true);
    UserEvent counted =
        new UserEvent(event.itemId(), Math.min(now, event.epochSeconds()), event.eventType());
    observers.forEach(each -> each.observe(userId, item.getAsInt(), counted, isOfType));
  }

  /// Lets what was counted decide which items are popular.
  public void publish() {
    answering.popular().publish();
  }

  @Override
  public List<String> recommend(RecommendationQuery query) {
    return answering.recommend(query);
  }

  @Override
  public List<String> recommend(RecommendationQuery query, List<UserEvent> sinceTraining) {
    return answering.recommend(query, sinceTraining);
  }

  @Override
  public boolean hasMet(String itemId) {
    return answering.hasMet(itemId);
  }

  @Override
  public long newestEpochSeconds() {
    return answering.newestEpochSeconds();
  }
}
