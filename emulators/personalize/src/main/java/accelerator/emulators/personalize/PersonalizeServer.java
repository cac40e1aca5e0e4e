package accelerator.emulators.personalize;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Amazon Personalize on 127.0.0.1: one port for the control plane, the runtime and the events.
/// Everything is in memory and gone when it is closed. Any credentials will do.
public final class PersonalizeServer implements AutoCloseable {
  private static final int IMPORT_THREADS = 2;
  private static final int TRAINING_THREADS = 1;

  private final HttpServer server;
  private final ImportJobOperations imports;
  private final List<ExecutorService> executors;

  private PersonalizeServer(
      HttpServer server, ImportJobOperations imports, List<ExecutorService> executors) {
    this.server = server;
    this.imports = imports;
    this.executors = List.copyOf(executors);
  }

  /// Starts it on the computer's clock, with random ids.
  ///
  /// @throws IOException when the port is taken
  public static PersonalizeServer start(ServiceSettings settings, DataSource source)
      throws IOException {
    return start(settings, source, InstantSource.system(), UUID::randomUUID);
  }

  /// Starts it.
  ///
  /// @param source of the files that are imported
  /// @param clock from which every state follows
  /// @param ids of requests, trackers and recommendations; asked by several threads at once
  /// @throws IOException when the port is taken
  public static PersonalizeServer start(
      ServiceSettings settings, DataSource source, InstantSource clock, Supplier<UUID> ids)
      throws IOException {
    HttpServer server = HttpServer.create(address(settings.port()), 0);
    ExecutorService importing = threads("personalize-import", IMPORT_THREADS);
    ExecutorService training = threads("personalize-training", TRAINING_THREADS);
    ExecutorService answering = Executors.newCachedThreadPool();
    Region region = new Region(settings, clock, ids);
    TagOperations tags = new TagOperations(region);
    ImportJobOperations imports = new ImportJobOperations(region, tags, source, importing);
    DataDeletionOperations deletions = new DataDeletionOperations(region, tags, source, importing);
    Map<PersonalizeApi, Map<String, Operation>> operations =
        Map.of(
            PersonalizeApi.CONTROL,
                control(region, tags, imports, deletions, new TrainingJobs(training, clock)),
            PersonalizeApi.RUNTIME, new RecommendationOperations(region).operations(),
            PersonalizeApi.EVENTS, events(region));
    RequestRate rate = new RequestRate(settings.limitsRequests(), clock);
    server.createContext("/", new FrontDoor(operations, Shapes.read("requests.json"), rate, ids));
    server.setExecutor(answering);
    server.start();
    return new PersonalizeServer(server, imports, List.of(importing, training, answering));
  }

  /// Where it answers, such as `http://127.0.0.1:41234`.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// The record of its import jobs.
  public ImportCounts imports() {
    return imports.counts();
  }

  /// Stops answering at once; jobs that run are interrupted.
  @Override
  public void close() {
    server.stop(0);
    executors.forEach(ExecutorService::shutdownNow);
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
    all.replaceAll((_, operation) -> request -> region.alone(() -> operation.answer(request)));
    return all;
  }

  private static Map<String, Operation> events(Region region) {
    Map<String, Operation> all = new HashMap<>(new EventOperations(region).operations());
    all.putAll(new RecordOperations(region).operations());
    return all;
  }

  private static InetSocketAddress address(int port) throws IOException {
    byte[] loopback = {127, 0, 0, 1};
    return new InetSocketAddress(InetAddress.getByAddress(loopback), port);
  }

  private static ExecutorService threads(String name, int count) {
    return Executors.newFixedThreadPool(
        count, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
  }
}
