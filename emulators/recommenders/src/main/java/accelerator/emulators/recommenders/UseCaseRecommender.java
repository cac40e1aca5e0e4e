package accelerator.emulators.recommenders;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;

/// Answers a use case's questions: scores what goes with the asked item or the user's past, leaves
/// out what is filtered, and fills up with popular items. Where the data says that nobody comes
/// back to an item, those already met come after all others.
///
/// @param newestEpochSeconds when the newest interaction was
/// @param popular items by popularity, what the answer is filled up with
/// @param trainedAt by the clock, in epoch seconds
@SuppressWarnings("ArrayRecordComponent") // never compared, and arrays are what makes it fast
record UseCaseRecommender(
    UseCase useCase,
    InteractionHistory past,
    long newestEpochSeconds,
    Scorer scorer,
    PopularItems popular,
    long trainedAt,
    Scratch.Pool scratches)
    implements TrainedRecommender {
  @Override
  public boolean hasMet(String itemId) {
    OptionalInt item = past.interactions().itemIds().find(itemId);
    return item.isPresent() && past.isMet()[item.getAsInt()];
  }

  @Override
  public List<String> recommend(RecommendationQuery query) {
    return recommend(query, List.of());
  }

  @Override
  public List<String> recommend(RecommendationQuery query, List<UserEvent> sinceTraining) {
    Scratch scratch = scratches.borrow();
    try {
      read(query, sinceTraining, scratch);
      if (scratch.historySize > 0) {
        scorer.score(scratch);
      }
      return answer(query, scratch);
    } finally {
      scratches.giveBack(scratch);
    }
  }

  @Override
  public OnlineRecommender online() {
    PopularItems counting = popular.anew();
    List<EventObserver> observers = new ArrayList<>();
    observers.add(
        new PopularCounts(
            past,
            counting,
            useCase.eventType().map(past.interactions()::indexOfType).orElse(-1),
            useCase == UseCase.MOST_POPULAR,
            newestEpochSeconds,
            trainedAt));
    Scorer going = scorer.online(past, useCase.eventType(), observers);
    return new OnlineRecommender(
        new UseCaseRecommender(
            useCase, past, newestEpochSeconds, going, counting, trainedAt, scratches),
        observers);
  }

  private void read(RecommendationQuery query, List<UserEvent> sinceTraining, Scratch scratch) {
    if (query.userId().isPresent() && useCase.filteredType().isPresent()) {
      boolean isPersonal = !useCase.needsItemId();
      past.read(query.userId().get(), sinceTraining, isPersonal, scratch);
    }
    if (!useCase.needsItemId() || query.itemId().isEmpty()) {
      return;
    }
    OptionalInt asked = past.interactions().itemIds().find(query.itemId().get());
    if (asked.isPresent()) {
      scratch.ask(asked.getAsInt());
    }
  }

  private List<String> answer(RecommendationQuery query, Scratch scratch) {
    boolean isMetLast = scorer.putsMetItemsLast();
    BestItems best = new BestItems(query.numResults());
    scratch.offer(best, isMetLast, item -> isAllowed(item, query));
    int[] items = new int[query.numResults()];
    int size = best.size();
    best.drain(items, new float[items.length]);
    for (int rank = 0; rank < size; rank++) {
      scratch.answered.add(items[rank], 1);
    }
    fillUp(query, isMetLast, scratch);
    if (isMetLast && scratch.met.count() > 0) {
      fillUp(query, false, scratch);
    }
    List<String> answer = new ArrayList<>(scratch.answered.count());
    for (int rank = 0; rank < scratch.answered.count(); rank++) {
      answer.add(id(scratch.answered.item(rank)));
    }
    return answer;
  }

  /// Appends popular items.
  ///
  /// @param isNewOnly whether those that the user has met are passed over
  private void fillUp(RecommendationQuery query, boolean isNewOnly, Scratch scratch) {
    Scores answered = scratch.answered;
    PrimitiveIterator.OfInt order = popular.order();
    while (answered.count() < query.numResults() && order.hasNext()) {
      int item = order.nextInt();
      if (!(isNewOnly && scratch.met.of(item) > 0)
          && scratch.filtered.of(item) == 0
          && answered.of(item) == 0
          && isAllowed(item, query)) {
        answered.add(item, 1);
      }
    }
  }

  private boolean isAllowed(int item, RecommendationQuery query) {
    return query.allowed().test(id(item));
  }

  private String id(int item) {
    return past.interactions().itemIds().id(item);
  }
}
