package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.ResourceFailed;
import accelerator.core.RunInProgress;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an execution that was redriven may do in a domain that others may have had since.
class TurnTest {
  private static final String LOCK = "locks/ecommerce.json";

  private final Calls calls = new Calls();

  private void held(String execution) {
    calls.bucket.write(LOCK, "{\"runId\":\"other\",\"executionArn\":\"%s\"}".formatted(execution));
  }

  private String demanded(String event) {
    ObjectNode payload = Calls.event(event);
    calls.call(payload);
    return payload.at("/run/executionArn").asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"import-datasets", "train-recommenders"})
  void hasTheDomainAgainWhenNobodyHasItNow(String event) {
    String own = demanded(event);

    assertThat(calls.bucket.text(LOCK)).contains("\"" + own + "\"");
  }

  @Test
  void takesADomainOverFromAnExecutionThatHasEnded() {
    held("ended");

    String own = demanded("import-datasets");

    assertThat(calls.bucket.text(LOCK)).contains("\"" + own + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"import-datasets", "train-recommenders"})
  void isRefusedWhileAnotherExecutionHasTheDomain(String event) {
    held("a:running");
    calls.running.add("a:running");

    assertThatThrownBy(() -> demanded(event))
        .isInstanceOf(RunInProgress.class)
        .hasMessageStartingWith("domain 'ecommerce' is taken, by a:running");
    assertThat(calls.personalize.changes).isEmpty();
  }

  @Test
  void isRefusedWhenANewerRunHasPublished() {
    calls.bucket.write(
        "registry/ecommerce.json",
        """
        {"domain":"ecommerce","runId":"20991201t060000z-x","publishedAt":"2025-12-01T00:00:00Z",
         "recommenders":[],"itemColumns":{},"popular":[],"durations":{}}
        """);

    assertThatThrownBy(() -> demanded("import-datasets"))
        .isInstanceOf(ResourceFailed.class)
        .hasMessageContaining("is of run '20991201t060000z-x', which is newer than");
    assertThat(calls.personalize.changes).isEmpty();
  }
}
