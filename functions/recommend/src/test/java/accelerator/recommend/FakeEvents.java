package accelerator.recommend;

import accelerator.core.StorageFailed;
import accelerator.recommend.events.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// An event tracker in memory, and the secret of its senders. Anybody may send unless a test says
/// otherwise.
final class FakeEvents implements EventSink {
  final List<List<Event>> puts = new ArrayList<>();
  final List<String> trackingIds = new ArrayList<>();

  /// What becomes of a call's events.
  Function<List<Event>, Outcome> outcome = events -> new Outcome.Taken();

  EventSettings settings = new EventSettings(Optional.empty(), true, Optional.empty(), false);

  /// The secret; none when it cannot be read.
  Optional<String> secret = Optional.empty();

  int secretReads = 0;

  /// What an issuer of tokens publishes.
  IssuerDocuments documents =
      url -> {
        throw new StorageFailed(url + " is down");
      };

  FakeEvents with(EventSettings other) {
    settings = other;
    return this;
  }

  EventPorts ports() {
    return new EventPorts(
        settings, settings.secretArn().map(arn -> this::readSecret), documents, this);
  }

  private String readSecret() {
    secretReads++;
    return secret.orElseThrow(() -> new StorageFailed("secret is down"));
  }

  @Override
  public synchronized Outcome put(String trackingId, List<Event> events) {
    trackingIds.add(trackingId);
    puts.add(events);
    return outcome.apply(events);
  }

  /// Every event that was put, in order.
  List<Event> all() {
    return puts.stream().flatMap(List::stream).toList();
  }
}
