package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.recommend.Personalize.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedAnswersTest {
  private final FakePersonalize personalize = new FakePersonalize();
  private Instant now = Instant.parse("2025-12-01T07:00:00Z");
  private final SharedAnswers answers =
      new SharedAnswers(personalize, Duration.ofSeconds(60), () -> now);

  private static Inquiry inquiry(String userId, int numResults, boolean isForEverybody) {
    return new Inquiry(
        "arn",
        Optional.of(userId),
        Optional.empty(),
        numResults,
        List.of(),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        isForEverybody);
  }

  @Test
  void givesEverybodyTheSameAnswerForAWhile() {
    Answer first = answers.ask(inquiry("u-1", 5, true));
    assertThat(answers.ask(inquiry("u-2", 5, true))).isEqualTo(first);
    now = now.plusSeconds(60);
    assertThat(answers.ask(inquiry("u-2", 5, true))).isNotEqualTo(first);
    assertThat(personalize.questions).isEqualTo(2);
  }

  @Test
  void asksForEachUserWhatIsTheirs() {
    answers.ask(inquiry("u-1", 5, false));
    answers.ask(inquiry("u-1", 5, false));
    assertThat(personalize.questions).isEqualTo(2);
  }

  @Test
  void tellsQuestionsApartByTheWholeOfThem() {
    answers.ask(inquiry("u-1", 5, true));
    answers.ask(inquiry("u-1", 6, true));
    assertThat(personalize.questions).isEqualTo(2);
  }

  @Test
  void givesAnOldAnswerForAnHourWhileTheServiceFails() {
    Answer.Ranking first = (Answer.Ranking) answers.ask(inquiry("u-1", 5, true));
    personalize.outage = Optional.of("Timeout");
    now = now.plusSeconds(61);
    assertThat(answers.ask(inquiry("u-1", 5, true))).isEqualTo(new Answer.Kept(first, "Timeout"));
    now = now.plusSeconds(3600);
    assertThat(answers.ask(inquiry("u-1", 5, true))).isInstanceOf(Answer.Unavailable.class);
  }

  @Test
  void forgetsTheLeastRecentlyAskedBeyondItsBounds() {
    answers.ask(inquiry("u", 1, true));
    for (int i = 2; i <= SharedAnswers.MOST_ENTRIES; i++) {
      answers.ask(inquiry("u", i, true));
    }
    answers.ask(inquiry("u", 1, true));
    answers.ask(inquiry("u", SharedAnswers.MOST_ENTRIES + 1, true));
    int before = personalize.questions;
    answers.ask(inquiry("u", 1, true));
    assertThat(personalize.questions).isEqualTo(before);
    answers.ask(inquiry("u", 2, true));
    assertThat(personalize.questions).isEqualTo(before + 1);
  }
}
