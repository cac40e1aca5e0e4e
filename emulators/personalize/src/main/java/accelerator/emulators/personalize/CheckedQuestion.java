package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.Model;
import accelerator.emulators.recommenders.RecommendationQuery;
import accelerator.emulators.recommenders.UseCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A GetRecommendations request whose rules have been checked, but for those of its filters.
///
/// @param learned what the recommender answers with
/// @param model what was trained
/// @param results how many items are asked for
/// @param columns of the items' metadata that the answer is to carry
/// @param now when it was asked
record CheckedQuestion(
    DomainRecommender recommender,
    DomainRecommender.Learned learned,
    Model model,
    GroupData data,
    Optional<String> userId,
    Optional<String> itemId,
    int results,
    List<String> columns,
    Instant now) {
  static final int DEFAULT_RESULTS = 25;
  private static final int MOST_RESULTS_WITH_METADATA = 50;

  /// Reads a request, under the region's lock.
  ///
  /// @throws Refusal when it breaks a rule
  static CheckedQuestion of(PersonalizeRequest request, Region region) {
    DomainRecommender recommender = recommender(request, region);
    Instant now = region.now();
    if (!recommender.isActive(now)) {
      // Which error the service gives could not be verified.
      throw Refusal.invalidInput(
          "The recommender %s must be ACTIVE, is %s", recommender.arn(), recommender.status(now));
    }
    DomainRecommender.Learned learned = recommender.learned(now);
    GroupData data = new GroupData(region, recommender.groupArn());
    demandIds(request, recommender.useCase());
    ContextCheck.check(request, recommender.useCase(), data);
    List<String> columns = MetadataColumns.of(request, learned.config(), data);
    return new CheckedQuestion(
        recommender,
        learned,
        learned
            .model()
            .result()
            .orElseThrow(() -> new IllegalStateException("ACTIVE without a model")),
        data,
        request.find("userId"),
        request.find("itemId"),
        results(request, columns),
        columns,
        now);
  }

  UseCase useCase() {
    return recommender.useCase();
  }

  /// When what answers was trained.
  Instant trained() {
    return learned.model().end().map(BackgroundJob.End::at).orElse(now);
  }

  /// What the model is asked.
  ///
  /// @param allowed the items that may be answered
  RecommendationQuery query(Predicate<String> allowed) {
    return new RecommendationQuery(data.knownTo(learned, userId), itemId, results, allowed);
  }

  private static DomainRecommender recommender(PersonalizeRequest request, Region region) {
    Optional<String> recommender = request.find("recommenderArn");
    Optional<String> campaign = request.find("campaignArn");
    if (recommender.isPresent() == campaign.isPresent()) {
      throw Refusal.invalidInput("Either recommenderArn or campaignArn must be given");
    }
    return region
        .recommenders()
        .get(recommender.orElseThrow(() -> Refusal.notFound("campaign", campaign.orElse(""))));
  }

  /// The text is that of a batch job; the one of this operation could not be verified.
  private static void demandIds(PersonalizeRequest request, UseCase useCase) {
    List<String> missing = new ArrayList<>();
    if (useCase.needsUserId() && request.find("userId").filter(id -> !id.isEmpty()).isEmpty()) {
      missing.add("userId");
    }
    if (useCase.needsItemId() && request.find("itemId").filter(id -> !id.isEmpty()).isEmpty()) {
      missing.add("itemId");
    }
    if (!missing.isEmpty()) {
      throw Refusal.invalidInput(
          "Required fields for the provided recipe are %s", String.join(", ", missing));
    }
  }

  private static int results(PersonalizeRequest request, List<String> columns) {
    int limit =
        columns.isEmpty() ? RecommendationQuery.MAXIMUM_RESULTS : MOST_RESULTS_WITH_METADATA;
    int results = request.number("numResults").orElse(Math.min(limit, DEFAULT_RESULTS));
    if (results > limit) {
      throw Refusal.invalidInput("numResults must be 0..%d, was %d", limit, results);
    }
    return results;
  }
}
