package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.recommenders.RecommenderException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BackgroundJobTest {
  private static final ManualClock CLOCK = new ManualClock();
  private static final Logger LOG = Logger.getLogger(BackgroundJob.class.getName());

  @BeforeAll
  static void expectFailures() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void expectNoFailures() {
    LOG.setLevel(Level.INFO);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new JobFailed("No rows."), "No rows."),
        Arguments.of(new RecommenderException("Too few."), "Too few."),
        Arguments.of(
            new IllegalStateException("odd"),
            "Internal error: java.lang.IllegalStateException: odd"),
        Arguments.of(
            new StackOverflowError("deep"), "Internal error: java.lang.StackOverflowError: deep"),
        Arguments.of(
            new OutOfMemoryError("full"),
            "Internal error: java.lang.OutOfMemoryError: full. The heap of "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB is too small for this: start with a larger one (-Xmx), or less data."),
        Arguments.of(
            new AssertionError("wrong"), "Internal error: java.lang.AssertionError: wrong"),
        Arguments.of(
            new NoClassDefFoundError("gone"),
            "Internal error: java.lang.NoClassDefFoundError: gone"),
        Arguments.of(new Throwable("any"), "Internal error: java.lang.Throwable: any"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failsWithAReasonWhateverIsThrown(Throwable failure, String reason) {
    BackgroundJob<String> job = started(() -> BackgroundJobTest.<String, Error>thrown(failure));
    Transition transition =
        new Transition(ChangeKind.CREATE, CLOCK.instant(), Duration.ZERO, job.withoutResult());

    assertThat(transition.status(CLOCK.instant())).isEqualTo("CREATE FAILED");
    assertThat(transition.failure(CLOCK.instant())).hasValue(reason);
    assertThat(job.result()).isEmpty();
  }

  @Test
  void endsWithItsResult() {
    Instant now = CLOCK.instant();

    assertThat(started(() -> "done").end())
        .hasValue(new BackgroundJob.End<>(now, Optional.of("done"), Optional.empty()));
  }

  private static BackgroundJob<String> started(Callable<String> task) {
    return BackgroundJob.start(Runnable::run, CLOCK, task);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // throws what is not declared
  private static <T, E extends Throwable> T thrown(Throwable failure) throws E {
    throw (E) failure;
  }
}
