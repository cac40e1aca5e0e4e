package accelerator.recommend;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Answers that are the same for everybody, kept for a while: popular lists and what goes with an
/// item. The least recently used leave first. One that is too old stays as the best there is while
/// the service fails.
final class AnswerCache {
  private static final Duration STALE_FOR = Duration.ofHours(1);

  private final int mostItems;
  private final Duration lifetime;
  private final InstantSource clock;
  private final LinkedHashMap<Key, Kept> answers = new LinkedHashMap<>(16, .75f, true);
  private int items;

  /// What makes two questions the same: everything but the user.
  record Key(String recommenderArn, Question question) {
    static Key of(String recommenderArn, Question question) {
      return new Key(
          recommenderArn,
          new Question(
              Optional.empty(),
              question.itemId(),
              question.numResults(),
              question.filter(),
              question.promotion(),
              question.context()));
    }
  }

  private record Kept(Personalize.Answer.Ranking answer, Instant until) {}

  /// @param mostItems how many items all answers together may have
  AnswerCache(int mostItems, Duration lifetime, InstantSource clock) {
    this.mostItems = mostItems;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /// The answer to a question, if it is new enough.
  Optional<Personalize.Answer.Ranking> find(Key key) {
    return find(key, Duration.ZERO);
  }

  /// The same, but one that the service has not confirmed for an hour does as well.
  Optional<Personalize.Answer.Ranking> findStale(Key key) {
    return find(key, STALE_FOR);
  }

  private synchronized Optional<Personalize.Answer.Ranking> find(Key key, Duration late) {
    return Optional.ofNullable(answers.get(key))
        .filter(kept -> clock.instant().isBefore(kept.until().plus(late)))
        .map(Kept::answer);
  }

  synchronized void keep(Key key, Personalize.Answer.Ranking answer) {
    Kept before = answers.put(key, new Kept(answer, clock.instant().plus(lifetime)));
    items += answer.items().size() - (before == null ? 0 : before.answer().items().size());
    var eldest = answers.entrySet().iterator();
    while (items > mostItems && eldest.hasNext()) {
      Map.Entry<Key, Kept> entry = eldest.next();
      items -= entry.getValue().answer().items().size();
      eldest.remove();
    }
  }
}
