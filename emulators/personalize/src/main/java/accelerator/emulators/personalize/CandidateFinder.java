package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.DatasetType;
import accelerator.emulators.recommenders.TrainedRecommender;
import accelerator.emulators.recommenders.UserEvent;
import java.util.List;
import java.util.Optional;

/// Finds what a question's answer is taken from. Used under the region's lock only.
final class CandidateFinder {
  private final Explorers explorers;
  private final OnlineCounts counts;

  CandidateFinder(ServiceSettings settings) {
    int most = settings.quotas().recommenders();
    this.explorers = new Explorers(most);
    this.counts = new OnlineCounts(settings.durations().trendEvaluation(), most);
  }

  Candidates of(CheckedQuestion question) {
    Optional<DatasetContents> interactions =
        question.data().find(DatasetType.INTERACTIONS).map(GroupDataset::contents);
    List<UserEvent> since =
        question
            .userId()
            .flatMap(user -> interactions.map(each -> each.writes().eventsOf(user)))
            .orElse(List.of());
    TrainedRecommender recommender =
        interactions
            .map(contents -> counting(question, contents))
            .orElse(question.model().recommender());
    return new Candidates(recommender, since, explored(question));
  }

  private TrainedRecommender counting(CheckedQuestion question, DatasetContents contents) {
    return counts.of(
        question.recommender().arn(),
        question.useCase(),
        question.model().recommender(),
        question.trained(),
        contents,
        question.now());
  }

  private Optional<Candidates.Explored> explored(CheckedQuestion question) {
    return Exploration.of(question.useCase(), question.learned().config())
        .map(
            exploration ->
                new Candidates.Explored(
                    explorers.of(
                        question.recommender().arn(),
                        question.model(),
                        exploration,
                        question.data()),
                    exploration));
  }
}
