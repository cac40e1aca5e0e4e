package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void needOnlyABucket() {
    assertThat(Settings.from(Map.of("BUCKET", "data")))
        .isEqualTo(new Settings("data", Duration.ofSeconds(30), Duration.ofSeconds(1)));
  }

  @Test
  void areReadFromTheEnvironment() {
    Map<String, String> variables =
        Map.of("BUCKET", "data", "REGISTRY_SECONDS", "0", "PERSONALIZE_TIMEOUT_MILLIS", "250");
    assertThat(Settings.from(variables))
        .isEqualTo(new Settings("data", Duration.ZERO, Duration.ofMillis(250)));
  }

  @Test
  void nameWhatIsMissingOrOutOfBounds() {
    assertThatThrownBy(() -> Settings.from(Map.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("environment variables must be set: BUCKET");
    assertThatThrownBy(
            () -> Settings.from(Map.of("BUCKET", "data", "PERSONALIZE_TIMEOUT_MILLIS", "5000")))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("PERSONALIZE_TIMEOUT_MILLIS must be 50..2000, was '5000'");
  }
}
