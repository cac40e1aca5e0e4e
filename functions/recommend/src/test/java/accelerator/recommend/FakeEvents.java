package accelerator.recommend;

import accelerator.core.StorageFailed;
import accelerator.recommend.events.Event;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

  /// Those who may send, by its settings.
  Senders senders(InstantSource clock) {
    return Senders.of(settings, settings.secretArn().map(_ -> this::readSecret), documents, clock);
  }

  private String readSecret() {
    secretReads++;
    return secret.orElseThrow(() -> new StorageFailed("secret is down"));
  }

  /// Who is to be forgotten, by key; nobody is noted while it is down.
  final Map<String, String> wishes = new TreeMap<>();

  boolean isWishesDown;

  void wish(String key, String text) {
    if (isWishesDown) {
      throw new StorageFailed("s3://data is down");
    }
    wishes.put(key, text);
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
