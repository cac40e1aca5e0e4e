package accelerator.emulators.personalize;

import accelerator.emulators.recommenders.DatasetType;
import accelerator.emulators.recommenders.Model;
import accelerator.emulators.recommenders.RecommendationQuery;
import accelerator.emulators.recommenders.UseCase;
import accelerator.emulators.recommenders.UserEvent;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// GetRecommendations. The registries are read under the region's lock, the model is asked outside
/// of it.
final class RecommendationOperations {
  private static final int DEFAULT_RESULTS = 25;
  private static final int MOST_RESULTS = 500;
  private static final int MOST_RESULTS_WITH_METADATA = 50;

  private final Region region;
  private final FilterQuestions filters;
  private final Explorers explorers = new Explorers();
  private final OnlineCounts counts;

  RecommendationOperations(Region region) {
    this.region = region;
    this.counts = new OnlineCounts(region.settings().durations().trendEvaluation());
    this.filters = new FilterQuestions(region);
  }

  Map<String, Operation> operations() {
    return Map.of("GetRecommendations", this::answer);
  }

  /// A question whose rules have been checked.
  private record Question(
      BiFunction<RecommendationQuery, List<UserEvent>, List<String>> recommender,
      RecommendationQuery query,
      List<UserEvent> since,
      Optional<Explored> explored,
      Optional<Promotion> promotion,
      List<String> columns,
      GroupData data) {
    List<String> answer(RecommendationQuery query) {
      List<String> usual = recommender.apply(query, since);
      return explored
          .map(each -> each.items().among(usual, query, each.exploration()))
          .orElse(usual);
    }
  }

  private record Explored(NewItems items, Exploration exploration) {}

  private ObjectNode answer(PersonalizeRequest request) {
    Question question = region.alone(() -> question(request));
    UUID id = region.newId();
    List<PromotedItems.Pick> items =
        new PromotedItems(question::answer, new SplittableRandom(id.getLeastSignificantBits()))
            .answer(question.query(), question.promotion());
    ObjectNode answer = region.alone(() -> described(items, question));
    return answer.put("recommendationId", "RID-" + id);
  }

  private Question question(PersonalizeRequest request) {
    DomainRecommender recommender = recommender(request);
    Instant now = region.now();
    if (!recommender.isActive(now)) {
      // Which error the service gives could not be verified.
      throw Refusal.invalidInput(
          "The recommender %s must be ACTIVE, is %s", recommender.arn(), recommender.status(now));
    }
    DomainRecommender.Learned learned = recommender.learned(now);
    GroupData data = new GroupData(region, recommender.groupArn());
    demandIds(request, recommender.recipe());
    ContextCheck.check(request, recommender.recipe(), data);
    List<String> columns = MetadataColumns.of(request, learned.config(), data);
    int limit = columns.isEmpty() ? MOST_RESULTS : MOST_RESULTS_WITH_METADATA;
    int results = request.number("numResults").orElse(Math.min(limit, DEFAULT_RESULTS));
    if (results > limit) {
      throw Refusal.invalidInput("numResults must be 0..%d, was %d", limit, results);
    }
    Model model =
        learned
            .model()
            .end()
            .flatMap(BackgroundJob.End::result)
            .orElseThrow(() -> new IllegalStateException("ACTIVE without a model"));
    List<UserEvent> since = since(request, data);
    Set<String> done = recentlyDone(since, recommender.recipe());
    Predicate<String> automatic = item -> !done.contains(item);
    FilterQuestions.Asked asked =
        new FilterQuestions.Asked(
            recommender.recipe(), data, request.find("userId"), request.find("itemId"));
    RecommendationQuery query =
        new RecommendationQuery(
            data.knownTo(learned, request.find("userId")),
            request.find("itemId"),
            results,
            automatic.and(filters.allowed(request, asked)));
    Optional<Promotion> promotion =
        Promotion.of(request, filters, asked).map(each -> each.and(automatic));
    return new Question(
        online(recommender, learned, model, data),
        query,
        since,
        explored(recommender, learned, model, data),
        promotion,
        columns,
        data);
  }

  /// What was learned, with what has come since.
  private BiFunction<RecommendationQuery, List<UserEvent>, List<String>> online(
      DomainRecommender recommender,
      DomainRecommender.Learned learned,
      Model model,
      GroupData data) {
    Instant now = region.now();
    return data.find(DatasetType.INTERACTIONS)
            .map(
                dataset ->
                    counts.of(
                        recommender.arn(),
                        UseCase.ofRecipeArn(recommender.recipeArn()),
                        model.recommender(),
                        learned.model().end().map(BackgroundJob.End::at).orElse(now),
                        dataset.contents(),
                        now))
            .orElse(model.recommender())
        ::recommend;
  }

  private Optional<Explored> explored(
      DomainRecommender recommender,
      DomainRecommender.Learned learned,
      Model model,
      GroupData data) {
    return Exploration.of(recommender.recipe(), learned.config())
        .map(
            exploration ->
                new Explored(
                    explorers.of(recommender.arn(), model, exploration, data), exploration));
  }

  private DomainRecommender recommender(PersonalizeRequest request) {
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
  private static void demandIds(PersonalizeRequest request, UseCase recipe) {
    List<String> missing = new ArrayList<>();
    if (recipe.needsUserId() && request.find("userId").filter(id -> !id.isEmpty()).isEmpty()) {
      missing.add("userId");
    }
    if (recipe.needsItemId() && request.find("itemId").filter(id -> !id.isEmpty()).isEmpty()) {
      missing.add("itemId");
    }
    if (!missing.isEmpty()) {
      throw Refusal.invalidInput(
          "Required fields for the provided recipe are %s", String.join(", ", missing));
    }
  }

  /// What the user did since the training: single events count within seconds.
  private static List<UserEvent> since(PersonalizeRequest request, GroupData data) {
    return request
        .find("userId")
        .flatMap(
            user ->
                data.find(DatasetType.INTERACTIONS)
                    .map(each -> each.contents().singleEventsOf(user)))
        .orElse(List.of());
  }

  /// The items of it that the use case's automatic filter leaves out.
  private static Set<String> recentlyDone(List<UserEvent> since, UseCase recipe) {
    Optional<String> filtered = recipe.filteredType();
    return since.stream()
        .filter(event -> filtered.filter(event.eventType()::equalsIgnoreCase).isPresent())
        .map(UserEvent::itemId)
        .collect(Collectors.toUnmodifiableSet());
  }

  private ObjectNode described(List<PromotedItems.Pick> items, Question question) {
    Optional<GroupDataset> table =
        question.columns().isEmpty() ? Optional.empty() : question.data().find(DatasetType.ITEMS);
    ObjectNode answer = PersonalizeJson.object();
    ArrayNode list = answer.putArray("itemList");
    for (PromotedItems.Pick pick : items) {
      ObjectNode node = list.addObject().put("itemId", pick.item());
      question
          .promotion()
          .filter(_ -> pick.isPromoted())
          .ifPresent(promotion -> node.put("promotionName", promotion.name()));
      table
          .flatMap(each -> each.contents().find(pick.item(), region.now()))
          .ifPresent(values -> MetadataColumns.put(node, question.columns(), values));
    }
    return answer;
  }
}
