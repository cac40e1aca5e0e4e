package accelerator.recommend;

import accelerator.core.Recommender;
import java.util.Optional;

/// One user's part in an experiment.
///
/// @param isInShare whether the variant answers, or what was asked
record Participation(Experiment experiment, boolean isInShare) {
  boolean isPopularList() {
    return isInShare && experiment.variant().isEmpty();
  }

  /// Who answers instead of the one that was asked.
  Optional<Recommender> instead() {
    return isInShare ? experiment.variant() : Optional.empty();
  }

  String variant() {
    return isInShare ? experiment.variantName() : Experiment.CONTROL;
  }
}
