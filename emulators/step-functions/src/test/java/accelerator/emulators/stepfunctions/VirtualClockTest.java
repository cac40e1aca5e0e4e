package accelerator.emulators.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VirtualClockTest {
  private final VirtualClock clock = new VirtualClock(Bench.START);
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());

  /// Logs the second at which the wait was over, or that it was interrupted.
  private void waits(String name, int seconds) {
    try {
      clock.waitUntil(Bench.START.plusSeconds(seconds));
      log.add(name + " " + Duration.between(Bench.START, clock.now()).toSeconds());
    } catch (InterruptedException _) {
      log.add(name + " interrupted");
    }
  }

  /// Starts work such that none of it runs before all of it is started.
  private void runAll(Runnable... all) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(all.length);
    clock.start(
        "all",
        () -> {
          for (Runnable work : all) {
            clock.start(
                "one",
                () -> {
                  work.run();
                  ended.countDown();
                });
          }
        });
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void jumpsFromDeadlineToDeadline() throws Exception {
    runAll(() -> waits("a", 3600), () -> waits("b", 5), () -> waits("c", 60));

    assertThat(log).containsExactly("b 5", "c 60", "a 3600");
  }

  @Test
  void standsStillWhileAnyWorkIsAtWork() throws Exception {
    CountDownLatch waited = new CountDownLatch(1);
    runAll(
        () -> {
          clock.start(
              "waits",
              () -> {
                waits("a", 100);
                waited.countDown();
              });
          log.add("others waited: " + isCountedDown(waited));
          log.add("now " + Duration.between(Bench.START, clock.now()).toSeconds());
        });

    assertThat(waited.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(log).containsExactly("others waited: false", "now 0", "a 100");
  }

  private static boolean isCountedDown(CountDownLatch latch) {
    try {
      return latch.await(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void tellsASignalFromADeadline() throws Exception {
    CompletableFuture<Void> signal = new CompletableFuture<>();
    List<Boolean> answers = Collections.synchronizedList(new ArrayList<>());
    runAll(
        () -> answers.add(await(signal, 10)),
        () -> {
          waits("b", 20);
          signal.complete(null);
        },
        () -> {
          waits("c", 15);
          answers.add(await(signal, 99));
          log.add("c " + Duration.between(Bench.START, clock.now()).toSeconds());
        });

    assertThat(answers).containsExactly(false, true);
    assertThat(log).containsExactly("c 15", "b 20", "c 20");
  }

  private boolean await(CompletableFuture<?> signal, int seconds) {
    try {
      return clock.await(signal, Bench.START.plusSeconds(seconds));
    } catch (InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void interruptsAtTheTimeOfTheInterrupt() throws Exception {
    CompletableFuture<ExecutionClock.Work> waiting = new CompletableFuture<>();
    runAll(
        () -> waiting.complete(clock.start("waits", () -> waits("a", 1000))),
        () -> {
          waits("b", 5);
          waiting.join().interrupt();
          waits("c", 6);
        });

    assertThat(log).containsExactly("b 5", "a interrupted", "c 6");
    assertThat(clock.now()).isEqualTo(Bench.START.plusSeconds(6));
  }

  @Test
  void letsThreadsOfOthersWaitToo() throws Exception {
    clock.start("waits", () -> waits("a", 5));

    clock.waitUntil(Bench.START.plusSeconds(7));

    assertThat(log).containsExactly("a 5");
    assertThat(clock.now()).isEqualTo(Bench.START.plusSeconds(7));
  }
}
