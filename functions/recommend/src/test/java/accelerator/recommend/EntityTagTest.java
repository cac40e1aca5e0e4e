package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {
  /// The CRC-32 (ISO 3309) and the Adler-32 (RFC 1950) of `abc`.
  private static final String CHECKSUMS = "352441c2024d0127";

  @Test
  void isTwoChecksumsAndWeak() {
    assertThat(EntityTag.of("abc").header()).isEqualTo("W/\"" + CHECKSUMS + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", " * ", "\"T\"", "W/\"T\"", "\"a\", W/\"T\"", "\"a,b\",\"T\""})
  void isNamedByAnyListThatHoldsIt(String ifNoneMatch) {
    assertThat(EntityTag.of("abc").isNamedBy(ifNoneMatch.replace("T", CHECKSUMS))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "T", "\"T", "\"xT\"", "\"a\", \"b\"", "\"*\""})
  void isNotNamedByOthers(String ifNoneMatch) {
    assertThat(EntityTag.of("abc").isNamedBy(ifNoneMatch.replace("T", CHECKSUMS))).isFalse();
  }
}
