package accelerator.emulators.recommenders;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How well recommenders foresee what is held back of users' newest interactions. Learn from what
/// is {@link #known()}, then {@link #score} what was learned.
///
/// @param known what may be learned from
/// @param questions what is asked of the recommenders
public record Evaluation(Interactions known, List<Question> questions) {
  /// What a user met next.
  ///
  /// @param lastItemId the item that the user is known to have met last
  /// @param metItemIds items that are no answer, since only new ones are asked for
  /// @param nextItemIds what was held back
  /// @param epochSeconds when the first of them was met
  public record Question(
      String userId,
      String lastItemId,
      Set<String> metItemIds,
      Set<String> nextItemIds,
      long epochSeconds) {}

  public Evaluation {
    questions = List.copyOf(questions);
  }

  /// Holds back, of each user, the item that was met for the first time last, and whatever came
  /// after it. Only that item counts, and items already met are no answer.
  ///
  /// @param eventType only items first met by such an interaction are held back; any if none is
  ///   named
  /// @param mostUsers of at most so many users, spread evenly
  public static Evaluation leaveLastOut(
      Interactions interactions, Optional<String> eventType, int mostUsers) {
    return new HoldOut(interactions, eventType).of(mostUsers);
  }

  /// Holds back, of each user, the newest tenth of the steps, at least one and at most twenty. So
  /// does the service for the metrics of its recommenders, of one user in ten. What a user comes
  /// back to counts as everything else does.
  ///
  /// @param mostUsers of at most so many users, spread evenly
  public static Evaluation leaveNewestTenthOut(Interactions interactions, int mostUsers) {
    int stride = Math.max(1, Math.ceilDiv(interactions.users(), Math.max(1, mostUsers)));
    return Rehearsal.ofEach(stride, interactions).evaluation(mostUsers);
  }

  /// Asks a recommender every question, for 25 items each, on as many threads as the machine has
  /// processors.
  public Scorecard score(TrainedRecommender recommender) {
    return score(recommender, Parallel.ofMachine());
  }

  Scorecard score(TrainedRecommender recommender, Parallel parallel) {
    List<List<String>> answers = new ArrayList<>(Collections.nCopies(questions.size(), List.of()));
    parallel.forEach(
        questions.size(),
        () -> nth -> answers.set(nth, recommender.recommend(query(questions.get(nth)))));
    Scorecard.Tally tally = new Scorecard.Tally();
    for (int nth = 0; nth < answers.size(); nth++) {
      tally.add(answers.get(nth), questions.get(nth).nextItemIds());
    }
    return tally.over(known.itemsMet());
  }

  private static RecommendationQuery query(Question question) {
    Set<String> met = question.metItemIds();
    return new RecommendationQuery(
        Optional.of(question.userId()),
        Optional.of(question.lastItemId()),
        Scorecard.LONGEST,
        itemId -> !met.contains(itemId));
  }
}
