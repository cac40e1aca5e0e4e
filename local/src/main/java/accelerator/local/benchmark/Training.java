package accelerator.local.benchmark;

import accelerator.core.Domain;
import accelerator.core.Recommender;
import accelerator.local.recommenders.Interactions;
import accelerator.local.recommenders.Items;
import accelerator.local.recommenders.Model;
import accelerator.local.recommenders.PlantedShop;
import accelerator.local.recommenders.Trainer;
import accelerator.local.recommenders.UseCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A measurement of what it costs to learn all recommenders of a domain.
///
/// @param rounds how often, after a small one that warms up the compiler
record Training(Domain domain, int interactions, int rounds) {
  private static final int WARM_UP = 100_000;

  /// What it costs, times in seconds, memory in bytes.
  ///
  /// @param reading putting the rows in order, before anything is learned
  /// @param recommenders by key, in the order in which they were trained: what several learn alike,
  ///   the first one pays for
  /// @param residentPeak of the whole process, the generated rows included; 0 where unknown
  /// @param kept what the heap holds of the interactions and the trained recommenders
  record Cost(
      int interactions,
      int users,
      int items,
      Spread reading,
      Map<String, Spread> recommenders,
      Spread all,
      long residentPeak,
      long kept) {}

  /// Measures in this process.
  static Cost measure(Training asked) {
    if (asked.interactions > WARM_UP) {
      Generated warmUp = Generated.of(asked.domain, WARM_UP);
      asked.round(warmUp, warmUp.shop.metadata());
    }
    Generated rows = Generated.of(asked.domain, asked.interactions);
    Items metadata = rows.shop.metadata();
    long before = Memory.heapInUse();
    List<Round> rounds = new ArrayList<>();
    for (int round = 0; round < asked.rounds; round++) {
      rounds.add(asked.round(rows, metadata));
    }
    Round last = rounds.getLast();
    long kept = Memory.heapInUse() - before;
    Map<String, Spread> recommenders = new LinkedHashMap<>();
    for (String key : last.seconds.keySet()) {
      recommenders.put(key, spread(rounds, round -> round.seconds.getOrDefault(key, 0.0)));
    }
    return new Cost(
        last.interactions.size(),
        last.interactions.users(),
        last.interactions.items(),
        spread(rounds, round -> round.reading),
        recommenders,
        spread(rounds, Round::all),
        Memory.residentPeak().orElse(0),
        kept * last.models.size() / asked.domain.recommenders().size());
  }

  private static Spread spread(
      List<Round> rounds, java.util.function.ToDoubleFunction<Round> figure) {
    return Spread.of(rounds.stream().mapToDouble(figure).toArray());
  }

  private record Round(
      Interactions interactions, List<Model> models, double reading, Map<String, Double> seconds) {
    double all() {
      return reading + seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  private Round round(Generated rows, Items metadata) {
    long began = System.nanoTime();
    Interactions all = rows.interactions();
    double reading = since(began);
    Trainer trainer = new Trainer(all, metadata, Instant.ofEpochSecond(PlantedShop.END));
    Map<String, Double> seconds = new LinkedHashMap<>();
    List<Model> models = new ArrayList<>();
    for (Recommender recommender : domain.recommenders()) {
      long start = System.nanoTime();
      models.add(trainer.train(UseCase.ofRecipeArn(recommender.recipeArn("aws"))));
      seconds.put(recommender.key(), since(start));
    }
    return new Round(all, models, reading, seconds);
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e9;
  }
}
