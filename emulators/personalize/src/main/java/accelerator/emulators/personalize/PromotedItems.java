package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.RecommendationQuery;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Puts promoted items among an answer's others: at random places, best first among themselves, as
/// the others are. A question's own filter counts for the others only. Promoted items that are too
/// few are made up for by others.
final class PromotedItems {
  /// An item of the answer and whether it is there because it is promoted.
  record Pick(String item, boolean isPromoted) {}

  private final Candidates candidates;
  private final RandomGenerator places;

  /// @param places where the promoted items come
  PromotedItems(Candidates candidates, RandomGenerator places) {
    this.candidates = candidates;
    this.places = places;
  }

  /// The answer to a question.
  List<Pick> picks(RecommendationQuery query, Optional<Promotion> promotion) {
    if (promotion.isEmpty()) {
      return candidates.best(query).stream().map(item -> new Pick(item, false)).toList();
    }
    int wanted = promotion.get().count(query.numResults());
    List<String> promoted = candidates.best(narrowed(query, wanted, promotion.get().allowed()));
    Set<String> taken = new HashSet<>(promoted);
    Predicate<String> others = query.allowed().and(item -> !taken.contains(item));
    List<String> rest =
        candidates.best(narrowed(query, query.numResults() - promoted.size(), others));
    return mixed(promoted, rest);
  }

  private List<Pick> mixed(List<String> promoted, List<String> rest) {
    int size = promoted.size() + rest.size();
    BitSet chosen = new BitSet(size);
    while (chosen.cardinality() < promoted.size()) {
      chosen.set(places.nextInt(size));
    }
    List<Pick> answer = new ArrayList<>(size);
    int nextPromoted = 0;
    for (int place = 0; place < size; place++) {
      boolean isPromoted = chosen.get(place);
      String item = isPromoted ? promoted.get(nextPromoted++) : rest.get(place - nextPromoted);
      answer.add(new Pick(item, isPromoted));
    }
    return answer;
  }

  private static RecommendationQuery narrowed(
      RecommendationQuery query, int results, Predicate<String> allowed) {
    return new RecommendationQuery(query.userId(), query.itemId(), results, allowed);
  }
}
