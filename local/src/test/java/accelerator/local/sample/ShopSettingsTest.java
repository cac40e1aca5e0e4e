package accelerator.local.sample;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ShopSettingsTest {
  @Test
  void namesEveryViolation() {
    assertThatThrownBy(() -> new ShopSettings(1, 0, 59, -1, LocalDate.EPOCH, 27))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "users must be at least 1, was 0; products must be at least 60, was 59; "
                + "views must be at least the users' 0, was -1; days must be at least 28, was 27");
  }
}
