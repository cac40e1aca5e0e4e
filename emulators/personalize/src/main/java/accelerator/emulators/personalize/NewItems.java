package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.RecommendationQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Items that nobody has met yet, and how they get into answers: those come first that share values
/// of the metadata with what is answered anyway, the rarer a value the more it counts. Chance takes
/// part, but the same question has the same answer: it is drawn from the ids of user and item. Of
/// many new items each question compares some, drawn by its user, so that all have their turn.
///
/// @param arrived new items of single events that the dataset does not have
record NewItems(NewItemIndex index, List<String> arrived) {
  /// So many of them at most are compared for a question.
  private static final int MOST = 500;

  /// So many of the values that the answer has most are looked up.
  private static final int VALUES = 10;

  private static final int MOST_OF_A_VALUE = 25;

  /// So many times what is wanted is looked at, where a filter lets little through.
  private static final int TRIES = 4;

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
    Map<String, Double> taste = taste(usual);
    Map<String, Double> scores = new HashMap<>();
    for (String id : candidates(taste, new Drawing(Set.copyOf(usual), query, user))) {
      double likeness = 1e-6;
      for (String value : index.valuesOf(id)) {
        likeness += taste.getOrDefault(value, 0.0);
      }
      scores.put(id, likeness * (0.5 + draw(user, id)));
    }
    return descending(scores);
  }

  /// How much each value counts for whoever gets an answer.
  private Map<String, Double> taste(List<String> usual) {
    Map<String, Double> taste = new HashMap<>();
    for (int rank = 0; rank < usual.size(); rank++) {
      double share = 1 / Math.log(rank + 2.0);
      for (String value : index.valuesOf(usual.get(rank))) {
        taste.merge(value, share * index.information(value), Double::sum);
      }
    }
    return taste;
  }

  private Set<String> candidates(Map<String, Double> taste, Drawing drawing) {
    List<String> favourites = descending(taste);
    for (String value : favourites.subList(0, Math.min(VALUES, favourites.size()))) {
      drawing.from(index.byValue().getOrDefault(value, List.of()), value, MOST_OF_A_VALUE);
    }
    drawing.from(arrived, "arrived", MOST_OF_A_VALUE);
    drawing.from(index.newIds(), "new", MOST);
    drawing.from(arrived, "arrived", MOST);
    return drawing.drawn;
  }

  /// What is drawn for one question.
  private static final class Drawing {
    private final Set<String> answered;
    private final RecommendationQuery query;
    private final String user;
    private final Set<String> drawn = new LinkedHashSet<>();

    Drawing(Set<String> answered, RecommendationQuery query, String user) {
      this.answered = answered;
      this.query = query;
      this.user = user;
    }

    /// Takes so many at most, beginning at a place of the user's own.
    void from(List<String> ids, String name, int most) {
      int start = (int) (draw(user, name) * ids.size());
      int left = Math.min(most, MOST - drawn.size());
      int tries = Math.min(ids.size(), TRIES * most);
      for (int nth = 0; nth < tries && left > 0; nth++) {
        String id = ids.get((start + nth) % ids.size());
        if (!answered.contains(id) && query.allowed().test(id) && drawn.add(id)) {
          left--;
        }
      }
    }
  }

  private static List<String> descending(Map<String, Double> scores) {
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
