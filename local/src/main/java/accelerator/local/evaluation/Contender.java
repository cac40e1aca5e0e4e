package accelerator.local.evaluation;

import accelerator.emulators.recommenders.Items;
import accelerator.emulators.recommenders.RecommendationQuery;
import accelerator.emulators.recommenders.TrainedRecommender;
import accelerator.emulators.recommenders.Trainer;
import accelerator.emulators.recommenders.UseCase;
import accelerator.emulators.recommenders.UserEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whoever answers the questions of a public protocol.
@FunctionalInterface
interface Contender {
  /// As many items are looked at.
  int LONGEST = 20;

  /// Items, best first, only allowed ones.
  List<String> answer(NextQuestion question);

  /// The engine's recommended-for-you.
  static Contender engine(List<PastInteraction> known, Instant now) {
    TrainedRecommender trained =
        new Trainer(HeldBackSplit.interactions(known), Items.none(), now)
            .train(UseCase.RECOMMENDED_FOR_YOU)
            .recommender();
    return question -> {
      int learned = question.past().size() - question.arrived();
      List<UserEvent> since =
          question.past().subList(learned, question.past().size()).stream()
              .map(row -> new UserEvent(row.itemId(), row.epochSeconds(), row.eventType()))
              .toList();
      return trained.recommend(
          new RecommendationQuery(
              Optional.of(question.userId()), Optional.empty(), LONGEST, question::isAllowed),
          since);
    };
  }

  /// The items with the most interactions, for everybody.
  static Contender popularity(PopularityBaseline popular) {
    return question ->
        popular.itemIds().stream().filter(question::isAllowed).limit(LONGEST).toList();
  }

  /// The user's own items, those met most often first and of equal ones the newer; then popular
  /// ones.
  static Contender frequency(PopularityBaseline popular) {
    return question -> {
      Map<String, Integer> counts = new HashMap<>();
      LinkedHashSet<String> newestFirst = new LinkedHashSet<>();
      for (PastInteraction row : question.past().reversed()) {
        counts.merge(row.itemId(), 1, Integer::sum);
        newestFirst.add(row.itemId());
      }
      List<String> own = new ArrayList<>(newestFirst);
      own.sort(Comparator.comparing(item -> -counts.getOrDefault(item, 0)));
      return Stream.concat(own.stream(), popular.itemIds().stream().limit(own.size() + 100L))
          .filter(question::isAllowed)
          .distinct()
          .limit(LONGEST)
          .toList();
    };
  }

  /// The items whose users are most like those of the item met last, by the cosine; itself
  /// included.
  static Contender itemNeighbours(List<PastInteraction> known) {
    Map<String, Set<String>> usersOf = new HashMap<>();
    Map<String, Set<String>> itemsOf = new HashMap<>();
    for (PastInteraction row : known) {
      usersOf.computeIfAbsent(row.itemId(), _ -> new HashSet<>()).add(row.userId());
      itemsOf.computeIfAbsent(row.userId(), _ -> new HashSet<>()).add(row.itemId());
    }
    Map<String, List<String>> kept = Collections.synchronizedMap(new HashMap<>());
    return question -> {
      String last = question.past().getLast().itemId();
      List<String> neighbours =
          kept.computeIfAbsent(last, item -> neighbours(item, usersOf, itemsOf));
      return neighbours.stream().filter(question::isAllowed).limit(LONGEST).toList();
    };
  }

  private static List<String> neighbours(
      String item, Map<String, Set<String>> usersOf, Map<String, Set<String>> itemsOf) {
    Map<String, Integer> together = new HashMap<>();
    for (String user : usersOf.getOrDefault(item, Set.of())) {
      itemsOf.getOrDefault(user, Set.of()).forEach(other -> together.merge(other, 1, Integer::sum));
    }
    Map<String, Double> cosines = new HashMap<>();
    together.forEach(
        (other, count) ->
            cosines.put(other, count / Math.sqrt(usersOf.getOrDefault(other, Set.of()).size())));
    return cosines.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .limit(200)
        .toList();
  }
}
