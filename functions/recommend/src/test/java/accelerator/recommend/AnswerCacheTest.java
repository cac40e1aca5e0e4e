package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
  private Instant now = Instant.parse("2025-12-01T07:00:00Z");
  private final AnswerCache cache = cache(2, 1 << 20);

  private AnswerCache cache(int mostEntries, long mostBytes) {
    return new AnswerCache(mostEntries, mostBytes, Duration.ofSeconds(30), () -> now);
  }

  private static AnswerCache.Key key(String user, String item) {
    return AnswerCache.Key.of(
        "arn", new Question(Optional.of(user), Optional.of(item), 5), List.of());
  }

  private static Personalize.Answer.Ranking answer(int items) {
    return new Personalize.Answer.Ranking(
        Optional.of("RID"), Collections.nCopies(items, Given.MUG));
  }

  @Test
  void isTheSameForEverybody() {
    cache.keep(key("u-1", "sku-1"), answer(2));
    assertThat(cache.find(key("u-2", "sku-1"))).contains(answer(2));
    assertThat(cache.find(key("u-1", "sku-2"))).isEmpty();
  }

  @Test
  void forgetsWhatIsOld() {
    cache.keep(key("u", "sku-1"), answer(2));
    now = now.plusSeconds(30);
    assertThat(cache.find(key("u", "sku-1"))).isEmpty();
  }

  @Test
  void keepsWhatIsOldForAnHourInCaseNothingElseComes() {
    cache.keep(key("u", "sku-1"), answer(2));
    now = now.plusSeconds(30 + 3599);
    assertThat(cache.findStale(key("u", "sku-1"))).contains(answer(2));
    now = now.plusSeconds(1);
    assertThat(cache.findStale(key("u", "sku-1"))).isEmpty();
  }

  @Test
  void keepsTheRecentlyUsedWithinItsBounds() {
    cache.keep(key("u", "sku-1"), answer(4));
    cache.keep(key("u", "sku-2"), answer(4));
    cache.find(key("u", "sku-1"));
    cache.keep(key("u", "sku-3"), answer(4));
    assertThat(cache.find(key("u", "sku-2"))).isEmpty();
    assertThat(cache.find(key("u", "sku-1"))).isPresent();
    assertThat(cache.find(key("u", "sku-3"))).isPresent();
  }

  /// Anybody may ask with made-up values of a filter, and the answer to such a question is empty.
  @Test
  void isBoundedByTheNumberOfEmptyAnswers() {
    AnswerCache small = cache(1_000, 1L << 30);
    for (int number = 0; number < 400_000; number++) {
      small.keep(filtered("value " + number), answer(0));
    }

    assertThat(small.find(filtered("value 399999"))).contains(answer(0));
    assertThat(
            IntStream.range(0, 400_000)
                .filter(number -> small.find(filtered("value " + number)).isPresent())
                .count())
        .isEqualTo(1_000);
  }

  @Test
  void isBoundedByTheSizeOfQuestions() {
    AnswerCache small = cache(100_000, 10L << 20);
    String longValue = "x".repeat(8_000);
    for (int number = 0; number < 5_000; number++) {
      small.keep(filtered(longValue + number), answer(0));
    }

    assertThat(small.find(filtered(longValue + 4_999))).contains(answer(0));
    assertThat(
            IntStream.range(0, 5_000)
                .filter(number -> small.find(filtered(longValue + number)).isPresent())
                .count())
        .isBetween(500L, (10L << 20) / 16_000);
  }

  @Test
  void isBoundedByTheSizeOfAnswers() {
    AnswerCache small = cache(100_000, 10L << 20);
    for (int number = 0; number < 1_000; number++) {
      small.keep(key("u", "sku-" + number), answer(500));
    }

    assertThat(small.find(key("u", "sku-999"))).contains(answer(500));
    assertThat(
            IntStream.range(0, 1_000)
                .filter(number -> small.find(key("u", "sku-" + number)).isPresent())
                .count())
        .isBetween(10L, 100L);
  }

  @Test
  void anAnswerThatIsLargerThanAllMayBeIsNotKeptAndDrivesNoneOut() {
    AnswerCache small = cache(10, 10_000);
    small.keep(key("u", "sku-1"), answer(1));
    small.keep(key("u", "sku-2"), answer(500));

    assertThat(small.find(key("u", "sku-1"))).isPresent();
    assertThat(small.find(key("u", "sku-2"))).isEmpty();
  }

  @Test
  void theSameAnswerKeptAgainCountsOnce() {
    AnswerCache small = cache(10, 10_000);
    small.keep(key("u", "sku-1"), answer(1));
    for (int time = 0; time < 1_000; time++) {
      small.keep(key("u", "sku-2"), answer(1));
    }

    assertThat(small.find(key("u", "sku-1"))).isPresent();
  }

  private static AnswerCache.Key filtered(String value) {
    return AnswerCache.Key.of(
        "arn",
        new Question(
            Optional.empty(),
            Optional.empty(),
            5,
            Optional.of(new Question.Filter("arn:f", Map.of("CATEGORY", value), false)),
            Optional.empty(),
            Map.of()),
        List.of());
  }
}
