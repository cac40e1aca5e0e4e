package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The endpoint as a Lambda function behind an HTTP API (payload format 2.0). Logs one JSON line
/// per call: the route, the recommender, the status, who chose the items, how many, how long; never
/// an id, a query or a token.
///
/// It sets no CORS headers: API Gateway does, and overwrites those of a function.
public final class RecommendFunction implements RequestStreamHandler {
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
        new BucketRegistryStore(Clients.bucket().build(), settings.bucket()),
        new RuntimePersonalize(Clients.personalize(settings.personalizeTimeout()).build()),
        EventPorts.from(System.getenv(), settings.personalizeTimeout()),
        InstantSource.system(),
        System.out::println);
  }

  RecommendFunction(
      Settings settings,
      RegistryStore store,
      Personalize personalize,
      EventPorts events,
      InstantSource clock,
      Consumer<String> log) {
    Registries registries = new Registries(store, settings.registryAge(), clock, log);
    this.routes =
        new Routes(
            new Recommendations(registries, personalize),
            new Health(registries),
            events.intake(registries, clock));
    this.clock = clock;
    this.log = log;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
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
    } catch (InvalidInput notARequest) {
      return new Problem(Problem.Kind.INVALID_EVENT, String.valueOf(notARequest.getMessage()))
          .response()
          .with("route", "unknown");
    }
  }
}
