package accelerator.emulators.personalize;

import java.util.HashMap;
import java.util.Map;

/// Everything that is there from a start, or a reset, to the next one.
final class ServiceLife implements AutoCloseable {
  private final JobThreads threads;
  private final Region region;
  private final Declarations declarations = new Declarations();
  private final ImportJobOperations imports;
  private final RecommenderOperations recommenders;
  private final FrontDoor door;

  /// @param clock that all of it follows
  ServiceLife(ServiceSettings settings, ServiceParts parts, ServiceClock clock) {
    ServiceParts.Ids ids = parts.ids().get();
    this.threads = new JobThreads(settings.threads());
    this.region = new Region(settings, clock, ids.ofResources());
    TagOperations tags = new TagOperations(region);
    RecipeOperations recipes = new RecipeOperations(region);
    TrainingJobs trainings = new TrainingJobs(threads.training(), clock, settings.training());
    this.imports =
        new ImportJobOperations(region, tags, parts.buckets(), threads.importing(), declarations);
    this.recommenders = new RecommenderOperations(region, tags, recipes, trainings, declarations);
    DataDeletionOperations deletions =
        new DataDeletionOperations(
            region, tags, parts.buckets(), threads.importing(), declarations);
    this.door =
        new FrontDoor(
            Map.of(
                PersonalizeApi.CONTROL, control(tags, recipes, deletions),
                PersonalizeApi.RUNTIME,
                    new RecommendationOperations(region, declarations).operations(),
                PersonalizeApi.EVENTS, events()),
            Shapes.read("requests.json"),
            new RequestRate(settings.limitsRequests(), clock),
            declarations,
            ids.ofRequests());
  }

  Region region() {
    return region;
  }

  Declarations declarations() {
    return declarations;
  }

  ImportJobOperations imports() {
    return imports;
  }

  RecommenderOperations recommenders() {
    return recommenders;
  }

  FrontDoor door() {
    return door;
  }

  /// Interrupts the jobs that run; none of its threads is left.
  @Override
  public void close() {
    threads.close();
  }

  /// Every operation of the control plane, each alone with the registries.
  private Map<String, Operation> control(
      TagOperations tags, RecipeOperations recipes, DataDeletionOperations deletions) {
    Map<String, Operation> all = new HashMap<>();
    all.putAll(new SchemaOperations(region).operations());
    all.putAll(new DatasetGroupOperations(region, tags).operations());
    all.putAll(new DatasetOperations(region, tags).operations());
    all.putAll(imports.operations());
    all.putAll(recommenders.operations());
    all.putAll(recipes.operations());
    all.putAll(new EventTrackerOperations(region, tags).operations());
    all.putAll(new FilterOperations(region, tags).operations());
    all.putAll(deletions.operations());
    all.putAll(tags.operations());
    all.putAll(EmptyLists.operations());
    all.replaceAll((_, operation) -> request -> region.alone(() -> operation.answer(request)));
    return all;
  }

  private Map<String, Operation> events() {
    Map<String, Operation> all = new HashMap<>(new EventOperations(region).operations());
    all.putAll(new RecordOperations(region).operations());
    return all;
  }
}
