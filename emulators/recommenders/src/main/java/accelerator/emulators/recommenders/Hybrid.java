package accelerator.emulators.recommenders;

import java.util.List;
import java.util.Optional;

/// What follows upon a history, what is similar to it, and what is in it already. The newer an item
/// of the history, the more it says; that matters more than the choice of the model.
///
/// @param factors how much of each item's score is left; empty for all of it
@SuppressWarnings("ArrayRecordComponent") // never compared, and arrays are what makes it fast
record Hybrid(
    Associations following,
    Associations similar,
    float[] factors,
    Recipe recipe,
    TrainingParameters parameters)
    implements Scorer {
  private static final float NEGLIGIBLE = 0.01f;

  @Override
  public void score(Scratch scratch) {
    float share = recipe.followingShare();
    if (share > 0) {
      sum(following, recipe.followingRecency(), scratch, scratch.following);
      blend(scratch.following, share, scratch);
    }
    if (share < 1) {
      sum(similar, recipe.similarRecency(), scratch, scratch.similar);
      blend(scratch.similar, 1 - share, scratch);
    }
    if (recipe.repeats().weight() > 0) {
      sumOwn(recipe.repeats().recency(), scratch);
      forget(scratch.filtered, scratch.own);
      addScaled(scratch.own, recipe.repeats().weight(), scratch.total);
    }
  }

  @Override
  public boolean putsMetItemsLast() {
    return recipe.repeats().isLast();
  }

  /// What is similar stays as it was learned: it changes slowly, and all of it with each event.
  @Override
  public Scorer online(
      InteractionHistory past, Optional<String> eventType, List<EventObserver> observers) {
    GrowingAssociations growing = new GrowingAssociations(following, parameters.neighbours());
    TrainingParameters counting =
        parameters.withShrinkage(recipe.followingShrinkage(), parameters.similarShrinkage());
    observers.add(new FollowingCounts(past, past.telling(eventType), growing, counting));
    return new Hybrid(growing, similar, factors, recipe, parameters);
  }

  private static void sum(Associations table, float recency, Scratch scratch, Scores sums) {
    float weight = 1;
    int moment = 0;
    for (int each = 0; each < scratch.historySize; each++) {
      for (; moment < scratch.historyMoment[each]; moment++) {
        weight *= recency;
      }
      if (weight <= NEGLIGIBLE) {
        return;
      }
      table.addTo(sums, scratch.history[each], weight);
    }
  }

  private static void sumOwn(float recency, Scratch scratch) {
    float weight = 1;
    int moment = 0;
    for (int each = 0; each < scratch.stepCount; each++) {
      for (; moment < scratch.stepMoment[each]; moment++) {
        weight *= recency;
      }
      if (weight <= Float.MIN_NORMAL) {
        return;
      }
      scratch.own.add(scratch.steps[each], weight);
    }
  }

  /// Adds scores to others, the greatest that may be answered as so much.
  private void blend(Scores scores, float share, Scratch scratch) {
    forget(scratch.filtered, scores);
    if (recipe.repeats().isLast()) {
      forget(scratch.met, scores);
    }
    if (factors.length > 0) {
      for (int nth = 0; nth < scores.count(); nth++) {
        int item = scores.item(nth);
        scores.set(item, scores.of(item) * factors[item]);
      }
    }
    addScaled(scores, share, scratch.total);
  }

  private static void forget(Scores items, Scores scores) {
    for (int nth = 0; nth < items.count(); nth++) {
      scores.set(items.item(nth), 0);
    }
  }

  private static void addScaled(Scores scores, float share, Scores total) {
    float greatest = scores.greatest();
    for (int nth = 0; nth < scores.count(); nth++) {
      float score = scores.of(scores.item(nth));
      if (score > 0) {
        total.add(scores.item(nth), share / greatest * score);
      }
    }
  }
}
