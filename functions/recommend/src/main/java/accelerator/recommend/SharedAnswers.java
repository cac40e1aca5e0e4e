package accelerator.recommend;

import accelerator.core.Registry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Keeps the answers that are the same for everybody, for a while: at most {@value #MOST_ENTRIES}
/// of them and {@value #MOST_CHARACTERS} characters, the least recently asked for goes first. One
/// that is too old still serves while Personalize does not, for {@link #LONGEST_KEPT}. Every call
/// to Personalize is made outside the lock.
final class SharedAnswers implements Personalize {
  static final int MOST_ENTRIES = 1000;
  static final int MOST_CHARACTERS = 4_000_000;
  static final Duration LONGEST_KEPT = Duration.ofHours(1);

  private final Personalize service;
  private final Duration age;
  private final InstantSource clock;
  private final Map<Inquiry, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long characters;

  private record Kept(Answer.Ranking ranking, int characters, Instant at) {}

  /// @param age how long an answer is given again; zero for never
  SharedAnswers(Personalize service, Duration age, InstantSource clock) {
    this.service = service;
    this.age = age;
    this.clock = clock;
  }

  @Override
  public Answer ask(Inquiry inquiry) {
    if (age.isZero() || !inquiry.isForEverybody()) {
      return service.ask(inquiry);
    }
    Inquiry key = inquiry.withoutUser();
    Optional<Kept> known = find(key);
    if (known.isPresent() && clock.instant().isBefore(known.get().at().plus(age))) {
      return known.get().ranking();
    }
    return switch (service.ask(inquiry)) {
      case Answer.Ranking ranking -> keep(key, ranking);
      case Answer.Kept older -> older;
      case Answer.Unavailable missing ->
          known
              .filter(old -> clock.instant().isBefore(old.at().plus(LONGEST_KEPT)))
              .<Answer>map(old -> new Answer.Kept(old.ranking(), missing.reason()))
              .orElse(missing);
    };
  }

  private synchronized Optional<Kept> find(Inquiry key) {
    return Optional.ofNullable(kept.get(key));
  }

  private synchronized Answer keep(Inquiry key, Answer.Ranking ranking) {
    Kept fresh = new Kept(ranking, characters(key, ranking), clock.instant());
    Kept before = kept.put(key, fresh);
    characters += fresh.characters() - (before == null ? 0 : before.characters());
    var oldest = kept.values().iterator();
    while (kept.size() > MOST_ENTRIES || characters > MOST_CHARACTERS) {
      characters -= oldest.next().characters();
      oldest.remove();
    }
    return ranking;
  }

  private static int characters(Inquiry key, Answer.Ranking ranking) {
    return key.toString().length()
        + ranking.items().stream().mapToInt(SharedAnswers::characters).sum();
  }

  private static int characters(Registry.Item item) {
    return item.itemId().length()
        + item.metadata().entrySet().stream()
            .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
            .sum();
  }
}
