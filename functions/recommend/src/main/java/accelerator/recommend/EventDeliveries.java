package accelerator.recommend;

import accelerator.recommend.EventSink.Outcome;
import accelerator.recommend.events.Delivery;
import accelerator.recommend.events.Delivery.Sent;
import accelerator.recommend.events.EventBody;
import accelerator.recommend.events.EventBody.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Hands the events of a body over: those of one user and session one call after the other, those
/// of several side by side. No call begins later than two and a half seconds after the request
/// came: with the longest call of one and a half, the answer is out before API Gateway's five.
final class EventDeliveries {
  private static final Duration BEGIN_WITHIN = Duration.ofMillis(2500);
  private static final int MOST_AT_ONCE = 16;

  private final EventSink sink;
  private final InstantSource clock;

  EventDeliveries(EventSink sink, InstantSource clock) {
    this.sink = sink;
    this.clock = clock;
  }

  /// What became of some events.
  private record Part(int accepted, List<Refusal> refused, Optional<String> outage) {}

  /// @param startedAt when the request came
  EventReceipt hand(EventBody body, String trackingId, Instant startedAt) {
    Instant deadline = startedAt.plus(BEGIN_WITHIN);
    List<Refusal> refused = new ArrayList<>(body.refused());
    Optional<String> outage = Optional.empty();
    int accepted = 0;
    for (Part part : sideBySide(body.deliveries(), trackingId, deadline)) {
      accepted += part.accepted();
      refused.addAll(part.refused());
      outage = outage.or(part::outage);
    }
    return new EventReceipt(accepted, body.ignored(), refused, outage);
  }

  private List<Part> sideBySide(List<List<Delivery>> groups, String trackingId, Instant deadline) {
    if (groups.size() < 2) {
      return groups.stream().map(group -> inTurn(group, trackingId, deadline)).toList();
    }
    int threads = Math.min(MOST_AT_ONCE, groups.size());
    try (ExecutorService pool =
        Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
      List<Future<Part>> parts = new ArrayList<>();
      for (List<Delivery> group : groups) {
        parts.add(pool.submit(() -> inTurn(group, trackingId, deadline)));
      }
      List<Part> done = new ArrayList<>();
      for (Future<Part> part : parts) {
        done.add(part.get());
      }
      return done;
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException unforeseen
          ? unforeseen
          : new IllegalStateException(failure.getCause());
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(failure);
    }
  }

  /// After an outage nothing more is tried: what comes later shall not count before it.
  private Part inTurn(List<Delivery> group, String trackingId, Instant deadline) {
    int accepted = 0;
    List<Refusal> refused = new ArrayList<>();
    for (Delivery delivery : group) {
      Part part = put(delivery, trackingId, deadline);
      accepted += part.accepted();
      refused.addAll(part.refused());
      if (part.outage().isPresent()) {
        return new Part(accepted, refused, part.outage());
      }
    }
    return new Part(accepted, refused, Optional.empty());
  }

  /// The service refuses a call as a whole: then each of its events is put by itself, so that only
  /// the wrong one is refused.
  private Part put(Delivery delivery, String trackingId, Instant deadline) {
    if (!clock.instant().isBefore(deadline)) {
      return new Part(0, List.of(), Optional.of("OutOfTime"));
    }
    return switch (sink.put(trackingId, delivery.events().stream().map(Sent::event).toList())) {
      case Outcome.Taken() -> new Part(delivery.events().size(), List.of(), Optional.empty());
      case Outcome.Unavailable(String reason) -> new Part(0, List.of(), Optional.of(reason));
      case Outcome.Refused(String detail) ->
          delivery.events().size() == 1
              ? new Part(
                  0, List.of(refusal(delivery.events().getFirst(), detail)), Optional.empty())
              : inTurn(
                  delivery.events().stream().map(each -> new Delivery(List.of(each))).toList(),
                  trackingId,
                  deadline);
    };
  }

  private static Refusal refusal(Sent sent, String detail) {
    return new Refusal(
        sent.index(),
        Optional.of(sent.event().eventId()),
        "Personalize refused the event: " + detail);
  }
}
