package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import accelerator.recommend.Personalize.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundedPersonalizeTest {
  private static final Question QUESTION = new Question(Optional.of("u"), Optional.empty(), 3);
  private static final Answer RANKING = new Answer.Ranking(Optional.of("RID-1"), List.of());
  private static final Answer FAULT = new Answer.Unavailable("InternalServerError", true);
  private static final Answer THROTTLED = new Answer.Unavailable("ThrottlingException", false);
  private static final Answer OPEN = new Answer.Unavailable("CircuitOpen", false);

  private final ExecutorService threads = AskingThread.pool();
  private final Deque<Supplier<Answer>> answers = new ArrayDeque<>();
  private final AtomicLong nanos = new AtomicLong();
  private Instant now = Instant.parse("2025-12-01T07:00:00Z");
  private final Circuit circuit = BoundedPersonalize.circuit(() -> now);
  private int asked;

  private Personalize bounded(Duration budget) {
    return new BoundedPersonalize(this::answer, threads, budget, () -> circuit, nanos::get);
  }

  private synchronized Answer answer(
      String arn, Question question, java.util.Collection<String> columns) {
    asked++;
    return answers.removeFirst().get();
  }

  private Answer ask(Personalize personalize) {
    return personalize.ask("arn", QUESTION, List.of());
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  @Test
  void passesOnAnAnswer() {
    answers.add(() -> RANKING);
    assertThat(ask(bounded(Duration.ofHours(1)))).isEqualTo(RANKING);
  }

  @Test
  void triesAnEarlyFaultOnceMore() {
    answers.add(() -> FAULT);
    answers.add(() -> RANKING);
    assertThat(ask(bounded(Duration.ofHours(1)))).isEqualTo(RANKING);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void triesAFaultOnceMoreOnly() {
    answers.add(() -> FAULT);
    answers.add(() -> FAULT);
    assertThat(ask(bounded(Duration.ofHours(1)))).isEqualTo(FAULT);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void doesNotRepeatWhatCameTooLateOrWillNotPass() {
    answers.add(
        () -> {
          nanos.addAndGet(Duration.ofMinutes(30).toNanos());
          return FAULT;
        });
    assertThat(ask(bounded(Duration.ofHours(1)))).isEqualTo(FAULT);
    answers.add(() -> THROTTLED);
    assertThat(ask(bounded(Duration.ofHours(1)))).isEqualTo(THROTTLED);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void isUnavailableWhenTheBudgetHasPassedWhateverTheServiceDoes() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    Personalize personalize = bounded(Duration.ofMillis(20));
    answers.add(() -> RANKING);
    ask(personalize);
    answers.add(
        () -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException _) {
            interrupted.countDown();
          }
          return RANKING;
        });
    assertThat(ask(personalize)).isEqualTo(new Answer.Unavailable("Timeout", false));
    interrupted.await();
  }

  @Test
  void doesNotAskAServiceThatKeepsFailing() {
    Personalize personalize = bounded(Duration.ofHours(1));
    for (int time = 0; time < 5; time++) {
      answers.add(() -> THROTTLED);
      ask(personalize);
    }
    assertThat(ask(personalize)).isEqualTo(OPEN);
    assertThat(asked).isEqualTo(5);
  }

  @Test
  void asksBesideTheAnswersWhetherTheServiceIsBack() throws InterruptedException {
    Personalize personalize = bounded(Duration.ofHours(1));
    for (int time = 0; time < 5; time++) {
      answers.add(() -> THROTTLED);
      ask(personalize);
    }
    now = now.plusSeconds(1);
    assertThat(ask(personalize)).isEqualTo(OPEN);
    now = now.plusSeconds(1);
    CountDownLatch probed = new CountDownLatch(1);
    answers.add(
        () -> {
          probed.countDown();
          return RANKING;
        });
    assertThat(ask(personalize)).isEqualTo(OPEN);
    probed.await();
    while (circuit.isOpen()) {
      LockSupport.parkNanos(5_000_000);
    }
    answers.add(() -> RANKING);
    assertThat(ask(personalize)).isEqualTo(RANKING);
  }

  @Test
  void aRecommenderThatIsGoneOrARefusedQuestionSaysNothingAgainstTheService() {
    Personalize personalize = bounded(Duration.ofHours(1));
    for (int time = 0; time < 10; time++) {
      answers.add(() -> new Answer.Unavailable("ResourceNotFoundException", false));
      ask(personalize);
    }
    answers.add(
        () -> {
          throw new InvalidInput("no");
        });
    assertThatThrownBy(() -> ask(personalize)).isInstanceOf(InvalidInput.class).hasMessage("no");
    assertThat(circuit.isOpen()).isFalse();
  }

  @Test
  void sparesTheRecommenderThatFailsAndNoOther() {
    BoundedPersonalize each =
        new BoundedPersonalize(
            (arn, question, columns) -> arn.equals("sick") ? THROTTLED : RANKING,
            threads,
            Duration.ofHours(1),
            () -> BoundedPersonalize.circuit(() -> now),
            nanos::get);
    for (int failure = 0; failure < 5; failure++) {
      assertThat(each.ask("sick", QUESTION, List.of())).isEqualTo(THROTTLED);
    }
    assertThat(each.ask("sick", QUESTION, List.of())).isEqualTo(OPEN);
    assertThat(each.ask("well", QUESTION, List.of())).isEqualTo(RANKING);
  }

  @Test
  void aQuestionThatIsRefusedSaysNothingAgainstTheService() {
    for (int question = 0; question < 6; question++) {
      answers.add(
          () -> {
            throw new InvalidInput("odd context");
          });
    }
    answers.add(() -> RANKING);
    Personalize personalize = bounded(Duration.ofHours(1));
    for (int question = 0; question < 6; question++) {
      assertThatThrownBy(() -> ask(personalize)).isInstanceOf(InvalidInput.class);
    }
    assertThat(ask(personalize)).isEqualTo(RANKING);
  }
}
