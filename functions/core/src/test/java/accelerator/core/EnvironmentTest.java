package accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
  @Test
  void namesEveryMissingVariableAtOnce() {
    Environment environment = new Environment(Map.of("BUCKET", "data", "ROLE", " "));
    assertThat(environment.required("BUCKET")).isEqualTo("data");
    environment.required("ROLE");
    environment.required("STACK");
    assertThatThrownBy(environment::check)
        .isInstanceOf(InvalidInput.class)
        .hasMessage("environment variables must be set: ROLE, STACK");
  }

  @Test
  void boundsNumbers() {
    Environment environment = new Environment(Map.of("DAYS", "31", "WORD", "many"));
    assertThat(environment.number("DAYS", 7, 1, 31)).isEqualTo(31);
    assertThat(environment.number("OTHER", 7, 1, 31)).isEqualTo(7);
    assertThatThrownBy(() -> environment.number("DAYS", 7, 1, 30))
        .hasMessage("DAYS must be 1..30, was '31'");
    assertThatThrownBy(() -> environment.number("WORD", 7, 1, 30))
        .hasMessage("WORD must be 1..30, was 'many'");
  }

  @Test
  void treatsABlankTextAsAbsent() {
    Environment environment = new Environment(Map.of("BLANK", " "));
    assertThat(environment.optional("BLANK")).isEmpty();
    assertThat(environment.optional("ABSENT")).isEmpty();
  }
}
