package accelerator.benchmarks.recommenders;

import accelerator.benchmarks.measuring.KeptConnection;
import accelerator.benchmarks.measuring.Latencies;
import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Recommender;
import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.personalize.PersonalizeServer;
import accelerator.emulators.personalize.ServiceSettings;
import accelerator.emulators.recommenders.PlantedShop;
import accelerator.emulators.recommenders.RecommendationQuery;
import accelerator.emulators.recommenders.TrainedRecommender;
import accelerator.emulators.recommenders.Trainer;
import accelerator.emulators.recommenders.UseCase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A measurement of what a question costs, for 25 items: inside the engine, and over HTTP on
/// loopback through the stand-in of Personalize.
///
/// @param calls how many questions a round has
/// @param folder an empty one, for what the stand-in imports
record QueryLatencies(Domain domain, int interactions, int rounds, int calls, Path folder) {
  private static final int ITEMS = 25;
  private static final int USER_STEP = 7919;
  private static final int ITEM_STEP = 7907;

  /// A recommender's latencies in microseconds.
  record Figures(Latencies engine, Latencies http) {}

  /// @param recommenders by key
  record Cost(int interactions, int users, int items, Map<String, Figures> recommenders) {}

  /// Measures in this process.
  static Cost measure(QueryLatencies asked) throws Exception {
    GeneratedShop rows = GeneratedShop.of(asked.domain, asked.interactions);
    Map<String, Latencies> engine = asked.engine(rows);
    Map<String, Latencies> http = asked.http(rows);
    Map<String, Figures> figures = new LinkedHashMap<>();
    engine.forEach(
        (key, latencies) ->
            figures.put(
                key, new Figures(latencies, Optional.ofNullable(http.get(key)).orElseThrow())));
    return new Cost(rows.size(), rows.userIds.length, rows.itemIds.length, figures);
  }

  private Map<String, Latencies> engine(GeneratedShop rows) throws Exception {
    Trainer trainer =
        new Trainer(
            rows.interactions(), rows.shop.metadata(), Instant.ofEpochSecond(PlantedShop.END));
    Map<String, Latencies> latencies = new LinkedHashMap<>();
    for (Recommender recommender : domain.recommenders()) {
      TrainedRecommender trained =
          trainer.train(UseCase.ofRecipeArn(recommender.recipeArn("aws"))).recommender();
      latencies.put(
          recommender.key(),
          Latencies.of(rounds, calls, nth -> trained.recommend(query(rows, recommender, nth))));
    }
    return latencies;
  }

  private static RecommendationQuery query(GeneratedShop rows, Recommender recommender, int nth) {
    return new RecommendationQuery(
        Optional.of(userId(rows, nth)).filter(_ -> recommender.needsUserId()),
        Optional.of(itemId(rows, nth)).filter(_ -> recommender.needsItemId()),
        ITEMS,
        _ -> true);
  }

  private Map<String, Latencies> http(GeneratedShop rows) throws Exception {
    rows.write(domain, folder.resolve("data"));
    Map<String, Latencies> latencies = new LinkedHashMap<>();
    try (PersonalizeServer server =
            PersonalizeServer.start(ServiceSettings.local(), new FolderBuckets(folder));
        KeptConnection connection = new KeptConnection(server.endpoint())) {
      TrainedService service = new TrainedService(connection, domain, "data");
      String group = service.group();
      for (Recommender recommender : domain.recommenders()) {
        String arn = service.trained(group, recommender);
        latencies.put(
            recommender.key(),
            Latencies.of(
                rounds, calls, nth -> ask(connection, request(rows, recommender, arn, nth))));
      }
    }
    return latencies;
  }

  private static void ask(KeptConnection connection, String request) throws IOException {
    String answer = connection.post("/recommendations", "", request);
    if (!answer.contains("\"itemId\"")) {
      throw new IOException("no items for %s: %s".formatted(request, answer));
    }
  }

  private static String request(GeneratedShop rows, Recommender recommender, String arn, int nth) {
    var request = Json.object().put("recommenderArn", arn).put("numResults", ITEMS);
    if (recommender.needsUserId()) {
      request.put("userId", userId(rows, nth));
    }
    if (recommender.needsItemId()) {
      request.put("itemId", itemId(rows, nth));
    }
    return request.toString();
  }

  private static String userId(GeneratedShop rows, int nth) {
    return rows.userIds[Math.floorMod(nth * USER_STEP, rows.userIds.length)];
  }

  private static String itemId(GeneratedShop rows, int nth) {
    return rows.itemIds[Math.floorMod(nth * ITEM_STEP, rows.itemIds.length)];
  }
}
