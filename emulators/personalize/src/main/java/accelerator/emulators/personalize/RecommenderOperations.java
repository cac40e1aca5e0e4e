package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.recommenders.Model;
import accelerator.emulators.recommenders.UseCase;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// The operations on recommenders. They are trained in the background.
final class RecommenderOperations {
  private final Region region;
  private final TagOperations tags;
  private final RecipeOperations recipes;
  private final TrainingJobs trainings;
  private final Declarations declarations;

  RecommenderOperations(
      Region region,
      TagOperations tags,
      RecipeOperations recipes,
      TrainingJobs trainings,
      Declarations declarations) {
    this.region = region;
    this.tags = tags;
    this.recipes = recipes;
    this.trainings = trainings;
    this.declarations = declarations;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "CreateRecommender", this::create,
        "DescribeRecommender", this::describe,
        "ListRecommenders", this::list,
        "UpdateRecommender", this::update,
        "StartRecommender", request -> turn(request, "INACTIVE", ChangeKind.START),
        "StopRecommender", request -> turn(request, "ACTIVE", ChangeKind.STOP),
        "DeleteRecommender", this::delete);
  }

  private ObjectNode create(PersonalizeRequest request) {
    String name = request.text("name");
    String arn = region.settings().arn("recommender", name);
    region.recommenders().demandFree(arn);
    DatasetGroup group = region.groups().active(request.text("datasetGroupArn"));
    String recipeArn = request.text("recipeArn");
    UseCase useCase = recipes.get(recipeArn);
    demandSameDomain(useCase, recipeArn, group);
    demandQuota(group.arn());
    GroupData data = new GroupData(region, group.arn());
    data.demandDatasets(useCase);
    RecommenderConfig config = RecommenderConfig.of(request.object("recommenderConfig"));
    ConfigCheck.check(config, useCase, data.schemas());
    tags.create(arn, request);
    Instant now = region.now();
    BackgroundJob<Model> model = train(name, useCase, data.toTrain(config), now);
    Duration lasts = region.settings().durations().training();
    region
        .recommenders()
        .put(
            new DomainRecommender(
                arn,
                name,
                group.arn(),
                useCase,
                recipeArn,
                new DomainRecommender.Learned(config, model),
                Optional.empty(),
                now,
                new Transition(ChangeKind.CREATE, now, lasts, model)));
    return StrictJson.object().put("recommenderArn", arn);
  }

  /// The wording of this refusal could not be verified against the service.
  private static void demandSameDomain(UseCase useCase, String recipeArn, DatasetGroup group) {
    if (!group.domain().equals(Optional.of(useCase.domain()))) {
      throw Refusal.invalidInput(
          "Recipe %s is of the domain %s, the dataset group %s is of %s",
          recipeArn,
          useCase.domain(),
          group.arn(),
          group.domain().map(domain -> "the domain " + domain).orElse("no domain"));
    }
  }

  private void demandQuota(String groupArn) {
    Quotas quotas = region.settings().quotas();
    long inGroup =
        region.recommenders().all().stream()
            .filter(each -> each.groupArn().equals(groupArn))
            .count();
    if (inGroup >= quotas.recommendersPerGroup()) {
      throw Refusal.limitExceeded(
          "More than %d recommenders in %s.", quotas.recommendersPerGroup(), groupArn);
    }
    if (region.recommenders().all().size() >= quotas.recommenders()) {
      throw Refusal.limitExceeded("More than %d recommenders.", quotas.recommenders());
    }
  }

  private BackgroundJob<Model> train(
      String name, UseCase useCase, TrainingJobs.Data data, Instant now) {
    return declarations
        .failureOf(name)
        .map(reason -> BackgroundJob.<Model>failing(reason, now))
        .orElseGet(() -> trainings.start(useCase, data, now));
  }

  private ObjectNode describe(PersonalizeRequest request) {
    DomainRecommender found = region.recommenders().get(request.text("recommenderArn"));
    ObjectNode answer = StrictJson.object();
    answer.set("recommender", found.described(region.now()));
    return answer;
  }

  private ObjectNode list(PersonalizeRequest request) {
    Optional<String> group = request.find("datasetGroupArn");
    return ListPage.of(
        "recommenders",
        region.recommenders().all().stream()
            .filter(each -> group.isEmpty() || each.groupArn().equals(group.get()))
            .toList(),
        request,
        DomainRecommender::arn,
        each -> each.summary(region.now()));
  }

  /// The new configuration replaces the old one whole, since whether the service merges them is not
  /// documented.
  private ObjectNode update(PersonalizeRequest request) {
    DomainRecommender old = region.recommenders().active(request.text("recommenderArn"));
    demandUnchanging(old);
    RecommenderConfig config = RecommenderConfig.of(request.object("recommenderConfig"));
    ConfigCheck.check(config, old.useCase(), new GroupData(region, old.groupArn()).schemas());
    change(old, config, config.trainsLike(old.learned(region.now()).config()));
    return StrictJson.object().put("recommenderArn", old.arn());
  }

  /// Lets a recommender learn anew from what is there now, as the service does every week.
  ///
  /// @return the training
  /// @throws Refusal when there is no such recommender, or it is not ACTIVE or being updated
  BackgroundJob<Model> retrain(String arn) {
    DomainRecommender old = region.recommenders().active(arn);
    demandUnchanging(old);
    return change(old, old.learned(region.now()).config(), false);
  }

  private BackgroundJob<Model> change(
      DomainRecommender old, RecommenderConfig config, boolean keepsModel) {
    Instant now = region.now();
    Durations durations = region.settings().durations();
    TrainingJobs.Data data = new GroupData(region, old.groupArn()).toTrain(config);
    BackgroundJob<Model> model =
        keepsModel ? old.learned(now).model() : train(old.name(), old.useCase(), data, now);
    Transition change =
        new Transition(
            ChangeKind.CREATE,
            now,
            keepsModel ? durations.switching() : durations.training(),
            model);
    DomainRecommender.Learned learned = new DomainRecommender.Learned(config, model);
    region.recommenders().put(old.with(new DomainRecommender.Update(learned, change), now));
    return model;
  }

  private ObjectNode turn(PersonalizeRequest request, String from, ChangeKind kind) {
    DomainRecommender old = region.recommenders().get(request.text("recommenderArn"));
    String status = old.status(region.now());
    if (!status.equals(from)) {
      throw Refusal.inUse("The recommender %s must be %s, is %s", old.arn(), from, status);
    }
    demandUnchanging(old);
    Transition change = region.begin(kind, region.settings().durations().switching());
    region.recommenders().put(old.in(change));
    return StrictJson.object().put("recommenderArn", old.arn());
  }

  private ObjectNode delete(PersonalizeRequest request) {
    DomainRecommender old = region.recommenders().settled(request.text("recommenderArn"));
    demandUnchanging(old);
    Transition change = region.begin(ChangeKind.DELETE, region.settings().durations().deletion());
    region.recommenders().put(old.in(change));
    return StrictJson.object();
  }

  private void demandUnchanging(DomainRecommender recommender) {
    if (recommender.isChanging(region.now())) {
      throw Refusal.inUse("The recommender %s is being updated", recommender.arn());
    }
  }
}
