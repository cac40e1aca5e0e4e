package accelerator.benchmarks.recommenders;

import accelerator.benchmarks.measuring.ProcessMemory;
import accelerator.core.Domain;
import accelerator.core.Recommender;
import accelerator.emulators.recommenders.Interactions;
import accelerator.emulators.recommenders.Items;
import accelerator.emulators.recommenders.PlantedShop;
import accelerator.emulators.recommenders.RecommendationQuery;
import accelerator.emulators.recommenders.TrainedRecommender;
import accelerator.emulators.recommenders.Trainer;
import accelerator.emulators.recommenders.UseCase;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// This engine as one of the peers: reads what is known, learns all five recommenders of a shop,
/// and writes ten items for each user asked about.
///
/// @param folder with the files of {@link LastViewSplit}
/// @param answers the file to write, as `user,item,item,..`
record Peer(Path folder, Path answers) {
  private static final int LIST = 10;

  /// What it cost.
  ///
  /// @param fitSeconds putting the rows in order and learning all five recommenders
  /// @param residentPeak of the process, in bytes; 0 where unknown
  record Cost(double fitSeconds, long residentPeak) {}

  /// Measures in this process.
  static Cost measure(Peer peer) throws IOException {
    Map<String, Set<String>> met = new HashMap<>();
    try (BufferedReader questions =
        Files.newBufferedReader(peer.folder.resolve(LastViewSplit.QUESTIONS))) {
      questions.lines().forEach(line -> met.put(line.split(",")[0], new HashSet<>()));
    }
    Interactions.Builder builder = Interactions.builder();
    try (BufferedReader known = Files.newBufferedReader(peer.folder.resolve(LastViewSplit.KNOWN))) {
      known.lines().forEach(line -> add(line.split(","), builder, met));
    }
    long began = System.nanoTime();
    TrainedRecommender personal = learn(builder.build());
    double seconds = (System.nanoTime() - began) / 1e9;
    try (BufferedWriter out = Files.newBufferedWriter(peer.answers)) {
      for (Map.Entry<String, Set<String>> each : met.entrySet()) {
        out.write(each.getKey() + "," + String.join(",", answer(personal, each)) + "\n");
      }
    }
    return new Cost(seconds, ProcessMemory.residentPeak().orElse(0));
  }

  private static void add(
      String[] row, Interactions.Builder builder, Map<String, Set<String>> met) {
    builder.add(row[0], row[1], Long.parseLong(row[2]), row[3]);
    Set<String> own = met.get(row[0]);
    if (own != null) {
      own.add(row[1]);
    }
  }

  private static TrainedRecommender learn(Interactions interactions) {
    Trainer trainer =
        new Trainer(interactions, Items.none(), Instant.ofEpochSecond(PlantedShop.END));
    Map<Recommender, TrainedRecommender> all = new HashMap<>();
    for (Recommender each : Domain.ECOMMERCE.recommenders()) {
      all.put(each, trainer.train(UseCase.ofRecipeArn(each.recipeArn("aws"))).recommender());
    }
    return Optional.ofNullable(all.get(Recommender.RECOMMENDED_FOR_YOU)).orElseThrow();
  }

  private static List<String> answer(
      TrainedRecommender personal, Map.Entry<String, Set<String>> user) {
    return personal.recommend(
        new RecommendationQuery(
            Optional.of(user.getKey()),
            Optional.empty(),
            LIST,
            itemId -> !user.getValue().contains(itemId)));
  }
}
