package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.UseCase;
import java.util.Optional;

/// How much a recommender tries items that nobody has met yet.
///
/// @param weight 0 (never) to 1 (nothing else)
/// @param mostDays how old an item may be at the newest interaction
record Exploration(double weight, double mostDays) {
  private static final double DEFAULT_WEIGHT = 0.3;
  private static final double DEFAULT_DAYS = 30;

  /// Only the use cases for one user explore.
  static Optional<Exploration> of(UseCase useCase, RecommenderConfig config) {
    Exploration exploration =
        new Exploration(
            config.exploration("explorationWeight").orElse(DEFAULT_WEIGHT),
            config.exploration("explorationItemAgeCutOff").orElse(DEFAULT_DAYS));
    return useCase.isPersonalised() && exploration.weight() > 0
        ? Optional.of(exploration)
        : Optional.empty();
  }

  /// How many of so many answers are tried items: the weight's square, so that the default costs a
  /// tenth of the answer and 1 gives all of it away, but one of five or more. The service does not
  /// publish its own measure.
  int places(int answers) {
    int share = (int) Math.round(weight * weight * answers);
    return answers >= 5 ? Math.max(1, share) : share;
  }
}
