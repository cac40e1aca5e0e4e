package accelerator.emulators.stepfunctions;

import static accelerator.emulators.stepfunctions.Bench.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MapTest {
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final Bench bench = new Bench();

  /// Waits as many seconds as its payload says, and watches how many run at once.
  private JsonNode work(String function, JsonNode payload) throws InterruptedException {
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    bench.clock.waitUntil(bench.clock.now().plusSeconds(payload.asInt()));
    running.decrementAndGet();
    return payload;
  }

  private ExecutionResult map(String fields, String input) throws InterruptedException {
    bench.function("work", this::work);
    return bench.run(
        """
        "First": {"Type": "Map", %s "ItemProcessor": {"StartAt": "Do", "States": {%s}},
          "Output": "{%% $states.result %%}", "End": true}
        """
            .formatted(
                fields,
                task("Do", "work", "\"Output\": \"{% $states.result.Payload %}\", \"End\": true")),
        input);
  }

  @Test
  void runsAllAtOnceAndKeepsTheirOrder() throws Exception {
    ExecutionResult result = map("", "[30, 10, 20]");

    assertThat(result.output()).contains(Bench.json("[30, 10, 20]"));
    assertThat(bench.elapsed()).isEqualTo(Duration.ofSeconds(30));
    assertThat(most).hasValue(3);
  }

  @Test
  void runsNoMoreAtOnceThanMaxConcurrency() throws Exception {
    ExecutionResult result = map("\"MaxConcurrency\": 2,", "[30, 10, 20, 10]");

    assertThat(result.output()).contains(Bench.json("[30, 10, 20, 10]"));
    assertThat(bench.elapsed()).isEqualTo(Duration.ofSeconds(40));
    assertThat(most).hasValue(2);
  }

  @Test
  void runsNoMoreThanFortyAtOnceWithoutMaxConcurrency() throws Exception {
    map("", "[%s1]".formatted("1,".repeat(99)));

    assertThat(most).hasValue(40);
    assertThat(bench.elapsed()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void givesAnEmptyArrayForNoItems() throws Exception {
    assertThat(map("", "[]").output()).contains(Bench.json("[]"));
  }

  @Test
  void selectsEachInputWithItsIndexAndValue() throws Exception {
    ExecutionResult result =
        bench.run(
            """
            "First": {"Type": "Map", "Items": "{% $states.input.list %}", "ItemSelector": {
                "n": "{% $states.context.Map.Item.Index %}",
                "v": "{% $states.context.Map.Item.Value %}", "all": "{% $states.input.list %}"},
              "ItemProcessor": {"StartAt": "Do", "States": {"Do": {"Type": "Pass",
                "End": true}}}, "End": true}
            """,
            "{'list': ['a', 'b']}");

    assertThat(result.output())
        .contains(
            Bench.json(
                "[{'n': 0, 'v': 'a', 'all': ['a', 'b']}, {'n': 1, 'v': 'b', 'all': ['a', 'b']}]"));
  }

  @Test
  void interruptsTheOthersWhenOneFails() throws Exception {
    bench.function(
        "fails",
        (function, payload) -> {
          bench.clock.waitUntil(bench.clock.now().plusSeconds(payload.asInt()));
          throw new TaskFailed("Broken", "at " + payload);
        });
    ExecutionResult result =
        bench.run(
            """
            "First": {"Type": "Map", "ItemProcessor": {"StartAt": "Do", "States": {%s}},
              "End": true}
            """
                .formatted(task("Do", "fails", "\"End\": true")),
            "[50, 5, 20]");

    assertThat(result.cause()).contains("at 5");
    assertThat(bench.elapsed()).isEqualTo(Duration.ofSeconds(5));
    assertThat(bench.types())
        .contains("MapIterationFailed", "MapIterationAborted", "MapStateFailed")
        .endsWith("ExecutionFailed");
  }

  @Test
  void tellsTheIterationOfEveryEventInside() throws Exception {
    map("\"MaxConcurrency\": 1,", "[1, 2]");

    assertThat(
            bench.events.stream()
                .filter(event -> event.type().equals("TaskStateEntered"))
                .map(event -> event.iteration().orElseThrow())
                .toList())
        .isEqualTo(List.of(0, 1));
    assertThat(bench.events)
        .filteredOn(event -> event.type().startsWith("MapState"))
        .allMatch(event -> event.iteration().isEmpty());
  }

  @Test
  void runsBranchesSideBySideOnTheSameInput() throws Exception {
    bench.function("work", this::work);
    ExecutionResult result =
        bench.run(
            """
            "First": {"Type": "Parallel", "Arguments": 5, "End": true, "Branches": [
              {"StartAt": "A", "States": {%s}},
              {"StartAt": "B", "States": {"B": {"Type": "Pass", "Output": "b", "End": true}}}]}
            """
                .formatted(
                    task(
                        "A",
                        "work",
                        "\"Output\": \"{% $states.result.Payload %}\", \"End\": true")),
            "{}");

    assertThat(result.output()).contains(Bench.json("[5, 'b']"));
    assertThat(bench.elapsed()).isEqualTo(Duration.ofSeconds(5));
  }
}
