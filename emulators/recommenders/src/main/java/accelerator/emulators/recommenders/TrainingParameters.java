package accelerator.emulators.recommenders;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/// How recommenders learn. {@link #standard} is what did best on shops and film libraries with
/// known laws; every other value is the caller's own.
///
/// @param neighbours how many items go with each at most, 1..10000: more cost memory and time, and
///   beyond some hundreds better no answer; fewer where the catalogue has more than 200,000 items,
///   so that no table has more than 40 million entries
/// @param reach how many steps later an item still counts as following, 1..1000, the nearer the
///   more
/// @param followingShrinkage how many further visits an item is thought to have had without any
///   item following, 0 or more, to start from: the higher, the less rare items say
/// @param similarShrinkage the same for items that the same users meet
/// @param regularisation how much the linear model distrusts what few users show, above 0
/// @param linearTime the linear model is tried in as many strengths as can be learned in so long by
///   a nominal machine of ten thousand million steps a second: its time grows with the cube of the
///   items, its memory with the square; 0 for never
/// @param followingShare how much of a score is what follows, 0..1, to start from; the rest is what
///   is similar
/// @param metadataShare how much items of the same kind count beside those, for what is like a film
/// @param orderGap purchases with no more time from one to the next are one order; whole seconds
/// @param popularHalfLife after so long an event counts half as much for what is popular
/// @param questions held back at least, where there are as many, to try recipes on, 1..1000000; of
///   small sets twice as many. Fewer are quicker, and leave more to chance
/// @param threads to learn on, 1..1024: they change no answer
public record TrainingParameters(
    int neighbours,
    int reach,
    float followingShrinkage,
    float similarShrinkage,
    float regularisation,
    Duration linearTime,
    float followingShare,
    float metadataShare,
    Duration orderGap,
    Duration popularHalfLife,
    int questions,
    int threads) {
  private static final int MOST_NEIGHBOURS = 10_000;
  private static final int MOST_STEPS = 1000;
  private static final int MOST_ENTRIES = 40_000_000;
  private static final int MOST_QUESTIONS = 1_000_000;

  /// @throws RecommenderException naming the parameter that cannot be
  public TrainingParameters {
    demand(neighbours >= 1 && neighbours <= MOST_NEIGHBOURS, "neighbours", "1..10000", neighbours);
    demand(reach >= 1 && reach <= MOST_STEPS, "reach", "1..1000", reach);
    demand(isFrom(followingShrinkage, 0), "followingShrinkage", "0 or more", followingShrinkage);
    demand(isFrom(similarShrinkage, 0), "similarShrinkage", "0 or more", similarShrinkage);
    demand(isFrom(regularisation, Float.MIN_NORMAL), "regularisation", "above 0", regularisation);
    demand(!linearTime.isNegative(), "linearTime", "0 or more", linearTime);
    demand(
        isFrom(followingShare, 0) && followingShare <= 1, "followingShare", "0..1", followingShare);
    demand(isFrom(metadataShare, 0), "metadataShare", "0 or more", metadataShare);
    demand(!orderGap.isNegative(), "orderGap", "0 or more", orderGap);
    demand(popularHalfLife.isPositive(), "popularHalfLife", "above 0", popularHalfLife);
    demand(questions >= 1 && questions <= MOST_QUESTIONS, "questions", "1..1000000", questions);
    demand(threads >= 1 && threads <= Parallel.MOST_THREADS, "threads", "1..1024", threads);
  }

  /// What did best, on as many threads as the machine has processors.
  ///
  /// Of half-lives of 3 to 60 days and none at all, about two weeks foresees best what is viewed
  /// next in the tests' shop, whose fashions last a week.
  public static TrainingParameters standard() {
    return new TrainingParameters(
        200,
        10,
        5,
        20,
        300,
        Duration.ofSeconds(10),
        0.7f,
        0.2f,
        Duration.ofMinutes(5),
        Duration.ofDays(14),
        10_000,
        Parallel.ofMachine().threads());
  }

  public TrainingParameters withNeighbours(int newNeighbours) {
    return with(draft -> draft.neighbours = newNeighbours);
  }

  public TrainingParameters withReach(int newReach) {
    return with(draft -> draft.reach = newReach);
  }

  /// With other further visits for what follows and for what is similar.
  public TrainingParameters withShrinkage(float following, float similar) {
    return with(
        draft -> {
          draft.followingShrinkage = following;
          draft.similarShrinkage = similar;
        });
  }

  /// With another linear model.
  public TrainingParameters withLinearModel(float newRegularisation, Duration newTime) {
    return with(
        draft -> {
          draft.regularisation = newRegularisation;
          draft.linearTime = newTime;
        });
  }

  /// With other shares of what follows and of items of the same kind.
  public TrainingParameters withShares(float following, float metadata) {
    return with(
        draft -> {
          draft.followingShare = following;
          draft.metadataShare = metadata;
        });
  }

  public TrainingParameters withOrderGap(Duration newOrderGap) {
    return with(draft -> draft.orderGap = newOrderGap);
  }

  public TrainingParameters withPopularHalfLife(Duration newPopularHalfLife) {
    return with(draft -> draft.popularHalfLife = newPopularHalfLife);
  }

  public TrainingParameters withQuestions(int newQuestions) {
    return with(draft -> draft.questions = newQuestions);
  }

  public TrainingParameters withThreads(int newThreads) {
    return with(draft -> draft.threads = newThreads);
  }

  private TrainingParameters with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.finish();
  }

  /// How many neighbours an item keeps in a catalogue of so many.
  int neighboursOf(int items) {
    return Math.clamp(MOST_ENTRIES / Math.max(1, items), 1, neighbours);
  }

  Parallel parallel() {
    return new Parallel(threads);
  }

  private static boolean isFrom(float value, float least) {
    return value >= least && Float.isFinite(value);
  }

  private static void demand(boolean holds, String name, String range, Object value) {
    if (!holds) {
      throw new RecommenderException(
          String.format(Locale.ROOT, "%s must be %s, was %s", name, range, value));
    }
  }

  /// The values of one that differs in some.
  private static final class Draft {
    private int neighbours;
    private int reach;
    private float followingShrinkage;
    private float similarShrinkage;
    private float regularisation;
    private Duration linearTime;
    private float followingShare;
    private float metadataShare;
    private Duration orderGap;
    private Duration popularHalfLife;
    private int questions;
    private int threads;

    Draft(TrainingParameters from) {
      neighbours = from.neighbours;
      reach = from.reach;
      followingShrinkage = from.followingShrinkage;
      similarShrinkage = from.similarShrinkage;
      regularisation = from.regularisation;
      linearTime = from.linearTime;
      followingShare = from.followingShare;
      metadataShare = from.metadataShare;
      orderGap = from.orderGap;
      popularHalfLife = from.popularHalfLife;
      questions = from.questions;
      threads = from.threads;
    }

    TrainingParameters finish() {
      return new TrainingParameters(
          neighbours,
          reach,
          followingShrinkage,
          similarShrinkage,
          regularisation,
          linearTime,
          followingShare,
          metadataShare,
          orderGap,
          popularHalfLife,
          questions,
          threads);
    }
  }
}
