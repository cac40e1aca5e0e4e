package accelerator.emulators.recommenders;

import accelerator.emulators.recommenders.Recipe.Repeats;
import java.util.ArrayList;
import java.util.List;

/// One thing of a recipe that can be otherwise.
enum RecipeChange {
  REPEATS,
  RECENCY,
  SHARE,
  SHRINKAGE,
  DAMPING,
  SIMILARITY,
  STRENGTH;

  private static final List<Repeats> KINDS_OF_REPEATS =
      List.of(
          Repeats.LAST,
          Repeats.AS_OTHERS,
          Repeats.often(0.3f, 0.5f),
          Repeats.often(0.3f, 1),
          Repeats.often(1, 0.5f),
          Repeats.often(1, 0.8f),
          Repeats.often(1, 1),
          Repeats.often(3, 0.8f),
          Repeats.often(3, 1));

  /// For what follows and for what is similar; with the linear model, which thrives on longer
  /// histories, the longest are longer.
  private static final float[][] RECENCIES = {
    {0.3f, 0.3f}, {0.3f, 0.7f}, {0.5f, 0.5f}, {0.5f, 0.9f}, {0.7f, 0.7f}, {0.7f, 0.9f}, {0.9f, 0.9f}
  };

  private static final float[][] RECENCIES_WITH_LINEAR = {
    {0.3f, 0.7f},
    {0.3f, 0.95f},
    {0.5f, 0.7f},
    {0.5f, 0.95f},
    {0.7f, 0.7f},
    {0.7f, 0.95f},
    {0.9f, 0.95f}
  };
  private static final float[] SHARES = {0.1f, 0.3f, 0.5f, 0.7f, 0.9f};
  private static final float[] SHRINKAGES = {1, 5, 20, 60};
  private static final double[] DAMPINGS = {0, 0.1, 0.25};
  private static final float[] LINEAR_RECENCIES = {0.7f, 0.95f};
  private static final float[] LINEAR_SHARES = {0.3f, 0.5f, 0.7f};

  /// What to try in which order; what depends on the rest, twice.
  ///
  /// @param isPersonal whether a history is asked about, and not one item alone
  static List<RecipeChange> order(boolean isPersonal) {
    return isPersonal
        ? List.of(
            REPEATS,
            RECENCY,
            SHARE,
            SHRINKAGE,
            DAMPING,
            SIMILARITY,
            STRENGTH,
            REPEATS,
            RECENCY,
            SHARE,
            DAMPING)
        : List.of(SHARE, DAMPING, SIMILARITY, SHARE);
  }

  /// A recipe with this thing otherwise, in every way.
  ///
  /// @param regularisations of the linear models that may be tried, the usual one first
  List<Recipe> of(Recipe recipe, List<Float> regularisations) {
    List<Recipe> changed = new ArrayList<>();
    switch (this) {
      case REPEATS -> KINDS_OF_REPEATS.forEach(each -> changed.add(recipe.withRepeats(each)));
      case RECENCY -> {
        for (float[] each : recipe.isLinear() ? RECENCIES_WITH_LINEAR : RECENCIES) {
          changed.add(recipe.withRecency(each[0], each[1]));
        }
      }
      case SHARE -> {
        for (float each : SHARES) {
          changed.add(recipe.withShare(each));
        }
      }
      case SHRINKAGE -> {
        for (float each : SHRINKAGES) {
          changed.add(recipe.withShrinkage(each));
        }
      }
      case DAMPING -> {
        for (double each : DAMPINGS) {
          changed.add(recipe.withDamping(each));
        }
      }
      case SIMILARITY -> addLinear(recipe, regularisations, changed);
      case STRENGTH -> {
        if (recipe.isLinear()) {
          regularisations.forEach(
              each ->
                  changed.add(
                      recipe.withLinear(each, recipe.similarRecency(), recipe.followingShare())));
        }
      }
    }
    return changed;
  }

  private static void addLinear(Recipe recipe, List<Float> regularisations, List<Recipe> changed) {
    if (regularisations.isEmpty()) {
      return;
    }
    for (float recency : LINEAR_RECENCIES) {
      for (float share : LINEAR_SHARES) {
        changed.add(recipe.withLinear(regularisations.getFirst(), recency, share));
      }
    }
  }
}
