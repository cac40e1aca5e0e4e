package accelerator.emulators.recommenders;

import java.util.List;
import java.util.Optional;

/// What follows upon a history and what is similar to it. The newer an item of the history, the
/// more it says; that matters more than the choice of the model.
///
/// @param followingRecency how much less each older step counts for what follows, 0..1
/// @param similarRecency the same for what is similar
/// @param damping how much popular followers are held back, 0..1
record Hybrid(
    Associations following,
    float followingRecency,
    Associations similar,
    float similarRecency,
    double damping,
    TrainingParameters parameters)
    implements Scorer {
  private static final float NEGLIGIBLE = 0.01f;

  @Override
  public void score(Scratch scratch) {
    sum(following, followingRecency, scratch, scratch.following);
    sum(similar, similarRecency, scratch, scratch.similar);
    blend(scratch.following, parameters.followingShare(), scratch.total);
    blend(scratch.similar, 1 - parameters.followingShare(), scratch.total);
  }

  /// What is similar stays as it was learned: it changes slowly, and all of it with each event.
  @Override
  public Scorer online(
      InteractionHistory past, Optional<String> eventType, List<EventObserver> observers) {
    GrowingAssociations growing = new GrowingAssociations(following, past.interactions().items());
    int type = past.telling(eventType);
    observers.add(new FollowingCounts(past, type, growing, damping, parameters));
    return new Hybrid(growing, followingRecency, similar, similarRecency, damping, parameters);
  }

  private static void sum(Associations table, float recency, Scratch scratch, Scores sums) {
    float weight = 1;
    for (int each = 0; each < scratch.historySize && weight > NEGLIGIBLE; each++) {
      table.addTo(sums, scratch.history[each], weight);
      weight *= recency;
    }
  }

  /// Adds scores to others, the greatest as so much.
  static void blend(Scores scores, float share, Scores total) {
    float factor = scores.count() == 0 ? 0 : share / scores.greatest();
    for (int nth = 0; nth < scores.count(); nth++) {
      total.add(scores.item(nth), factor * scores.of(scores.item(nth)));
    }
  }
}
