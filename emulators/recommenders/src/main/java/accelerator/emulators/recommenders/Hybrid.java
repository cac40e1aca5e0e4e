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
  @Override
  public void score(Scratch scratch) {
    float share = recipe.followingShare();
    if (share > 0) {
      blend(scratch.following.of(following, recipe.followingRecency(), scratch), share, scratch);
    }
    if (share < 1) {
      blend(scratch.similar.of(similar, recipe.similarRecency(), scratch), 1 - share, scratch);
    }
    if (recipe.repeats().weight() > 0) {
      sumOwn(recipe.repeats().recency(), scratch);
      addOwn(recipe.repeats().weight(), scratch);
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

  private static void addOwn(float weight, Scratch scratch) {
    Scores own = scratch.own;
    for (int nth = 0; nth < scratch.filtered.count(); nth++) {
      own.set(scratch.filtered.item(nth), 0);
    }
    float greatest = own.greatest();
    for (int nth = 0; nth < own.count(); nth++) {
      float score = own.of(own.item(nth));
      if (score > 0) {
        scratch.total.add(own.item(nth), weight / greatest * score);
      }
    }
  }

  /// Adds scores to others, the greatest that may be answered as so much.
  private void blend(Scores scores, float share, Scratch scratch) {
    float greatest = 0;
    for (int nth = 0; nth < scores.count(); nth++) {
      greatest = Math.max(greatest, held(scores, scores.item(nth), scratch));
    }
    for (int nth = 0; nth < scores.count(); nth++) {
      float score = held(scores, scores.item(nth), scratch);
      if (score > 0) {
        scratch.total.add(scores.item(nth), share / greatest * score);
      }
    }
  }

  /// What is left of an item's score.
  private float held(Scores scores, int item, Scratch scratch) {
    float score = scores.of(item);
    if (recipe.repeats().isLast() && scratch.met.of(item) > 0) {
      return 0;
    }
    return factors.length > 0 ? score * factors[item] : score;
  }
}
