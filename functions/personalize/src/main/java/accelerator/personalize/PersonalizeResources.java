package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.personalize.PersonalizeResource.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.DatasetGroup;
import software.amazon.awssdk.services.personalize.model.RecommenderSummary;

/// What there is in Personalize of this stack, found by the names of its dataset groups and told
/// from what others made by its tag.
record PersonalizeResources(PersonalizeClient personalize, PersonalizeSettings settings) {

  /// All of a domain, in the order in which it can be deleted.
  List<PersonalizeResource> of(Domain domain) {
    Names names = new Names(settings, domain);
    String groupArn = names.datasetGroupArn();
    Optional<DatasetGroup> group = group(groupArn);
    List<PersonalizeResource> found = new ArrayList<>();
    if (group.isPresent()) {
      found.addAll(inGroup(groupArn));
    }
    found.addAll(schemas(names));
    group.ifPresent(there -> found.add(tagged(Kind.DATASET_GROUP, groupArn, there.status())));
    return found;
  }

  /// The recommenders of a domain, those of others among them; none when there is no such group.
  List<PersonalizeResource> recommenders(Domain domain) {
    return recommenders(domain, _ -> true);
  }

  /// Those whose ARN is asked for. Whose each is takes a request of its own. The group is asked for
  /// first: what lists answer for one that is not there is not documented.
  List<PersonalizeResource> recommenders(Domain domain, Predicate<String> asked) {
    String groupArn = new Names(settings, domain).datasetGroupArn();
    if (group(groupArn).isEmpty()) {
      return List.of();
    }
    return ListedRecommenders.of(personalize, groupArn).listed().values().stream()
        .filter(it -> asked.test(it.recommenderArn()))
        .sorted(Comparator.comparing(RecommenderSummary::recommenderArn))
        .map(it -> tagged(Kind.RECOMMENDER, it.recommenderArn(), it.status()))
        .toList();
  }

  /// Whether any domain has a dataset group: all that costs stands in one.
  boolean isThereAnything() {
    return Arrays.stream(Domain.values())
        .map(domain -> new Names(settings, domain).datasetGroupArn())
        .anyMatch(arn -> group(arn).isPresent());
  }

  private Optional<DatasetGroup> group(String arn) {
    return Service.find(
        () -> personalize.describeDatasetGroup(r -> r.datasetGroupArn(arn)).datasetGroup());
  }

  /// Stops a recommender's billing.
  void stop(PersonalizeResource recommender) {
    personalize.stopRecommender(r -> r.recommenderArn(recommender.resourceArn()));
  }

  /// Deletes a recommender that is settled, with its models.
  void deleteRecommender(PersonalizeResource recommender) {
    personalize.deleteRecommender(r -> r.recommenderArn(recommender.resourceArn()));
  }

  /// Deletes what is settled. Whether it is gone shows the next look.
  void delete(PersonalizeResource resource) {
    String arn = resource.resourceArn();
    switch (resource.kind()) {
      case RECOMMENDER -> deleteRecommender(resource);
      case FILTER -> personalize.deleteFilter(r -> r.filterArn(arn));
      case EVENT_TRACKER -> personalize.deleteEventTracker(r -> r.eventTrackerArn(arn));
      case DATASET -> personalize.deleteDataset(r -> r.datasetArn(arn));
      case SCHEMA -> personalize.deleteSchema(r -> r.schemaArn(arn));
      case DATASET_GROUP -> personalize.deleteDatasetGroup(r -> r.datasetGroupArn(arn));
    }
  }

  private List<PersonalizeResource> inGroup(String groupArn) {
    List<PersonalizeResource> found = new ArrayList<>();
    personalize
        .listRecommendersPaginator(r -> r.datasetGroupArn(groupArn))
        .recommenders()
        .forEach(it -> found.add(tagged(Kind.RECOMMENDER, it.recommenderArn(), it.status())));
    personalize
        .listFiltersPaginator(r -> r.datasetGroupArn(groupArn))
        .filters()
        .forEach(it -> found.add(tagged(Kind.FILTER, it.filterArn(), it.status())));
    personalize
        .listEventTrackersPaginator(r -> r.datasetGroupArn(groupArn))
        .eventTrackers()
        .forEach(it -> found.add(tagged(Kind.EVENT_TRACKER, it.eventTrackerArn(), it.status())));
    personalize
        .listDatasetsPaginator(r -> r.datasetGroupArn(groupArn))
        .datasets()
        .forEach(it -> found.add(tagged(Kind.DATASET, it.datasetArn(), it.status())));
    return found;
  }

  private List<PersonalizeResource> schemas(Names names) {
    return personalize.listSchemasPaginator(r -> {}).schemas().stream()
        .filter(it -> names.isSchema(it.name(), () -> text(it.schemaArn())))
        .map(it -> new PersonalizeResource(Kind.SCHEMA, it.schemaArn(), "", true))
        .toList();
  }

  private String text(String schemaArn) {
    return personalize.describeSchema(r -> r.schemaArn(schemaArn)).schema().schema();
  }

  /// Whether something has the stack's tag.
  boolean isOurs(String arn) {
    return Service.find(() -> personalize.listTagsForResource(r -> r.resourceArn(arn)).tags())
        .map(tags -> tags.contains(StackTag.of(settings)))
        .orElse(false);
  }

  private PersonalizeResource tagged(Kind kind, String arn, String status) {
    return new PersonalizeResource(kind, arn, status, isOurs(arn));
  }
}
