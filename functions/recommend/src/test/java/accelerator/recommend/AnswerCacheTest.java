package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
  private Instant now = Instant.parse("2025-12-01T07:00:00Z");
  private final AnswerCache cache = new AnswerCache(10, Duration.ofSeconds(30), () -> now);

  private static AnswerCache.Key key(String user, String item) {
    return AnswerCache.Key.of("arn", new Question(Optional.of(user), Optional.of(item), 5));
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
}
