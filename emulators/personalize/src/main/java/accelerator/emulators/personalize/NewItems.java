package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.RecommendationQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Items that nobody has met yet, and how they get into answers: those come first that share values
/// of the metadata with what is answered anyway, the rarer a value the more it counts. Chance takes
/// part, but the same question has the same answer: it is drawn from the ids of user and item.
///
/// @param valuesOf the values of each new item
/// @param others the values of every other item
/// @param information how much it says to share a value
record NewItems(
    Map<String, Set<String>> valuesOf,
    Map<String, Set<String>> others,
    Map<String, Double> information) {
  /// So many of them at most are compared for a question.
  private static final int MOST = 500;

  static NewItems of(Set<String> newIds, Map<String, Map<String, String>> metadata) {
    Map<String, Set<String>> fresh = new LinkedHashMap<>();
    Map<String, Set<String>> others = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    newIds.stream().sorted().limit(MOST).forEach(id -> fresh.put(id, Set.of()));
    metadata.forEach(
        (id, row) -> {
          Set<String> values = values(row);
          values.forEach(value -> counts.merge(value, 1, Integer::sum));
          if (fresh.containsKey(id)) {
            fresh.put(id, values);
          } else if (!newIds.contains(id)) {
            others.put(id, values);
          }
        });
    Map<String, Double> information = new HashMap<>();
    counts.forEach(
        (value, count) -> information.put(value, Math.log((1.0 + metadata.size()) / count)));
    return new NewItems(fresh, others, information);
  }

  private static Set<String> values(Map<String, String> row) {
    Set<String> values = new HashSet<>();
    row.forEach(
        (column, cell) ->
            Arrays.stream(cell.split("\\|"))
                .filter(value -> !value.isBlank())
                .forEach(value -> values.add(column + '=' + value.strip())));
    return values;
  }

  /// The usual answer with new items at some of its places, and behind it where it is too short.
  List<String> among(List<String> usual, RecommendationQuery query, Exploration exploration) {
    String user = query.userId().orElse("");
    List<String> fresh = ranked(usual, query, user);
    int wanted = Math.min(exploration.places(query.numResults()), fresh.size());
    if (wanted == 0) {
      return usual;
    }
    List<String> answer = new ArrayList<>(usual);
    double step = (double) query.numResults() / wanted;
    for (int nth = 0; nth < wanted; nth++) {
      int place = (int) ((nth + draw(user, String.valueOf(nth))) * step);
      answer.add(Math.min(Math.max(place, nth), answer.size()), fresh.get(nth));
    }
    answer.addAll(fresh.subList(wanted, fresh.size()));
    return List.copyOf(answer.subList(0, Math.min(query.numResults(), answer.size())));
  }

  private List<String> ranked(List<String> usual, RecommendationQuery query, String user) {
    Map<String, Double> taste = new HashMap<>();
    for (int rank = 0; rank < usual.size(); rank++) {
      double share = 1 / Math.log(rank + 2.0);
      others
          .getOrDefault(usual.get(rank), Set.of())
          .forEach(value -> taste.merge(value, share, Double::sum));
    }
    Set<String> answered = Set.copyOf(usual);
    Map<String, Double> scores = new HashMap<>();
    for (Map.Entry<String, Set<String>> item : valuesOf.entrySet()) {
      if (!answered.contains(item.getKey()) && query.allowed().test(item.getKey())) {
        double likeness = 1e-6;
        for (String value : item.getValue()) {
          likeness += taste.getOrDefault(value, 0.0) * information.getOrDefault(value, 0.0);
        }
        scores.put(item.getKey(), likeness * (0.5 + draw(user, item.getKey())));
      }
    }
    return scores.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// A number of 0 to below 1 that two ids always give.
  private static double draw(String one, String other) {
    long mixed = (one.hashCode() * 31L + other.hashCode()) * 0x9E37_79B9_7F4A_7C15L;
    mixed = (mixed ^ mixed >>> 32) * 0xD6E8_FEB8_6659_FD93L;
    return (mixed >>> 11) * 0x1p-53;
  }
}
