package accelerator.local.recommenders;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The tables learned from one set of interactions, each at the first need.
final class Lesson {
  private final Interactions interactions;
  private final Map<String, Neighbours> tables = new HashMap<>();

  Lesson(Interactions interactions) {
    this.interactions = interactions;
  }

  Hybrid hybrid(Recipe recipe) {
    return new Hybrid(
        table(
            "following damped by " + recipe.damping(),
            () -> SequentialRules.learn(interactions, recipe.damping())),
        recipe.followingRecency(),
        recipe.isLinear()
            ? table("linear", () -> Ease.learn(interactions))
            : table("cosine", () -> Cosine.learn(interactions)),
        recipe.similarRecency());
  }

  Neighbours baskets() {
    return table("baskets", () -> Baskets.learn(interactions));
  }

  private Neighbours table(String name, Supplier<Neighbours> learning) {
    return tables.computeIfAbsent(name, _ -> learning.get());
  }
}
