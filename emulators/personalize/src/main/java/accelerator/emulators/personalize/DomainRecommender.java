package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.recommenders.Model;
import accelerator.emulators.recommenders.UseCase;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/// A recommender of a domain dataset group.
///
/// @param first what its creation yields, or its updates before the latest one
/// @param update the latest update, if there was one
record DomainRecommender(
    String arn,
    String name,
    String groupArn,
    UseCase useCase,
    String recipeArn,
    Learned first,
    Optional<Update> update,
    Instant created,
    Transition transition)
    implements Resource {

  /// A configuration, and the model that was trained under it.
  record Learned(RecommenderConfig config, BackgroundJob<Model> model) {}

  /// A change to another configuration. Until it is over the one before answers.
  record Update(Learned learned, Transition transition) {}

  DomainRecommender in(Transition next) {
    return new DomainRecommender(
        arn, name, groupArn, useCase, recipeArn, first, update, created, next);
  }

  DomainRecommender with(Update next, Instant now) {
    return new DomainRecommender(
        arn,
        name,
        groupArn,
        useCase,
        recipeArn,
        learned(now),
        Optional.of(next),
        created,
        transition);
  }

  /// What answers now.
  Learned learned(Instant now) {
    return update
        .filter(each -> each.transition().hasSucceeded(now))
        .map(Update::learned)
        .orElse(first);
  }

  boolean isChanging(Instant now) {
    return transition.isUnderway(now)
        || update.filter(each -> each.transition().isUnderway(now)).isPresent();
  }

  /// The update is told as it is before the rest: its training may end meanwhile, and what is
  /// ACTIVE must be what answers.
  ObjectNode described(Instant now) {
    Optional<ObjectNode> latest = update.map(each -> described(each, now));
    ObjectNode node = summary(now);
    transition.failure(now).ifPresent(reason -> node.put("failureReason", reason));
    latest.ifPresent(each -> node.set("latestRecommenderUpdate", each));
    boolean isComingOrGoing = transition.isUnderway(now) && !hasBeenActive();
    if (!isComingOrGoing) {
      learned(now)
          .model()
          .end()
          .flatMap(BackgroundJob.End::result)
          .ifPresent(model -> put(node, model));
    }
    return node;
  }

  ObjectNode summary(Instant now) {
    ObjectNode node = StrictJson.object().put("recommenderArn", arn).put("name", name);
    node.put("datasetGroupArn", groupArn).put("recipeArn", recipeArn);
    node.put("status", status(now));
    putConfig(node, learned(now).config());
    PersonalizeJson.putDates(node, created, transition.updated(now));
    return node;
  }

  private boolean hasBeenActive() {
    return transition.kind() == ChangeKind.START || transition.kind() == ChangeKind.STOP;
  }

  private static ObjectNode described(Update update, Instant now) {
    Transition change = update.transition();
    ObjectNode node = StrictJson.object().put("status", change.status(now));
    change.failure(now).ifPresent(reason -> node.put("failureReason", reason));
    putConfig(node, update.learned().config());
    PersonalizeJson.putDates(node, change.begun(), change.updated(now));
    return node;
  }

  private static void putConfig(ObjectNode node, RecommenderConfig config) {
    if (!config.json().isEmpty()) {
      node.set("recommenderConfig", config.json());
    }
  }

  private static void put(ObjectNode node, Model model) {
    ObjectNode metrics = node.putObject("modelMetrics");
    model.metrics().forEach(metrics::put);
  }
}
