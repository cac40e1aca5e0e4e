package accelerator.emulators.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SubstitutionsTest {
  @Test
  void replacesEveryNameByItsValueAsItStands() {
    assertThat(
            Substitutions.apply(
                "arn:${Partition}:x $ {} ${Topic}${Topic}",
                Map.of("Partition", "aws", "Topic", "$1\\")))
        .isEqualTo("arn:aws:x $ {} $1\\$1\\");
  }

  @Test
  void namesAllThatIsMissingAndAllThatIsUnused() {
    assertThatThrownBy(() -> Substitutions.apply("${A} ${B} ${C}", Map.of("B", "", "D", "")))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessage(
            """
            ${A}: there is no substitution for it
            ${C}: there is no substitution for it
            ${D}: the definition does not use it""");
  }
}
