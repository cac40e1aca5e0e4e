package accelerator.benchmarks.recommenders;

import accelerator.benchmarks.measuring.ProcessMemory;
import accelerator.benchmarks.measuring.ProcessorTime;
import accelerator.benchmarks.measuring.Spread;
import accelerator.core.Domain;
import accelerator.core.Recommender;
import accelerator.emulators.recommenders.Interactions;
import accelerator.emulators.recommenders.Items;
import accelerator.emulators.recommenders.Model;
import accelerator.emulators.recommenders.PlantedShop;
import accelerator.emulators.recommenders.Trainer;
import accelerator.emulators.recommenders.UseCase;
import java.lang.ref.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// A measurement of what it costs to learn all recommenders of a domain.
///
/// @param items of the catalogue
/// @param rounds how often, after small ones that warm up the compiler
record TrainingCost(Domain domain, int interactions, int items, int rounds) {
  private static final int WARM_UP = 100_000;
  private static final int WARM_UP_ROUNDS = 2;

  /// What it costs, times in seconds, memory in bytes.
  ///
  /// @param reading putting the rows in order, before anything is learned
  /// @param recommenders by key, in the order in which they were trained: what several learn alike,
  ///   the first one pays for
  /// @param processor the processors' seconds of a whole round, which a busy machine changes less
  /// @param residentPeak of the whole process, the generated rows included; 0 where unknown
  /// @param kept what the heap holds of the interactions and the trained recommenders
  record Cost(
      int interactions,
      int users,
      int items,
      Spread reading,
      Map<String, Spread> recommenders,
      Spread all,
      Spread processor,
      long residentPeak,
      long kept) {}

  /// Measures in this process.
  static Cost measure(TrainingCost asked) {
    GeneratedShop small = GeneratedShop.of(asked.domain, WARM_UP);
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      asked.round(small, small.shop.metadata());
    }
    GeneratedShop rows = GeneratedShop.of(asked.domain, asked.interactions, asked.items);
    Items metadata = rows.shop.metadata();
    long before = ProcessMemory.heapInUse();
    List<Round> rounds = new ArrayList<>();
    while (rounds.size() + 1 < asked.rounds) {
      rounds.add(asked.round(rows, metadata).seconds());
    }
    Learned last = asked.round(rows, metadata);
    rounds.add(last.seconds());
    long kept = heldBy(last.models()) - before;
    Map<String, Spread> recommenders = new LinkedHashMap<>();
    for (String key : last.seconds().recommenders.keySet()) {
      recommenders.put(key, spread(rounds, round -> round.recommenders.getOrDefault(key, 0.0)));
    }
    return new Cost(
        last.interactions().size(),
        last.interactions().users(),
        last.interactions().items(),
        spread(rounds, round -> round.reading),
        recommenders,
        spread(rounds, Round::all),
        spread(rounds, Round::processor),
        ProcessMemory.residentPeak().orElse(0),
        kept);
  }

  /// What the heap holds while these models are in use.
  private static long heldBy(List<Model> models) {
    try {
      return ProcessMemory.heapInUse();
    } finally {
      Reference.reachabilityFence(models);
    }
  }

  private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return Spread.of(rounds.stream().mapToDouble(figure).toArray());
  }

  /// The seconds that a round took.
  private record Round(double reading, Map<String, Double> recommenders, double processor) {
    double all() {
      return reading + recommenders.values().stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  private record Learned(Interactions interactions, List<Model> models, Round seconds) {}

  private Learned round(GeneratedShop rows, Items metadata) {
    double processorBefore = ProcessorTime.seconds();
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
    double processor = ProcessorTime.seconds() - processorBefore;
    return new Learned(all, models, new Round(reading, seconds, processor));
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e9;
  }
}
