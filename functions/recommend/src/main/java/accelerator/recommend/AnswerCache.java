package accelerator.recommend;

import accelerator.core.Registry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers that are the same for everybody, kept for a while: popular lists and what goes with an
/// item. The least recently used leave first. One that is too old stays as the best there is while
/// the service fails.
///
/// Who asks decides how many different questions there are and how long they are: so both the
/// number of answers and their size, with that of their questions, have a bound.
final class AnswerCache {
  private static final Duration STALE_FOR = Duration.ofHours(1);

  /// What an object, an entry of a map and a text take beside what they hold, in bytes and rounded
  /// up; a character takes two where one is not Latin.
  private static final int OBJECTS = 512;

  private static final int ENTRY = 64;
  private static final int TEXT = 56;

  private final int mostEntries;
  private final long mostBytes;
  private final Duration lifetime;
  private final InstantSource clock;
  private final LinkedHashMap<Key, Kept> answers = new LinkedHashMap<>(16, .75f, true);
  private long bytes;

  /// What makes two questions the same: everything but the user.
  ///
  /// @param columns those that were chosen, where not all may be asked for
  record Key(String recommenderArn, List<String> columns, Question question) {
    static Key of(String recommenderArn, Question question, List<String> columns) {
      return new Key(
          recommenderArn,
          columns,
          new Question(
              Optional.empty(),
              question.itemId(),
              question.numResults(),
              question.filter(),
              question.promotion(),
              question.context()));
    }
  }

  private record Kept(Personalize.Answer.Ranking answer, Instant until, long bytes) {}

  /// @param mostEntries how many answers it may hold
  /// @param mostBytes how much memory they may take with their questions; one that would take more
  ///   alone is not kept
  AnswerCache(int mostEntries, long mostBytes, Duration lifetime, InstantSource clock) {
    this.mostEntries = mostEntries;
    this.mostBytes = mostBytes;
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
    Kept before = answers.remove(key);
    bytes -= before == null ? 0 : before.bytes();
    long size = size(key) + size(answer);
    if (size > mostBytes) {
      return;
    }
    answers.put(key, new Kept(answer, clock.instant().plus(lifetime), size));
    bytes += size;
    Iterator<Kept> eldest = answers.values().iterator();
    while (answers.size() > mostEntries || bytes > mostBytes) {
      bytes -= eldest.next().bytes();
      eldest.remove();
    }
  }

  /// About how many bytes a question takes, rather too many than too few.
  private static long size(Key key) {
    Question question = key.question();
    long size = OBJECTS + size(key.recommenderArn()) + size(question.context());
    size += size(question.itemId().orElse(""));
    for (String column : key.columns()) {
      size += size(column);
    }
    if (question.filter().isPresent()) {
      size += size(question.filter().get());
    }
    if (question.promotion().isPresent()) {
      size += size(question.promotion().get().name());
      size += size(question.promotion().get().filter());
    }
    return size;
  }

  private static long size(Question.Filter filter) {
    return size(filter.arn()) + size(filter.values());
  }

  private static long size(Personalize.Answer.Ranking answer) {
    long size = size(answer.recommendationId().orElse(""));
    size += (long) ENTRY * (answer.promotions().size() + answer.scores().size());
    for (Registry.Item item : answer.items()) {
      size += ENTRY + size(item.itemId()) + size(item.metadata());
    }
    return size;
  }

  private static long size(Map<String, String> texts) {
    long size = ENTRY;
    for (Map.Entry<String, String> each : texts.entrySet()) {
      size += ENTRY + size(each.getKey()) + size(each.getValue());
    }
    return size;
  }

  private static long size(String text) {
    return TEXT + 2L * text.length();
  }
}
