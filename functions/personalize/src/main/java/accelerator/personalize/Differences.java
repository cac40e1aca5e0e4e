package accelerator.personalize;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.DomainPlan;
import accelerator.core.Explanation;
import accelerator.core.Recommender;
import accelerator.core.Registry;
import accelerator.core.ResourceFailed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.DatasetGroup;

/// What stands in Personalize under a stack's names and can never become what its runs need: a
/// group of the other domain, interactions of another schema, a recommender of another recipe, and
/// what somebody else has made. It is told before a run does anything.
record Differences(
    PersonalizeSettings settings, PersonalizeClient personalize, PublishedRegistries registries) {

  /// @throws ResourceFailed naming all there is, with what to do
  void refuse(List<DomainPlan> plans) {
    List<Explanation> found =
        Service.now(() -> plans.stream().flatMap(plan -> of(plan).stream()).toList());
    if (found.isEmpty()) {
      return;
    }
    Explanation first = found.getFirst();
    throw new ResourceFailed(
        new Explanation(
            first.cause(),
            Optional.empty(),
            first.next(),
            found.stream().skip(1).map(each -> each.cause() + ": " + each.next()).toList()));
  }

  private List<Explanation> of(DomainPlan plan) {
    Names names = new Names(settings, plan.domain());
    String arn = names.datasetGroupArn();
    Optional<DatasetGroup> group =
        Service.find(
            () -> personalize.describeDatasetGroup(r -> r.datasetGroupArn(arn)).datasetGroup());
    return group.map(there -> inGroup(plan, names, there)).orElse(List.of());
  }

  private List<Explanation> inGroup(DomainPlan plan, Names names, DatasetGroup group) {
    String arn = names.datasetGroupArn();
    if (group.domain() != null && !group.domainAsString().equals(plan.domain().name())) {
      return List.of(
          other(arn, "of domain %s, not %s".formatted(group.domainAsString(), plan.domain())));
    }
    Optional<Registry> published = registries.current(plan.domain());
    if (isStrange(arn, group.creationDateTime(), published)) {
      return List.of(other(arn, "not this stack's: " + tagged()));
    }
    List<Explanation> found = new ArrayList<>();
    schema(names).ifPresent(found::add);
    ListedRecommenders listed = ListedRecommenders.of(personalize, arn);
    Map<Recommender, String> arns = registries.recommenders(plan.domain(), names);
    for (Recommender recommender : plan.recommenders()) {
      listed
          .find(arns.getOrDefault(recommender, names.recommenderArn(recommender)))
          .flatMap(there -> recommender(recommender, there, published))
          .ifPresent(found::add);
    }
    return found;
  }

  /// Personalize replaces the schema of items and users, never that of interactions (UpdateDataset
  /// in its API reference).
  private Optional<Explanation> schema(Names names) {
    String arn = names.datasetArn(Dataset.INTERACTIONS);
    Optional<String> wanted =
        DatasetSchema.find(names.domain(), Dataset.INTERACTIONS)
            .map(schema -> names.schemaArn(Dataset.INTERACTIONS, schema));
    return Service.find(() -> personalize.describeDataset(r -> r.datasetArn(arn)).dataset())
        .map(there -> there.schemaArn())
        .filter(there -> wanted.filter(it -> !it.equals(there)).isPresent())
        .map(
            there ->
                new Explanation(
                    "%s has schema %s and cannot move to %s: Personalize never replaces the schema of interactions"
                        .formatted(arn, there, wanted.orElseThrow()),
                    "start again after you have taken the change out of %s.avsc and deployed, or after an execution of TeardownMachine: a run then imports everything into new datasets"
                        .formatted(DatasetSchema.path(names.domain(), Dataset.INTERACTIONS))));
  }

  private Optional<Explanation> recommender(
      Recommender recommender,
      software.amazon.awssdk.services.personalize.model.Recommender there,
      Optional<Registry> published) {
    String recipe = recommender.recipeArn(settings.partition());
    if (there.recipeArn() != null && !there.recipeArn().equals(recipe)) {
      return Optional.of(
          other(
              there.recommenderArn(), "of recipe %s, not %s".formatted(there.recipeArn(), recipe)));
    }
    return isStrange(there.recommenderArn(), there.creationDateTime(), published)
        ? Optional.of(other(there.recommenderArn(), "not this stack's: " + tagged()))
        : Optional.empty();
  }

  /// Whether somebody else has made it. What was there when this stack published is its own: it is
  /// not asked about again.
  private boolean isStrange(String arn, @Nullable Instant createdAt, Optional<Registry> published) {
    if (createdAt != null
        && published.filter(it -> createdAt.isBefore(it.publishedAt())).isPresent()) {
      return false;
    }
    return !new PersonalizeResources(personalize, settings).isOurs(arn);
  }

  private String tagged() {
    return "it has no tag %s=%s".formatted(StackTag.of(settings).tagKey(), settings.stack());
  }

  private static Explanation other(String arn, String what) {
    String kind = arn.replaceAll(".*:|/.*", "");
    return new Explanation(
        "%s is %s".formatted(arn, what),
        "start again after you have deleted it with 'aws personalize delete-%s --%s-arn %s', or under another name of the stack"
            .formatted(kind, kind, arn));
  }
}
