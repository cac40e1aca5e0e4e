package accelerator.emulators.recommenders;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The tables learned from one set of interactions, each at the first need.
final class LearnedAssociations {
  private final Interactions interactions;
  private final TrainingParameters parameters;
  private final Map<String, Neighbours> tables = new HashMap<>();
  private final Map<Double, float[]> factors = new HashMap<>();
  private final Map<Float, float[]> scales = new HashMap<>();

  LearnedAssociations(Interactions interactions, TrainingParameters parameters) {
    this.interactions = interactions;
    this.parameters = parameters;
  }

  Hybrid hybrid(Recipe recipe) {
    Neighbours similar =
        recipe.isLinear()
            ? table(
                "linear, " + recipe.regularisation(),
                () -> Ease.learn(interactions, recipe.regularisation(), parameters))
            : table("cosine", () -> Cosine.learn(interactions, parameters));
    return new Hybrid(
        following(recipe.followingShrinkage()),
        similar,
        factors(recipe.damping()),
        recipe,
        parameters);
  }

  /// What follows, in the scale of a shrinkage.
  private Associations following(float shrinkage) {
    Neighbours table = table("following", () -> SequentialRules.learn(interactions, parameters));
    float learned = parameters.followingShrinkage();
    if (shrinkage == learned) {
      return table;
    }
    return new ScaledRows(
        table, scales.computeIfAbsent(shrinkage, _ -> scalesOf(learned, shrinkage)));
  }

  /// By which each row is multiplied to have another shrinkage than it was learned with.
  private float[] scalesOf(float learned, float wanted) {
    float[] all = new float[interactions.items()];
    int[] steps = interactions.stepsByItem();
    for (int item = 0; item < all.length; item++) {
      all[item] = steps[item] == 0 ? 1 : (steps[item] + learned) / (steps[item] + wanted);
    }
    return all;
  }

  BoughtTogether boughtTogether() {
    return BoughtTogether.learn(interactions, parameters);
  }

  /// How much of each item's score is left: the more events it has, the less.
  private float[] factors(double damping) {
    return factors.computeIfAbsent(
        damping, _ -> damping == 0 ? new float[0] : factorsOfCounts(damping));
  }

  private float[] factorsOfCounts(double damping) {
    int[] counts = new int[interactions.items()];
    for (int row = 0; row < interactions.size(); row++) {
      counts[interactions.itemAt(row)]++;
    }
    float[] all = new float[counts.length];
    for (int item = 0; item < all.length; item++) {
      all[item] = (float) StrictMath.pow(Math.max(1, counts[item]), -damping);
    }
    return all;
  }

  private Neighbours table(String name, Supplier<Neighbours> learning) {
    return tables.computeIfAbsent(name, _ -> learning.get());
  }
}
