package accelerator.benchmarks.recommenders;

import accelerator.benchmarks.measuring.KeptConnection;
import accelerator.benchmarks.measuring.Latencies;
import accelerator.core.Domain;
import accelerator.core.Recommender;
import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.personalize.PersonalizeServer;
import accelerator.emulators.personalize.ServiceSettings;
import accelerator.emulators.recommenders.OnlineRecommender;
import accelerator.emulators.recommenders.PlantedShop;
import accelerator.emulators.recommenders.TrainedRecommender;
import accelerator.emulators.recommenders.Trainer;
import accelerator.emulators.recommenders.UseCase;
import accelerator.emulators.recommenders.UserEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A measurement of what a question costs, for 25 items: inside the engine, and over HTTP on
/// loopback through the stand-in of Personalize; alone, after an event, and many at once.
///
/// @param items of the catalogue, beside those that nobody has met
/// @param calls how many questions a round has
/// @param folder an empty one, for what the stand-in imports
record QueryLatencies(
    Domain domain, int interactions, int items, int rounds, int calls, Path folder) {
  /// So many ask at once.
  static final int ASKERS = 20;

  private static final int CALLS_OF_AN_EVENT = 10;

  /// A recommender's latencies in microseconds.
  ///
  /// @param engineAfterEvent of an event and the question after it
  /// @param httpAfterEvent the same
  /// @param httpAtOnce of each of many at once
  record Figures(
      Latencies engine,
      Latencies engineAfterEvent,
      Latencies http,
      Latencies httpAfterEvent,
      Latencies httpAtOnce) {}

  /// @param recommenders by key
  record Cost(int interactions, int users, int items, Map<String, Figures> recommenders) {}

  private record InEngine(Latencies alone, Latencies afterEvent) {}

  private record OnLoopback(Latencies alone, Latencies afterEvent, Latencies atOnce) {}

  /// How many events a round has of so many questions.
  static int events(int calls) {
    return Math.max(1, calls / CALLS_OF_AN_EVENT);
  }

  /// Measures in this process.
  static Cost measure(QueryLatencies asked) throws Exception {
    GeneratedShop rows = GeneratedShop.of(asked.domain, asked.interactions, asked.items);
    Map<String, InEngine> engine = asked.engine(rows);
    Map<String, OnLoopback> http = asked.http(rows);
    Map<String, Figures> figures = new LinkedHashMap<>();
    engine.forEach(
        (key, inside) -> {
          OnLoopback outside = Optional.ofNullable(http.get(key)).orElseThrow();
          figures.put(
              key,
              new Figures(
                  inside.alone(),
                  inside.afterEvent(),
                  outside.alone(),
                  outside.afterEvent(),
                  outside.atOnce()));
        });
    return new Cost(rows.size(), rows.userIds.length, rows.itemIds.length, figures);
  }

  private UnseenItems unseen() {
    return new UnseenItems(domain, (rounds + 1) * events(calls));
  }

  private Map<String, InEngine> engine(GeneratedShop rows) throws Exception {
    Trainer trainer =
        new Trainer(
            rows.interactions(),
            unseen().with(rows.shop.metadata()),
            Instant.ofEpochSecond(PlantedShop.END));
    Map<String, InEngine> latencies = new LinkedHashMap<>();
    for (Recommender recommender : domain.recommenders()) {
      TrainedRecommender trained =
          trainer.train(UseCase.ofRecipeArn(recommender.recipeArn("aws"))).recommender();
      GeneratedQuestions questions = new GeneratedQuestions(rows, recommender);
      latencies.put(
          recommender.key(),
          new InEngine(
              Latencies.of(rounds, calls, nth -> trained.recommend(questions.query(nth))),
              afterEvents(trained.online(), questions)));
    }
    return latencies;
  }

  private Latencies afterEvents(OnlineRecommender online, GeneratedQuestions questions)
      throws Exception {
    UnseenItems unseen = unseen();
    int[] events = {0};
    return Latencies.of(
        rounds,
        events(calls),
        nth -> {
          UserEvent event = unseen.event(events[0]++);
          online.observe(questions.userId(nth), event, event.epochSeconds());
          online.publish();
          online.recommend(questions.query(nth), List.of(event));
        });
  }

  private Map<String, OnLoopback> http(GeneratedShop rows) throws Exception {
    Path data = folder.resolve("data");
    rows.write(domain, data);
    unseen().appendTo(data);
    Map<String, OnLoopback> latencies = new LinkedHashMap<>();
    try (PersonalizeServer server =
            PersonalizeServer.start(ServiceSettings.local(), new FolderBuckets(folder));
        KeptConnection connection = new KeptConnection(server.endpoint())) {
      TrainedService service = new TrainedService(connection, domain, "data");
      String group = service.group();
      Map<String, GeneratedQuestions.OverHttp> asking = new LinkedHashMap<>();
      for (Recommender recommender : domain.recommenders()) {
        String arn = service.trained(group, recommender);
        asking.put(recommender.key(), new GeneratedQuestions(rows, recommender).overHttp(arn));
      }
      String tracking = service.tracking(group);
      for (Map.Entry<String, GeneratedQuestions.OverHttp> each : asking.entrySet()) {
        latencies.put(each.getKey(), overHttp(server, each.getValue(), tracking));
      }
    }
    return latencies;
  }

  private OnLoopback overHttp(
      PersonalizeServer server, GeneratedQuestions.OverHttp questions, String tracking)
      throws Exception {
    Latencies alone = atOnce(server, questions, 1);
    Latencies atOnce = atOnce(server, questions, ASKERS);
    try (KeptConnection connection = new KeptConnection(server.endpoint())) {
      return new OnLoopback(alone, afterEvents(connection, questions, tracking), atOnce);
    }
  }

  private Latencies afterEvents(
      KeptConnection connection, GeneratedQuestions.OverHttp questions, String tracking)
      throws Exception {
    UnseenItems unseen = unseen();
    int[] events = {0};
    return Latencies.of(
        rounds,
        events(calls),
        nth -> {
          questions.tell(connection, tracking, nth, unseen.event(events[0]++));
          questions.ask(connection, nth);
        });
  }

  private Latencies atOnce(
      PersonalizeServer server, GeneratedQuestions.OverHttp questions, int askers)
      throws Exception {
    List<KeptConnection> connections = new ArrayList<>();
    try {
      List<Latencies.Call> callers = new ArrayList<>();
      for (int asker = 0; asker < askers; asker++) {
        KeptConnection connection = new KeptConnection(server.endpoint());
        connections.add(connection);
        callers.add(nth -> questions.ask(connection, nth));
      }
      return Latencies.atOnce(rounds, calls, callers);
    } finally {
      for (KeptConnection connection : connections) {
        connection.close();
      }
    }
  }
}
