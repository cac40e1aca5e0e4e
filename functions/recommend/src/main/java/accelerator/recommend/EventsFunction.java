package accelerator.recommend;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// What senders tell, as a Lambda function of its own behind the HTTP API: a flood of events takes
/// nothing from those who ask, and the function that answers them can put none.
public final class EventsFunction implements RequestStreamHandler {
  private static final Duration ATTEMPT = Duration.ofSeconds(1);

  private final LoggedRoutes routes;

  /// Wires the world: settings from the environment, and clients that find region and credentials
  /// where the SDK does.
  public EventsFunction() {
    this(System.getenv(), InstantSource.system(), System.out::println);
  }

  private EventsFunction(Map<String, String> variables, InstantSource clock, Consumer<String> log) {
    this(
        EventSettings.from(variables),
        RegistrySettings.from(variables),
        SignedBucket.of(RegistrySettings.from(variables).bucket()),
        Executors.newVirtualThreadPerTaskExecutor(),
        clock,
        log);
  }

  private EventsFunction(
      EventSettings settings,
      RegistrySettings published,
      SignedBucket bucket,
      ExecutorService beside,
      InstantSource clock,
      Consumer<String> log) {
    this(
        settings,
        Senders.of(settings, clock),
        new RegistryCache(new BucketRegistryStore(bucket), published.age(), clock, beside, log),
        new ItemRule(
            published.unknownItems(),
            new KnownItemsCache(new BucketRegistryStore(bucket)::readItems, beside)),
        new PersonalizeEvents(Clients.events(ATTEMPT).build()),
        bucket::put,
        clock,
        log);
  }

  /// @param rule which items' events count
  /// @param wishes where it is kept who is to be forgotten
  EventsFunction(
      EventSettings settings,
      Senders senders,
      RegistryCache registries,
      ItemRule rule,
      EventSink sink,
      ForgetIntake.Wishes wishes,
      InstantSource clock,
      Consumer<String> log) {
    this.routes =
        new LoggedRoutes(
            new Routes(
                new SenderAnswerer(
                    new EventIntake(settings, senders, registries, rule, sink, clock),
                    new ForgetIntake(senders, wishes, clock))),
            clock,
            log);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    routes.answer(input, output);
  }
}
