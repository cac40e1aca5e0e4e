package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The evaluation of the sample's shop, through a whole run.
class EvaluateIT {
  @TempDir private Path folder;

  @Test
  void evaluatesWhatTheRunHasMade() throws IOException {
    Path json = folder.resolve("figures.json");
    Path page = folder.resolve("page.html");

    int code =
        Main.commandLine()
            .execute(
                "evaluate",
                "--domains",
                "ecommerce",
                "--json",
                json.toString(),
                "--report",
                page.toString());

    assertThat(code).isZero();
    JsonNode domain = Json.parse(Files.readString(json)).path("domains").path(0);
    assertThat(domain.path("findings")).hasSize(5);
    JsonNode personal = domain.path("findings").path(4);
    assertThat(personal.path("recommender").asText()).isEqualTo("recommended-for-you");
    assertThat(personal.path("timesPopularity").path("value").asDouble()).isGreaterThan(2.5);
    assertThat(personal.path("shareOfOracle").path("value").asDouble()).isBetween(0.65, 1.0);
    assertThat(page).content().contains("recommended for you", "the best possible");
  }
}
