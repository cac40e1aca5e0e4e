package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.RecommendationQuery;
import accelerator.emulators.recommenders.TrainedRecommender;
import accelerator.emulators.recommenders.UseCase;
import accelerator.emulators.recommenders.UserEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a question's answer is taken from. Nothing of it changes any more, so that it may be asked
/// without the region's lock.
///
/// @param recommender what was learned, with what has come since
/// @param since what the user did since the training: single events count within seconds
/// @param explored new items, if the recommender tries any
record Candidates(
    TrainedRecommender recommender, List<UserEvent> since, Optional<Explored> explored) {
  /// New items and how they are tried.
  record Explored(NewItems items, Exploration exploration) {}

  Candidates {
    since = List.copyOf(since);
  }

  /// The best items, best first, new ones among them.
  List<String> best(RecommendationQuery query) {
    List<String> usual = recommender.recommend(query, since);
    return explored.map(each -> each.items().among(usual, query, each.exploration())).orElse(usual);
  }

  /// What the use case's automatic filter leaves of the items that the user met since the training.
  Predicate<String> notDoneSince(UseCase useCase) {
    Optional<String> filtered = useCase.filteredType();
    Set<String> done =
        since.stream()
            .filter(event -> filtered.filter(event.eventType()::equalsIgnoreCase).isPresent())
            .map(UserEvent::itemId)
            .collect(Collectors.toUnmodifiableSet());
    return item -> !done.contains(item);
  }
}
