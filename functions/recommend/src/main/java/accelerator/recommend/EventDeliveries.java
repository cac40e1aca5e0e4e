package accelerator.recommend;

import accelerator.recommend.EventReceipt.Part;
import accelerator.recommend.events.Delivery;
import accelerator.recommend.events.EventBody;
import accelerator.recommend.events.EventBody.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Hands the events of a body over: {@value #MOST_IN_TURN} calls of one user and session one after
/// the other, further ones and those of others side by side. An event says itself when it was, so
/// that the order of calls is not that of events. No call begins later than two and a half seconds
/// after the request came: with the longest call of one and a half, the answer is out before API
/// Gateway's five.
final class EventDeliveries {
  private static final Duration BEGIN_WITHIN = Duration.ofMillis(2500);

  /// Where a call takes 16 ms or more these are within the 1,000 a second that a dataset group may
  /// have (quotas of Personalize).
  private static final int MOST_AT_ONCE = 16;

  private static final int MOST_IN_TURN = 4;

  private final EventSink sink;
  private final InstantSource clock;

  EventDeliveries(EventSink sink, InstantSource clock) {
    this.sink = sink;
    this.clock = clock;
  }

  /// @param startedAt when the request came
  EventReceipt hand(EventBody body, String trackingId, Instant startedAt) {
    Instant deadline = startedAt.plus(BEGIN_WITHIN);
    RefusedAlone alone = new RefusedAlone();
    List<Callable<Part>> turns = new ArrayList<>();
    for (List<Delivery> group : body.deliveries()) {
      Handover handover = new Handover(sink, clock, trackingId, deadline, alone);
      for (int from = 0; from < group.size(); from += MOST_IN_TURN) {
        List<Delivery> turn = group.subList(from, Math.min(group.size(), from + MOST_IN_TURN));
        turns.add(() -> handover.inTurn(turn));
      }
    }
    List<Refusal> refused = new ArrayList<>(body.refused());
    Optional<String> outage = Optional.empty();
    int accepted = 0;
    for (Part part : sideBySide(turns)) {
      accepted += part.accepted();
      refused.addAll(part.refused());
      outage = outage.or(part::outage);
    }
    return new EventReceipt(accepted, body.ignored(), refused, outage);
  }

  private static List<Part> sideBySide(List<Callable<Part>> turns) {
    try {
      if (turns.size() < 2) {
        return turns.isEmpty() ? List.of() : List.of(turns.getFirst().call());
      }
      int threads = Math.min(MOST_AT_ONCE, turns.size());
      try (ExecutorService pool =
          Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
        List<Part> done = new ArrayList<>();
        for (Future<Part> part : pool.invokeAll(turns)) {
          done.add(part.get());
        }
        return done;
      }
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException unforeseen
          ? unforeseen
          : new IllegalStateException(failure.getCause());
    } catch (RuntimeException failure) {
      throw failure;
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(failure);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
