package accelerator.emulators.personalize;

import accelerator.emulators.loopback.Buckets;
import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.emulators.loopback.PortTaken;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// Amazon Personalize on 127.0.0.1: one port for the control plane, the runtime and the events.
/// Everything is in memory and gone when it is closed. Any credentials will do. Several may run at
/// once; none knows of the others.
public final class PersonalizeServer implements AutoCloseable {
  private final LoopbackServer server;
  private final ImportJobOperations imports;
  private final JobThreads threads;

  private PersonalizeServer(
      LoopbackServer server, ImportJobOperations imports, JobThreads threads) {
    this.server = server;
    this.imports = imports;
    this.threads = threads;
  }

  /// Starts it on the computer's clock, with random ids.
  ///
  /// @param buckets where the files that are imported lie; the caller closes them
  /// @throws PortTaken when another process listens on the port
  /// @throws EmulatorException when the port cannot be had for another reason
  public static PersonalizeServer start(ServiceSettings settings, Buckets buckets) {
    return start(settings, buckets, InstantSource.system(), UUID::randomUUID);
  }

  /// Starts it.
  ///
  /// @param buckets where the files that are imported lie; the caller closes them
  /// @param clock from which every state follows
  /// @param ids of requests, trackers and recommendations; asked by several threads at once
  /// @throws PortTaken when another process listens on the port
  /// @throws EmulatorException when the port cannot be had for another reason
  public static PersonalizeServer start(
      ServiceSettings settings, Buckets buckets, InstantSource clock, Supplier<UUID> ids) {
    JobThreads threads = new JobThreads(settings.threads());
    Region region = new Region(settings, clock, ids);
    TagOperations tags = new TagOperations(region);
    ImportJobOperations imports =
        new ImportJobOperations(region, tags, buckets, threads.importing());
    DataDeletionOperations deletions =
        new DataDeletionOperations(region, tags, buckets, threads.importing());
    TrainingJobs trainings = new TrainingJobs(threads.training(), clock, settings.threads());
    FrontDoor door =
        new FrontDoor(
            Map.of(
                PersonalizeApi.CONTROL, control(region, tags, imports, deletions, trainings),
                PersonalizeApi.RUNTIME, new RecommendationOperations(region).operations(),
                PersonalizeApi.EVENTS, events(region)),
            Shapes.read("requests.json"),
            new RequestRate(settings.limitsRequests(), clock),
            ids);
    LoopbackSettings listening =
        LoopbackSettings.of("Personalize", settings.port()).withBodyLimit(FrontDoor.LARGEST_BODY);
    return new PersonalizeServer(LoopbackServer.start(listening, door), imports, threads);
  }

  /// Where it answers, such as `http://127.0.0.1:41234`.
  public URI endpoint() {
    return server.endpoint();
  }

  /// The record of its import jobs.
  public ImportCounts imports() {
    return imports.counts();
  }

  /// Stops answering at once and interrupts the jobs that run; none of its threads is left.
  @Override
  public void close() {
    server.close();
    threads.close();
  }

  /// Every operation of the control plane, each alone with the registries.
  private static Map<String, Operation> control(
      Region region,
      TagOperations tags,
      ImportJobOperations imports,
      DataDeletionOperations deletions,
      TrainingJobs trainings) {
    RecipeOperations recipes = new RecipeOperations(region);
    Map<String, Operation> all = new HashMap<>();
    all.putAll(new SchemaOperations(region).operations());
    all.putAll(new DatasetGroupOperations(region, tags).operations());
    all.putAll(new DatasetOperations(region, tags).operations());
    all.putAll(imports.operations());
    all.putAll(new RecommenderOperations(region, tags, recipes, trainings).operations());
    all.putAll(recipes.operations());
    all.putAll(new EventTrackerOperations(region, tags).operations());
    all.putAll(new FilterOperations(region, tags).operations());
    all.putAll(deletions.operations());
    all.putAll(tags.operations());
    all.putAll(EmptyLists.operations());
    all.replaceAll((_, operation) -> request -> region.alone(() -> operation.answer(request)));
    return all;
  }

  private static Map<String, Operation> events(Region region) {
    Map<String, Operation> all = new HashMap<>(new EventOperations(region).operations());
    all.putAll(new RecordOperations(region).operations());
    return all;
  }
}
