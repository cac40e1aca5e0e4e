package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The endpoint as a Lambda function behind an HTTP API (payload format 2.0). Logs one JSON line
/// per call: the route, the recommender, the status, who chose the items, how many, how long; never
/// an id, a query or a token.
///
/// It sets no CORS headers: API Gateway does, and overwrites those of a function.
public final class RecommendFunction implements RequestStreamHandler {
  private static final String SNAP_START = "snap-start";

  /// What must live as long as the function.
  private final List<Priming> held = new ArrayList<>();

  private final Routes routes;
  private final InstantSource clock;
  private final Consumer<String> log;

  /// Wires the world: settings from the environment, and clients that find region and credentials
  /// where the SDK does.
  public RecommendFunction() {
    this(Settings.from(System.getenv()));
  }

  private RecommendFunction(Settings settings) {
    this(
        settings,
        patient(
            settings,
            new RuntimePersonalize(Clients.personalize(settings.answerBudget()).build())));
  }

  private RecommendFunction(Settings settings, Personalize personalize) {
    this(
        settings,
        new BucketRegistryStore(Clients.bucket().build(), settings.bucket()),
        personalize,
        InstantSource.system(),
        Deadline::beside,
        System.out::println);
    if (SNAP_START.equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
      held.add(new Priming(this, personalize).register());
    }
  }

  /// @param personalize one that keeps to a budget
  /// @param beside runs what no answer waits for
  RecommendFunction(
      Settings settings,
      RegistryStore store,
      Personalize personalize,
      InstantSource clock,
      Executor beside,
      Consumer<String> log) {
    Registries registries = new Registries(store, settings.registryAge(), clock, beside, log);
    Recommendations recommendations =
        new Recommendations(
            registries,
            new SharedAnswers(personalize, settings.cacheAge(), clock),
            settings.experiments(),
            new Callers(settings.requiresToken(), settings.userClaim()));
    this.routes = new Routes(recommendations, new Health(registries), new Contract());
    this.clock = clock;
    this.log = log;
  }

  private static Personalize patient(Settings settings, Personalize service) {
    return new PatientPersonalize(
        service,
        settings.answerBudget(),
        new Circuit(InstantSource.system()),
        Deadline::beside,
        System::nanoTime);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    handle(input, output);
  }

  void handle(InputStream input, OutputStream output) throws IOException {
    long started = clock.millis();
    Response response = answer(input);
    Json.mapper().writeValue(output, response.event());
    var line = new TreeMap<>(response.facts());
    line.put("status", response.status());
    line.put("milliseconds", clock.millis() - started);
    log.accept(Json.write(line));
  }

  private Response answer(InputStream input) throws IOException {
    try {
      return routes.answer(Request.read(Json.mapper().readTree(input)));
    } catch (JsonProcessingException notJson) {
      return new Problem(Problem.Kind.INVALID_EVENT, "the event must be JSON")
          .response()
          .with("route", "unknown");
    } catch (InvalidInput notARequest) {
      return new Problem(Problem.Kind.INVALID_EVENT, String.valueOf(notARequest.getMessage()))
          .response()
          .with("route", "unknown");
    }
  }
}
