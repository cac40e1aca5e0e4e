package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.InteractionLog;
import accelerator.emulators.recommenders.OnlineRecommender;
import accelerator.emulators.recommenders.TrainedRecommender;
import accelerator.emulators.recommenders.UseCase;
import java.time.Duration;
import java.time.Instant;

/// Lets recommenders count single events without a training: popular lists, what is bought
/// together, what follows upon what. What trends is looked at again after a while only. Used under
/// the region's lock only; what it gives out may be asked without it.
final class OnlineCounts {
  private final Duration trendEvaluation;
  private final BoundedMap<String, Counting> byRecommender;

  /// How far a recommender has counted.
  private static final class Counting {
    private final TrainedRecommender learned;
    private final int deletions;
    private final OnlineRecommender online;
    private int counted;
    private Instant published;

    Counting(TrainedRecommender learned, int deletions, Instant trained) {
      this.learned = learned;
      this.deletions = deletions;
      this.online = learned.online();
      this.published = trained;
    }

    boolean isOf(TrainedRecommender other, DatasetContents contents) {
      return learned == other && deletions == contents.deletions();
    }
  }

  /// @param most how many recommenders are counted for
  OnlineCounts(Duration trendEvaluation, int most) {
    this.byRecommender = BoundedMap.ofEntries(most);
    this.trendEvaluation = trendEvaluation;
  }

  /// A recommender with what has come since its training.
  ///
  /// @param arn its ARN
  /// @param learned what was learned
  /// @param trained when
  TrainedRecommender of(
      String arn,
      UseCase useCase,
      TrainedRecommender learned,
      Instant trained,
      DatasetContents contents,
      Instant now) {
    InteractionLog events = contents.writes().events();
    if (events.size() == 0) {
      byRecommender.remove(arn);
      return learned;
    }
    Counting counting =
        byRecommender
            .find(arn)
            .filter(last -> last.isOf(learned, contents))
            .orElseGet(() -> new Counting(learned, contents.deletions(), trained));
    byRecommender.put(arn, counting);
    events.forEachFrom(
        counting.counted,
        (user, event) -> counting.online.observe(user, event, now.getEpochSecond()));
    counting.counted = events.size();
    boolean isDue =
        useCase != UseCase.TRENDING_NOW || !now.isBefore(counting.published.plus(trendEvaluation));
    if (isDue) {
      counting.online.publish();
      counting.published = now;
    }
    return counting.online;
  }
}
