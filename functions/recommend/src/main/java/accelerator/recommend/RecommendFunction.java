package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The endpoint as a Lambda function behind an HTTP API (payload format 2.0). Logs one JSON line
/// per call: the route, the recommender, the status, who chose the items, how many, how long; never
/// an id, a query or a token.
///
/// It sets no CORS headers: API Gateway does, and overwrites those of a function.
public final class RecommendFunction implements RequestStreamHandler {
  private static final String SNAPSHOT = "snap-start";
  private static final int CACHED_ANSWERS = 10_000;

  /// A sixteenth of the memory that the template gives.
  private static final long CACHED_BYTES = 64L << 20;

  private static final Duration EVENTS_ATTEMPT = Duration.ofSeconds(1);
  private static final Duration CACHED_FOR = Duration.ofSeconds(30);

  private final Routes routes;
  private final Personalize personalize;

  @SuppressWarnings("UnusedVariable") // held, so that the runtime finds it when it takes a snapshot
  private Optional<Priming> priming = Optional.empty();

  private final InstantSource clock;
  private final Consumer<String> log;

  /// Wires the world: settings from the environment, and clients that find region and credentials
  /// where the SDK does.
  public RecommendFunction() {
    this(
        EndpointSettings.from(System.getenv()),
        AskingThread.pool(),
        InstantSource.system(),
        System.out::println);
  }

  private RecommendFunction(
      EndpointSettings settings,
      ExecutorService threads,
      InstantSource clock,
      Consumer<String> log) {
    this(
        settings, threads, clock, log, new Lazy<>(() -> BucketRegistryStore.of(settings.bucket())));
  }

  private RecommendFunction(
      EndpointSettings settings,
      ExecutorService threads,
      InstantSource clock,
      Consumer<String> log,
      Supplier<BucketRegistryStore> bucket) {
    this(
        settings,
        ahead(settings, bucket, threads, clock, log),
        new KnownItemsCache(key -> bucket.get().readItems(key), threads),
        new RuntimePersonalize(
            Clients.personalize(BoundedPersonalize.attempt(settings.answerBudget())).build()),
        EventPorts.from(System.getenv(), EVENTS_ATTEMPT),
        threads,
        clock,
        log);
    if (SNAPSHOT.equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
      priming = Optional.of(Priming.of(this, this.personalize));
    }
  }

  /// The registries, which are being read while everything else is made.
  private static RegistryCache ahead(
      EndpointSettings settings,
      Supplier<BucketRegistryStore> bucket,
      ExecutorService threads,
      InstantSource clock,
      Consumer<String> log) {
    RegistryCache registries =
        new RegistryCache(
            (domain, knownTag) -> bucket.get().read(domain, knownTag),
            settings.registryAge(),
            clock,
            threads,
            log);
    registries.readAhead();
    return registries;
  }

  /// @param threads where the service is asked
  RecommendFunction(
      EndpointSettings settings,
      RegistryCache registries,
      KnownItemsCache known,
      Personalize personalize,
      EventPorts events,
      ExecutorService threads,
      InstantSource clock,
      Consumer<String> log) {
    this.personalize =
        new BoundedPersonalize(
            personalize,
            threads,
            settings.answerBudget(),
            () -> BoundedPersonalize.circuit(clock),
            System::nanoTime);
    ItemRule rule = new ItemRule(settings.unknownItems(), known);
    SideBySide sideBySide = new SideBySide(threads);
    Recommendations recommendations =
        new Recommendations(
            registries,
            this.personalize,
            new AnswerCache(CACHED_ANSWERS, CACHED_BYTES, CACHED_FOR, clock),
            new Caller(settings.needsToken(), settings.userClaim()),
            settings.experiments(),
            rule,
            sideBySide);
    this.routes =
        new Routes(
            recommendations,
            new Page(recommendations, sideBySide),
            new Health(registries),
            events.intake(registries, rule, clock));
    this.clock = clock;
    this.log = log;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    answer(input, output);
  }

  /// Answers one event.
  void answer(InputStream input, OutputStream output) throws IOException {
    long started = clock.millis();
    Response response = answer(input);
    output.write(Json.write(response.event()).getBytes(StandardCharsets.UTF_8));
    ObjectNode line = Json.object();
    var facts = new TreeMap<>(response.facts());
    facts.put("status", response.status());
    facts.put("milliseconds", clock.millis() - started);
    facts.forEach((fact, value) -> put(line, fact, value));
    log.accept(Json.write(line));
  }

  private static void put(ObjectNode line, String fact, Object value) {
    switch (value) {
      case Integer number -> line.put(fact, number);
      case Long number -> line.put(fact, number);
      case Boolean flag -> line.put(fact, flag);
      default -> line.put(fact, value.toString());
    }
  }

  private Response answer(InputStream input) throws IOException {
    try {
      return routes.answer(Request.read(Json.parse(input)));
    } catch (InvalidInput failure) {
      return new Problem(Problem.Kind.INVALID_EVENT, String.valueOf(failure.getMessage()))
          .response()
          .with("route", "unknown");
    }
  }
}
