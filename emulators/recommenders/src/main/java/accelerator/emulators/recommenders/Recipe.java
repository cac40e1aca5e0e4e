package accelerator.emulators.recommenders;

import java.util.ArrayList;
import java.util.List;

/// The settings of a hybrid. Which ones fit some data is found on a part of it held back: they
/// differ by how much users keep to a thread, and by how dense the catalogue is visited.
///
/// @param damping how much popular followers are held back, 0 (not at all) to 1
/// @param followingRecency how much less each older step of a history counts for what follows
/// @param isLinear whether similarity is the linear model's instead of the cosine
record Recipe(double damping, float followingRecency, boolean isLinear) {
  /// What to start from: large catalogues of which each user has met little.
  static final Recipe USUAL = new Recipe(0, 0.5f, false);

  private static final List<Recipe> WITH_COSINE =
      List.of(USUAL, new Recipe(0.25, 0.3f, false), new Recipe(0.25, 0.7f, false));

  /// Those worth trying on a catalogue of so many items.
  ///
  /// @param mostLinearItems for more of them the linear model is not tried
  static List<Recipe> of(int items, int mostLinearItems) {
    List<Recipe> recipes = new ArrayList<>(WITH_COSINE);
    if (items <= mostLinearItems) {
      WITH_COSINE.forEach(
          each -> recipes.add(new Recipe(each.damping(), each.followingRecency(), true)));
    }
    return List.copyOf(recipes);
  }

  /// How much less each older step of a history counts for what is similar: the linear model
  /// thrives on longer histories.
  float similarRecency() {
    return isLinear ? 0.95f : 0.7f;
  }
}
