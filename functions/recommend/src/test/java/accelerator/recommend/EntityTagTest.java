package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {
  /// The first 16 bytes of the SHA-256 of `abc`, as FIPS 180-2 gives it.
  private static final String HALF = "ba7816bf8f01cfea414140de5dae2223";

  @Test
  void isHalfTheHashAndWeak() {
    assertThat(EntityTag.of("abc").header()).isEqualTo("W/\"" + HALF + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", " * ", "\"T\"", "W/\"T\"", "\"a\", W/\"T\"", "\"a,b\",\"T\""})
  void isNamedByAnyListThatHoldsIt(String ifNoneMatch) {
    assertThat(EntityTag.of("abc").isNamedBy(ifNoneMatch.replace("T", HALF))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "T", "\"T", "\"xT\"", "\"a\", \"b\"", "\"*\""})
  void isNotNamedByOthers(String ifNoneMatch) {
    assertThat(EntityTag.of("abc").isNamedBy(ifNoneMatch.replace("T", HALF))).isFalse();
  }
}
