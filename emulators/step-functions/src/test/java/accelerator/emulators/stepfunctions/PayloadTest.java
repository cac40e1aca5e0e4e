package accelerator.emulators.stepfunctions;

import static accelerator.emulators.stepfunctions.Bench.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PayloadTest {
  private final Bench bench = new Bench();

  @Test
  void catchesAPayloadBeyondTheLimitByItsOwnNameOnly() throws Exception {
    bench.function("large", (function, payload) -> text(262_143));
    ExecutionResult all = caught("States.ALL");
    ExecutionResult named = caught(Errors.DATA_LIMIT);

    assertThat(all.error()).contains(Errors.DATA_LIMIT);
    assertThat(named.output()).contains(Bench.json("'caught'"));
  }

  private ExecutionResult caught(String error) throws InterruptedException {
    return bench.run(
        task(
                "First",
                "large",
                "\"Catch\": [{\"ErrorEquals\": [\"%s\"], \"Next\": \"Last\"}], \"Next\": \"Last\""
                    .formatted(error))
            + ", \"Last\": {\"Type\": \"Pass\", \"Output\": \"caught\", \"End\": true}",
        "{}");
  }

  private static JsonNode text(int length) {
    return JsonNodeFactory.instance.textNode("x".repeat(length));
  }

  @Test
  void takesAPayloadOfExactlyTheLimit() throws Exception {
    assertThat(Payload.check("text", text(262_142))).isEqualTo(text(262_142));
    assertThatThrownBy(() -> Payload.check("text", text(262_143)))
        .isInstanceOf(StateFailure.class)
        .hasMessageContaining("262145 bytes, limit 262144");
  }
}
