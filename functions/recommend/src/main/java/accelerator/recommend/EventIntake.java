package accelerator.recommend;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Registry;
import accelerator.recommend.events.EventBody;
import accelerator.recommend.events.EventRules;
import accelerator.recommend.events.Shown;
import accelerator.recommend.events.TooManyEvents;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Takes events in: asks who sends them, reads and checks them, hands them to the event tracker
/// that the last run published, and answers what became of each.
final class EventIntake {
  /// The seconds until a run is looked for again while none has published a tracker.
  private static final int RETRY_AFTER_SECONDS = 30;

  private static final String ONE_A_LINE = "application/x-ndjson";

  /// JSON, one value or one a line, and what `navigator.sendBeacon` says of a text that is JSON: a
  /// browser sends that type to another origin without asking first.
  private static final List<String> TYPES =
      List.of("application/json", "text/json", ONE_A_LINE, "text/plain");

  private final EventSettings settings;
  private final Senders senders;
  private final RegistryCache registries;
  private final ItemRule rule;
  private final EventDeliveries deliveries;
  private final InstantSource clock;

  EventIntake(
      EventSettings settings,
      Senders senders,
      RegistryCache registries,
      ItemRule rule,
      EventSink sink,
      InstantSource clock) {
    this.settings = settings;
    this.senders = senders;
    this.registries = registries;
    this.rule = rule;
    this.deliveries = new EventDeliveries(sink, clock);
    this.clock = clock;
  }

  /// The body is not looked at before the sender is let in.
  ///
  /// @throws Problem when the sender may not send, or what was sent is no events, or nothing is
  ///   published
  Response answer(Domain domain, Request request) {
    Instant startedAt = clock.instant();
    Optional<String> onlyUser = senders.admit(request);
    EventBody body = read(domain, request, onlyUser, startedAt);
    EventReceipt receipt = handed(domain, body, startedAt);
    return receipt
        .response()
        .with("domain", domain.key())
        .with("accepted", receipt.accepted())
        .with("ignored", receipt.ignored())
        .with("refused", receipt.refused().size());
  }

  private EventReceipt handed(Domain domain, EventBody body, Instant startedAt) {
    Optional<Registry> registry = registries.find(domain);
    EventBody existing = registry.map(published -> rule.existing(body, published)).orElse(body);
    return existing.events().isEmpty()
        ? new EventReceipt(0, existing.ignored(), existing.refused(), Optional.empty())
        : deliveries.hand(existing, trackingId(domain, registry), startedAt);
  }

  private EventBody read(Domain domain, Request request, Optional<String> onlyUser, Instant now) {
    String type = type(request);
    try {
      return EventBody.read(
          request.body().text(),
          type.equals(ONE_A_LINE),
          new EventRules(domain, settings.countListViews(), onlyUser),
          now);
    } catch (InvalidInput failure) {
      throw new Problem(Problem.Kind.INVALID_EVENTS, String.valueOf(failure.getMessage()));
    } catch (TooManyEvents failure) {
      throw new Problem(Problem.Kind.TOO_LARGE, String.valueOf(failure.getMessage()));
    }
  }

  private static String type(Request request) {
    String said = request.header("content-type").orElse("").split(";", 2)[0].strip();
    String type = said.toLowerCase(Locale.ROOT);
    if (!TYPES.contains(type)) {
      throw new Problem(
          Problem.Kind.UNSUPPORTED_TYPE,
          "the content type must be one of %s, was %s".formatted(TYPES, Shown.text(said)));
    }
    return type;
  }

  private static String trackingId(Domain domain, Optional<Registry> registry) {
    return registry
        .flatMap(Registry::trackingId)
        .orElseThrow(
            () ->
                Problem.passing(
                    Problem.Kind.NOTHING_PUBLISHED,
                    "no run has published an event tracker for %s yet".formatted(domain.key()),
                    RETRY_AFTER_SECONDS));
  }
}
