package accelerator.local.recommenders;

import java.util.List;

/// The settings of a hybrid. Which one fits is found on held-back data, not known beforehand.
///
/// @param damping how much popular followers are held back
/// @param followingRecency how much less each older step of a history counts for what follows
/// @param isLinear whether similarity is the linear model's instead of the cosine
/// @param similarRecency how much less each older step counts for what is similar
record Recipe(double damping, float followingRecency, boolean isLinear, float similarRecency) {
  /// For users who have met little of the catalogue: shops.
  static final Recipe SPARSE = new Recipe(0, 0.6f, false, 0.7f);

  /// For users who have met much of a small catalogue: film libraries.
  static final Recipe DENSE = new Recipe(0.25, 0.7f, true, 0.95f);

  /// Those that can be tried on a catalogue.
  static List<Recipe> of(int items) {
    return items > Ease.MOST_ITEMS ? List.of(SPARSE) : List.of(SPARSE, DENSE);
  }
}
