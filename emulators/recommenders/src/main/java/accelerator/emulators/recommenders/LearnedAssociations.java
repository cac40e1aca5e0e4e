package accelerator.emulators.recommenders;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The tables learned from one set of interactions, each at the first need.
final class LearnedAssociations {
  private final Interactions interactions;
  private final TrainingParameters parameters;
  private final Map<String, Neighbours> tables = new HashMap<>();

  LearnedAssociations(Interactions interactions, TrainingParameters parameters) {
    this.interactions = interactions;
    this.parameters = parameters;
  }

  Hybrid hybrid(Recipe recipe) {
    return new Hybrid(
        following(recipe.damping()),
        recipe.followingRecency(),
        recipe.isLinear()
            ? table("linear", () -> Ease.learn(interactions, parameters))
            : table("cosine", () -> Cosine.learn(interactions, parameters)),
        recipe.similarRecency(),
        recipe.damping(),
        parameters);
  }

  BoughtTogether boughtTogether() {
    return BoughtTogether.learn(interactions, parameters);
  }

  /// What follows, popular followers held back.
  private Neighbours following(double damping) {
    Neighbours following =
        table("following", () -> SequentialRules.learn(interactions, parameters));
    return damping == 0
        ? following
        : table("following, " + damping, () -> following.scaled(dampers(damping)));
  }

  private float[] dampers(double damping) {
    int[] counts = new int[interactions.items()];
    for (int row = 0; row < interactions.size(); row++) {
      counts[interactions.itemAt(row)]++;
    }
    float[] dampers = new float[counts.length];
    for (int item = 0; item < dampers.length; item++) {
      dampers[item] = damper(counts[item], damping);
    }
    return dampers;
  }

  /// How much of the weight of an item with so many events is left.
  static float damper(int events, double damping) {
    return (float) Math.pow(Math.max(1, events), -damping);
  }

  private Neighbours table(String name, Supplier<Neighbours> learning) {
    return tables.computeIfAbsent(name, _ -> learning.get());
  }
}
