package accelerator.personalize;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.DomainPlan;
import accelerator.core.Recommender;
import accelerator.core.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.EventTrackerSummary;

/// What a run would do in Personalize, found out by describing and changing nothing.
final class Forecast {
  private final PersonalizeSettings settings;
  private final PersonalizeClient personalize;
  private final PublishedRegistries registries;

  /// One thing a run would do.
  ///
  /// @param action `create`, `import`, `update`, `start`, `retrain` or `keep`
  record Step(String action, String resourceArn) {}

  Forecast(
      PersonalizeSettings settings, PersonalizeClient personalize, PublishedRegistries registries) {
    this.settings = settings;
    this.personalize = personalize;
    this.registries = registries;
  }

  List<Step> of(Run run, List<DomainPlan> plans) {
    return plans.stream().flatMap(plan -> steps(run, plan).stream()).toList();
  }

  private List<Step> steps(Run run, DomainPlan plan) {
    Names names = new Names(settings, plan.domain());
    List<Step> steps = new ArrayList<>();
    String group = names.datasetGroupArn();
    boolean hasGroup =
        Service.find(() -> personalize.describeDatasetGroup(r -> r.datasetGroupArn(group)))
            .isPresent();
    steps.add(new Step(hasGroup ? "keep" : "create", group));
    for (Dataset dataset : Dataset.values()) {
      DatasetSchema.find(plan.domain(), dataset)
          .ifPresent(schema -> steps.addAll(steps(names, dataset, schema)));
    }
    steps.add(eventTracker(names, hasGroup));
    RecommenderSettings wanted =
        RecommenderSettings.of(settings, personalize, names.datasetArn(Dataset.ITEMS));
    Map<Recommender, String> published = registries.recommenders(plan.domain(), names);
    for (Recommender recommender : plan.recommenders()) {
      String arn = published.getOrDefault(recommender, names.recommenderArn(recommender));
      steps.add(step(run, arn, wanted));
    }
    return steps;
  }

  /// An event tracker's ARN is not known before it is there: it is told by its group.
  private Step eventTracker(Names names, boolean hasGroup) {
    String group = names.datasetGroupArn();
    Optional<String> arn =
        hasGroup
            ? personalize.listEventTrackers(r -> r.datasetGroupArn(group)).eventTrackers().stream()
                .map(EventTrackerSummary::eventTrackerArn)
                .findFirst()
            : Optional.empty();
    return arn.map(found -> new Step("keep", found))
        .orElseGet(() -> new Step("create", "event tracker of " + group));
  }

  private List<Step> steps(Names names, Dataset dataset, DatasetSchema schema) {
    String schemaArn = names.schemaArn(dataset, schema);
    boolean hasSchema =
        Service.find(() -> personalize.describeSchema(r -> r.schemaArn(schemaArn))).isPresent();
    String datasetArn = names.datasetArn(dataset);
    Optional<String> used =
        Service.find(() -> personalize.describeDataset(r -> r.datasetArn(datasetArn)))
            .map(described -> described.dataset().schemaArn());
    String action = used.map(arn -> arn.equals(schemaArn) ? "keep" : "update").orElse("create");
    return List.of(
        new Step(hasSchema ? "keep" : "create", schemaArn),
        new Step(action, datasetArn),
        new Step("import", datasetArn));
  }

  private Step step(Run run, String arn, RecommenderSettings wanted) {
    String action =
        Service.find(() -> personalize.describeRecommender(r -> r.recommenderArn(arn)))
            .map(described -> described.recommender())
            .map(
                found ->
                    switch (Status.of(found.status())) {
                      case INACTIVE -> "start";
                      case FAILED -> "create";
                      case ACTIVE, PENDING -> kept(run, wanted.differs(found));
                    })
            .orElse("create");
    return new Step(action, arn);
  }

  private static String kept(Run run, boolean isToUpdate) {
    if (run.trainsAnew()) {
      return "retrain";
    }
    return isToUpdate ? "update" : "keep";
  }
}
