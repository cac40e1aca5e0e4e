package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.DataContractViolated;
import accelerator.core.Dataset;
import accelerator.core.ImportMode;
import org.junit.jupiter.api.Test;

class ImportSizesTest {
  @Test
  void aFullImportTakesAHundredGigabytesAndNoMore() {
    assertThatCode(() -> ImportSizes.check(Dataset.INTERACTIONS, 1, 100_000_000_000L))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> ImportSizes.check(Dataset.INTERACTIONS, 1_400_000_000, 112_345_678_901L))
        .isInstanceOf(DataContractViolated.class)
        .hasMessage(
            "interactions is 112.3 GB in 1,400,000,000 rows, a full import takes at most 100 GB\n"
                + "next: start a run with a smaller lookBackDays, or leave columns out of the"
                + " dataset's .sql and .avsc");
  }

  @Test
  void anIncrementOfMoreThanAGigabyteBecomesAFullImport() {
    assertThat(ImportSizes.isTooMuchToAdd(ImportMode.INCREMENTAL, 1_000_000_000)).isFalse();
    assertThat(ImportSizes.isTooMuchToAdd(ImportMode.INCREMENTAL, 1_000_000_001)).isTrue();
    assertThat(ImportSizes.isTooMuchToAdd(ImportMode.FULL, 1_000_000_001)).isFalse();
  }

  @Test
  void whatIsLearnedInPartIsSaid() {
    assertThat(ImportSizes.warnings(500_000_000, 750_000)).isEmpty();
    assertThat(ImportSizes.warnings(500_000_001, 750_001))
        .containsExactly(
            "there are 750,001 items, and a recommender considers 750,000: keep to those that are"
                + " for sale or to be seen, in the .sql of interactions and items",
            "interactions has 500,000,001 rows, and training considers 500,000,000 unless AWS has"
                + " raised that quota of the account: a smaller lookBackDays costs less");
  }
}
