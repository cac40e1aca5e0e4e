package accelerator.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptExecutionsTest {
  @TempDir private Path folder;

  private static JsonNode log(String name, int hour) {
    return Json.object().put("name", name).put("startedAt", "2026-01-01T0" + hour + ":00:00Z");
  }

  private static List<String> names(KeptExecutions kept) {
    return kept.lines().stream().map(log -> log.path("name").asText()).toList();
  }

  @Test
  void showsAtTheNextStartWhatWasKept() {
    new KeptExecutions(folder.resolve("runs")).put(log("a", 1));

    KeptExecutions next = new KeptExecutions(folder.resolve("runs"));
    assertThat(next.find("a")).contains(log("a", 1));
    assertThat(next.find("b")).isEmpty();
    assertThat(next.find("../a")).isEmpty();
  }

  @Test
  void forgetsTheOldestBeyondItsNumberAndItsBytes() {
    KeptExecutions two = new KeptExecutions(folder.resolve("two"), 2, 1 << 20);
    List.of(log("b", 2), log("a", 1), log("c", 3)).forEach(two::put);
    assertThat(names(two)).containsExactly("c", "b");

    KeptExecutions small = new KeptExecutions(folder.resolve("small"), 9, 1);
    List.of(log("a", 1), log("b", 2)).forEach(small::put);
    assertThat(names(small)).containsExactly("b");
  }

  @Test
  void leavesOutWhatIsNoLog() throws IOException {
    KeptExecutions kept = new KeptExecutions(folder);
    kept.put(log("a", 1));
    Files.writeString(folder.resolve("9.cut.json"), "{\"name\":\"cu");
    Files.writeString(folder.resolve("9.other.json"), "{\"name\":\"a\"}");
    Files.writeString(folder.resolve("notes.json"), "{}");

    assertThat(names(kept)).containsExactly("a");
  }

  @Test
  void goesOnWhereNothingCanBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    KeptExecutions kept = new KeptExecutions(file.resolve("runs"));
    kept.put(log("a", 1));
    assertThat(kept.lines()).isEmpty();
  }

  @Test
  void findsTheNewestRunOfAnInputThatSucceeded() {
    KeptExecutions kept = new KeptExecutions(folder);
    JsonNode wanted = ended("b", 2, "SUCCEEDED", true);
    kept.put(ended("a", 1, "SUCCEEDED", true));
    kept.put(wanted);
    kept.put(ended("c", 3, "FAILED", true));
    kept.put(ended("d", 4, "SUCCEEDED", false));

    assertThat(kept.newest(wanted.get("input"))).contains(wanted);
    assertThat(kept.newest(Json.object())).isEmpty();
  }

  private static JsonNode ended(String name, int hour, String status, boolean sample) {
    return ((ObjectNode) log(name, hour))
        .put("status", status)
        .set("input", Json.object().put("loadSampleData", sample));
  }
}
