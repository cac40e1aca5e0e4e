package accelerator.recommend;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What is asked, as a Lambda function behind an HTTP API. Events have a function of their own,
/// {@link EventsFunction}: a flood of them takes nothing from those who ask.
///
/// It sets no CORS headers: API Gateway does, and overwrites those of a function.
public final class RecommendFunction implements RequestStreamHandler {
  private static final String SNAPSHOT = "snap-start";
  private static final int CACHED_ANSWERS = 10_000;

  /// A sixteenth of the memory that the template gives.
  private static final long CACHED_BYTES = 64L << 20;

  private static final Duration CACHED_FOR = Duration.ofSeconds(30);

  private final LoggedRoutes routes;
  private final Personalize personalize;

  @SuppressWarnings("UnusedVariable") // held, so that the runtime finds it when it takes a snapshot
  private Optional<Priming> priming = Optional.empty();

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
        settings,
        threads,
        clock,
        log,
        new Lazy<>(() -> new BucketRegistryStore(SignedBucket.of(settings.bucket()))));
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
        threads,
        clock,
        log);
    if (SNAPSHOT.equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
      priming = Optional.of(Priming.of(this, this.personalize, settings));
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
        new LoggedRoutes(
            new Routes(
                new QuestionAnswerer(
                    recommendations,
                    new Page(recommendations, sideBySide),
                    new Health(registries))),
            clock,
            log);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    answer(input, output);
  }

  /// Answers one event.
  void answer(InputStream input, OutputStream output) throws IOException {
    routes.answer(input, output);
  }
}
