package accelerator.emulators.recommenders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What some users did, the same each time, and recommenders that learn of it or are told.
final class ToldEvents {
  static final long BEGIN = 1_700_000_000;
  static final int USERS = 80;
  static final int ITEMS = 40;
  static final List<Told> ALL = events(6_000);
  static final List<Told> FIRST = ALL.subList(0, 5_000);
  static final List<Told> REST = ALL.subList(5_000, ALL.size());

  /// What a user did.
  record Told(String user, UserEvent event) {}

  /// Views with a purchase or two now and then, no two at the same second.
  private static List<Told> events(int count) {
    SplittableRandom random = new SplittableRandom(7);
    List<Told> events = new ArrayList<>();
    long time = BEGIN;
    while (events.size() < count) {
      time += 1 + random.nextInt(200);
      String user = "u" + random.nextInt(USERS);
      String type = random.nextInt(3) == 0 ? "Purchase" : "View";
      int item = (int) (ITEMS * Math.pow(random.nextDouble(), 2));
      events.add(
          new Told(user, new UserEvent(String.format(Locale.ROOT, "i%02d", item), time, type)));
      if (type.equals("Purchase")) {
        time += 1 + random.nextInt(100);
        String other = String.format(Locale.ROOT, "i%02d", (item + 1 + random.nextInt(5)) % ITEMS);
        events.add(new Told(user, new UserEvent(other, time, type)));
      }
    }
    return events.stream()
        .sorted(Comparator.comparingLong(told -> told.event().epochSeconds()))
        .toList();
  }

  static Interactions interactions(List<Told> events) {
    Interactions.Builder builder = Interactions.builder();
    events.forEach(
        told ->
            builder.add(
                told.user(),
                told.event().itemId(),
                told.event().epochSeconds(),
                told.event().eventType()));
    return builder.build();
  }

  static TrainedRecommender trained(UseCase useCase, List<Told> events) {
    Items items =
        new Items(
            IntStream.range(0, ITEMS)
                .boxed()
                .collect(
                    Collectors.toMap(
                        nth -> String.format(Locale.ROOT, "i%02d", nth), _ -> Map.of())));
    Instant now = Instant.ofEpochSecond(events.getLast().event().epochSeconds());
    return new Trainer(interactions(events), items, now).train(useCase).recommender();
  }

  static OnlineRecommender told(UseCase useCase, List<Told> learned, List<Told> more) {
    OnlineRecommender online = trained(useCase, learned).online();
    long now = more.getLast().event().epochSeconds();
    more.forEach(told -> online.observe(told.user(), told.event(), now));
    online.publish();
    return online;
  }

  static List<String> everybodys(TrainedRecommender recommender) {
    return recommender.recommend(RecommendationQuery.ofUser("nobody", 40));
  }

  private ToldEvents() {}
}
