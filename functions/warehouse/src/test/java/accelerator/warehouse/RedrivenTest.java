package accelerator.warehouse;

import static accelerator.warehouse.Event.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Json;
import accelerator.core.ResourceFailed;
import accelerator.core.SourceInvalid;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an execution that was redriven may do where other runs may have begun since.
class RedrivenTest {
  private final Shop shop = new Shop(view());
  private final DuckDbWarehouse warehouse = shop.warehouse;
  private final FunctionUnderTest function = new FunctionUnderTest(warehouse);

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  private static ObjectNode event(String action, String runId) throws IOException {
    ObjectNode event = FunctionUnderTest.ownSource("transform-datasets");
    event.put("action", action);
    ((ObjectNode) event.path("run")).put("runId", runId);
    return event;
  }

  @ParameterizedTest
  @ValueSource(strings = {"TransformDatasets", "LoadSampleData"})
  void doesNotClearUpAfterEarlierRunsOnceMore(String action) throws IOException {
    warehouse.running.put("shop-1111e9ec/ecommerce/another/items", "another-runs");
    ObjectNode event = event(action, "20251201t060000z-a").put("redrives", 1);

    assertThatThrownBy(() -> function.call(event))
        .isInstanceOf(ResourceFailed.class)
        .hasMessageStartingWith("a redriven execution does not begin " + action + " again")
        .hasMessageEndingWith("with the input {\"resume\": \"20251201t060000z-a\"}");
    assertThat(warehouse.cancelled).isEmpty();
  }

  @Test
  void beginsInAnExecutionThatWasNeverRedriven() throws IOException {
    ObjectNode event = event("TransformDatasets", "20251201t060000z-a").put("redrives", 0);

    assertThat(function.call(event).path("state").asText()).isIn("READY", "PENDING");
  }

  @Test
  void doesNotShowItsTablesWhereANewerRunsAreShown() throws IOException {
    for (String run : new String[] {"20251201t060000z-a", "20251202t060000z-b"}) {
      function.call(event("TransformDatasets", run));
    }
    ObjectNode show = event("ShowDatasets", "20251202t060000z-b");
    show.set("datasets", Json.parse("[{\"dataset\": \"items\"}]"));
    function.call(show);
    ((ObjectNode) show.path("run")).put("runId", "20251201t060000z-a");

    assertThatThrownBy(() -> function.call(show))
        .isInstanceOf(SourceInvalid.class)
        .hasMessageContaining(
            "shows run '20251202t060000z-b', which is newer than '20251201t060000z-a'");
  }
}
