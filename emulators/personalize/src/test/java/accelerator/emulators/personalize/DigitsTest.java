package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import accelerator.emulators.personalize.filters.FilterExpression;
import accelerator.emulators.personalize.filters.InvalidFilter;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Messages on a machine whose digits are others.
class DigitsTest {
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void write() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
  }

  @AfterEach
  void writeAsBefore() {
    Locale.setDefault(before);
  }

  @Test
  void areThoseOfTheServiceInReasonsOfFailures() {
    assertThat(new JobFailed("has %d in %s", 1234, "a.csv")).hasMessage("has 1234 in a.csv");
  }

  @Test
  void areThoseOfTheServiceInRefusals() {
    assertThat(Refusal.invalidInput("must be 0..%d", 500)).hasMessage("must be 0..500");
    assertThat(Refusal.limitExceeded("More than %d", 15)).hasMessage("More than 15");
    assertThat(Refusal.inUse("since %d", 7)).hasMessage("since 7");
    assertThat(Refusal.tooManyTags(50, 51))
        .hasMessage("A resource has at most 50 tags, asked for 51");
  }

  @Test
  void areThoseOfTheServiceInFilters() {
    assertThatExceptionOfType(InvalidFilter.class)
        .isThrownBy(() -> FilterExpression.parse("?"))
        .withMessage("Could not create filter. Invalid input symbol: ? at position 1.");
  }
}
