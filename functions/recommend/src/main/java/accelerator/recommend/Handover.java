package accelerator.recommend;

import accelerator.recommend.EventReceipt.Part;
import accelerator.recommend.EventSink.Outcome;
import accelerator.recommend.events.Delivery;
import accelerator.recommend.events.Delivery.Sent;
import accelerator.recommend.events.EventBody.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The calls of one user and session, which several threads make.
final class Handover {
  private final EventSink sink;
  private final InstantSource clock;
  private final String trackingId;
  private final Instant deadline;
  private final RefusedAlone alone;

  /// Why nothing more is tried.
  private volatile Optional<String> outage = Optional.empty();

  /// @param deadline when no call begins any more
  /// @param alone what is known of the body's events
  Handover(
      EventSink sink,
      InstantSource clock,
      String trackingId,
      Instant deadline,
      RefusedAlone alone) {
    this.sink = sink;
    this.clock = clock;
    this.trackingId = trackingId;
    this.deadline = deadline;
    this.alone = alone;
  }

  /// Hands some calls over, one after the other. After an outage nothing more of this user is
  /// tried: whoever sends again sends all of it.
  Part inTurn(List<Delivery> turn) {
    int accepted = 0;
    List<Refusal> refused = new ArrayList<>();
    for (Delivery delivery : turn) {
      Part part = put(delivery);
      accepted += part.accepted();
      refused.addAll(part.refused());
      if (part.outage().isPresent()) {
        outage = part.outage();
        return new Part(accepted, refused, part.outage());
      }
    }
    return new Part(accepted, refused, Optional.empty());
  }

  private Part put(Delivery delivery) {
    Sent first = delivery.events().getFirst();
    boolean isAlone = delivery.events().size() == 1;
    Optional<String> known = isAlone ? alone.hopeless(first) : Optional.empty();
    if (known.isPresent()) {
      return refusal(first, known.get());
    }
    if (!isAlone && delivery.events().stream().allMatch(each -> alone.hopeless(each).isPresent())) {
      return oneByOne(delivery);
    }
    if (outage.isPresent() || !clock.instant().isBefore(deadline)) {
      return Part.out(outage.orElse("OutOfTime"));
    }
    return switch (sink.put(trackingId, delivery.events().stream().map(Sent::event).toList())) {
      case Outcome.Taken() -> {
        delivery.events().forEach(alone::taken);
        yield new Part(delivery.events().size(), List.of(), Optional.empty());
      }
      case Outcome.Unavailable(String reason) -> Part.out(reason);
      case Outcome.Refused(String detail) -> {
        if (isAlone) {
          alone.refused(first, detail);
        }
        yield isAlone ? refusal(first, detail) : oneByOne(delivery);
      }
    };
  }

  /// The service refuses a call as a whole: then each of its events is put by itself, so that only
  /// the wrong one is refused.
  private Part oneByOne(Delivery delivery) {
    return inTurn(delivery.events().stream().map(each -> new Delivery(List.of(each))).toList());
  }

  private static Part refusal(Sent sent, String detail) {
    return new Part(
        0,
        List.of(
            new Refusal(
                sent.index(),
                Optional.of(sent.event().eventId()),
                "Personalize refused the event: " + detail)),
        Optional.empty());
  }
}
