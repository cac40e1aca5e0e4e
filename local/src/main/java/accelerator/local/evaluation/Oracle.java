package accelerator.local.evaluation;

import accelerator.core.Recommender;
import accelerator.emulators.recommenders.Evaluation;
import accelerator.emulators.recommenders.TrainedRecommender;
import java.util.List;
import java.util.Optional;

/// Whoever knows what the interactions were drawn from, and so can answer as well as anything can.
@FunctionalInterface
public interface Oracle {
  /// Answers a recommender's questions by the true probabilities; empty where it does not know
  /// them.
  Optional<TrainedRecommender> of(Recommender recommender, List<Evaluation.Question> questions);

  /// Knows nothing, as with anybody's own data.
  static Oracle none() {
    return (_, _) -> Optional.empty();
  }
}
