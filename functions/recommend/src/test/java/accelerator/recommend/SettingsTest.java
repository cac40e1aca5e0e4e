package accelerator.recommend;

import static accelerator.core.Recommender.BEST_SELLERS;
import static accelerator.core.Recommender.MOST_VIEWED;
import static accelerator.core.Recommender.RECOMMENDED_FOR_YOU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @Test
  void needOnlyABucket() {
    assertThat(Settings.from(Map.of("BUCKET", "data")))
        .isEqualTo(
            new Settings(
                "data",
                Duration.ofSeconds(30),
                Duration.ofMillis(400),
                Duration.ofSeconds(60),
                false,
                Optional.empty(),
                List.of()));
  }

  @Test
  void areReadFromTheEnvironment() {
    Map<String, String> variables =
        Map.of(
            "BUCKET",
            "data",
            "REGISTRY_SECONDS",
            "0",
            "ANSWER_BUDGET_MILLIS",
            "250",
            "CACHE_SECONDS",
            "5",
            "REQUIRES_TOKEN",
            "true",
            "USER_CLAIM",
            "sub",
            "EXPERIMENTS",
            """
            [{"name":"e","recommender":"most-viewed","percent":50,"instead":"best-sellers"},
             {"name":"p","recommender":"recommended-for-you","percent":1,"instead":"popular"}]""");
    assertThat(Settings.from(variables))
        .isEqualTo(
            new Settings(
                "data",
                Duration.ZERO,
                Duration.ofMillis(250),
                Duration.ofSeconds(5),
                true,
                Optional.of("sub"),
                List.of(
                    new Experiment("e", MOST_VIEWED, 50, Optional.of(BEST_SELLERS)),
                    new Experiment("p", RECOMMENDED_FOR_YOU, 1, Optional.empty()))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "ANSWER_BUDGET_MILLIS # 5000 # ANSWER_BUDGET_MILLIS must be 100..2000, was '5000'",
        "EXPERIMENTS # {} # EXPERIMENTS must be a JSON array, was '{}'",
        "EXPERIMENTS # [{\"name\":\"e\",\"recommender\":\"most-viewed\",\"percent\":100,\"instead\":\"popular\"}] # percent of e must be 1..99, was 100",
        "EXPERIMENTS # [{\"name\":\"e\",\"recommender\":\"most-viewed\",\"percent\":9,\"instead\":\"frequently-bought-together\"}] # frequently-bought-together must be of the domain of most-viewed and need no more than it, in experiment e",
      })
  void nameWhatIsOutOfBounds(String name, String value, String message) {
    assertThatThrownBy(() -> Settings.from(Map.of("BUCKET", "data", name, value)))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(message);
  }

  @Test
  void nameWhatIsMissing() {
    assertThatThrownBy(() -> Settings.from(Map.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("environment variables must be set: BUCKET");
  }
}
