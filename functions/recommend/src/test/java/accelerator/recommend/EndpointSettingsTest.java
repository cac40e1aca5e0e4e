package accelerator.recommend;

import static accelerator.core.Recommender.RECOMMENDED_FOR_YOU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointSettingsTest {
  @Test
  void needOnlyABucket() {
    assertThat(EndpointSettings.from(Map.of("BUCKET", "data")))
        .isEqualTo(EndpointSettings.open("data", Duration.ofSeconds(30), Duration.ofMillis(500)));
  }

  @Test
  void areReadFromTheEnvironment() {
    Map<String, String> variables =
        Map.of(
            "BUCKET", "data",
            "REGISTRY_SECONDS", "0",
            "ANSWER_BUDGET_MILLIS", "250",
            "NEEDS_TOKEN", "true",
            "USER_CLAIM", "sub",
            "EXPERIMENTS", "autumn:recommended-for-you:popular:20",
            "UNKNOWN_ITEMS", "refuse");
    assertThat(EndpointSettings.from(variables))
        .isEqualTo(
            new EndpointSettings(
                "data",
                Duration.ZERO,
                Duration.ofMillis(250),
                true,
                Optional.of("sub"),
                List.of(new Experiment("autumn", RECOMMENDED_FOR_YOU, Optional.empty(), 20)),
                UnknownItems.REFUSE));
  }

  @Test
  void nameTheChoicesAboutUnknownItems() {
    assertThatThrownBy(
            () -> EndpointSettings.from(Map.of("BUCKET", "data", "UNKNOWN_ITEMS", "maybe")))
        .hasMessage("UNKNOWN_ITEMS must be popular, refuse or accept, was 'maybe'");
  }

  @Test
  void nameWhatIsMissingOrOutOfBounds() {
    assertThatThrownBy(() -> EndpointSettings.from(Map.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("environment variables must be set: BUCKET");
    assertThatThrownBy(
            () -> EndpointSettings.from(Map.of("BUCKET", "data", "ANSWER_BUDGET_MILLIS", "5000")))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("ANSWER_BUDGET_MILLIS must be 50..3000, was '5000'");
  }
}
