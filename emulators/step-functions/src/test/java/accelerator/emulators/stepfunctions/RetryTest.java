package accelerator.emulators.stepfunctions;

import static accelerator.emulators.stepfunctions.Bench.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RetryTest {
  private final Bench bench = new Bench().function("fails", RetryTest::fail);

  private static JsonNode fail(String function, JsonNode payload) throws TaskFailed {
    throw new TaskFailed("Broken", "it is broken");
  }

  @Test
  void waitsTheIntervalTimesTheBackoffUpToTheLongestDelay() throws Exception {
    ExecutionResult result =
        bench.run(
            task(
                "First",
                "fails",
                """
                "Retry": [{"ErrorEquals": ["Broken"], "IntervalSeconds": 3, "BackoffRate": 2,
                  "MaxAttempts": 4, "MaxDelaySeconds": 10}], "End": true
                """),
            "{}");

    assertThat(bench.secondsOf("TaskScheduled")).containsExactly(0.0, 3.0, 9.0, 19.0, 29.0);
    assertThat(result)
        .isEqualTo(
            new ExecutionResult(
                ExecutionResult.Status.FAILED,
                Optional.empty(),
                Optional.of("Broken"),
                Optional.of("it is broken")));
  }

  @Test
  void triesThreeTimesAfterOneTwoAndFourSecondsByDefault() throws Exception {
    bench.run(
        task("First", "fails", "\"Retry\": [{\"ErrorEquals\": [\"States.ALL\"]}], \"End\": true"),
        "{}");

    assertThat(bench.secondsOf("TaskFailed")).containsExactly(0.0, 1.0, 3.0, 7.0);
  }

  @Test
  void neverRetriesWithNoAttempts() throws Exception {
    bench.run(
        task(
            "First",
            "fails",
            "\"Retry\": [{\"ErrorEquals\": [\"Broken\"], \"MaxAttempts\": 0}], \"End\": true"),
        "{}");

    assertThat(bench.secondsOf("TaskFailed")).containsExactly(0.0);
  }

  @Test
  void countsEachRetrierByItself() throws Exception {
    int[] calls = {0};
    bench.function(
        "varies",
        (function, payload) -> {
          throw new TaskFailed(calls[0]++ % 2 == 0 ? "Even" : "Odd", "");
        });
    bench.run(
        task(
            "First",
            "varies",
            """
            "Retry": [{"ErrorEquals": ["Even"], "IntervalSeconds": 1, "MaxAttempts": 2},
                      {"ErrorEquals": ["Odd"], "IntervalSeconds": 10, "MaxAttempts": 2}],
            "End": true
            """),
        "{}");

    assertThat(bench.secondsOf("TaskFailed")).containsExactly(0.0, 1.0, 11.0, 13.0, 33.0);
  }

  @Test
  void drawsTheJitterBetweenNothingAndTheInterval() {
    Retrier retrier =
        new Retrier(
            List.of("Broken"),
            Duration.ofSeconds(4),
            9,
            2,
            Optional.of(Duration.ofSeconds(20)),
            true);
    Random random = new Random(11);

    for (int retry = 0; retry < 6; retry++) {
      Duration most = Duration.ofSeconds(Math.min(20, 4L << retry));
      int count = retry;
      List<Duration> delays =
          Stream.generate(() -> retrier.delay(count, random)).limit(200).toList();
      assertThat(delays).allMatch(delay -> !delay.isNegative() && delay.compareTo(most) <= 0);
      assertThat(delays).anyMatch(delay -> delay.compareTo(most.dividedBy(2)) > 0);
      assertThat(delays).anyMatch(delay -> delay.compareTo(most.dividedBy(2)) < 0);
    }
  }

  @Test
  void runsAllIterationsAgainWhenAMapIsRetried() throws Exception {
    int[] calls = {0};
    bench.function(
        "once",
        (function, payload) -> {
          if (calls[0]++ == 1) {
            throw new TaskFailed("Broken", "");
          }
          return payload;
        });
    ExecutionResult result =
        bench.run(
            """
            "First": {"Type": "Map", "MaxConcurrency": 1, "ItemProcessor": {"StartAt": "Do",
              "States": {%s}}, "Retry": [{"ErrorEquals": ["Broken"]}],
              "Output": "{%% $states.result.Payload %%}", "End": true}
            """
                .formatted(task("Do", "once", "\"End\": true")),
            "[1, 2]");

    assertThat(result.output()).contains(Bench.json("[1, 2]"));
    assertThat(calls[0]).isEqualTo(4);
    assertThat(bench.elapsed()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void tellsTheStateHowOftenItWasRetried() throws Exception {
    int[] calls = {0};
    bench.function(
        "third",
        (function, payload) -> {
          if (calls[0]++ < 2) {
            throw new TaskFailed("Broken", "");
          }
          return payload;
        });
    ExecutionResult result =
        bench.run(
            task(
                "First",
                "third",
                """
                "Retry": [{"ErrorEquals": ["States.TaskFailed"]}],
                "Output": "{% $states.context.State.RetryCount %}", "End": true
                """),
            "{}");

    assertThat(result.output()).contains(Bench.json("2"));
    assertThat(bench.types()).filteredOn("RetryScheduled"::equals).hasSize(2);
  }
}
