package accelerator.local.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.local.sample.Assortment.Shelf;
import org.junit.jupiter.api.Test;

class WordListTest {
  private final Assortment assortment = Assortment.read();

  @Test
  void namesAMissingFile() {
    assertThatThrownBy(() -> WordList.read("films.txt"))
        .hasMessage("there is no word list named films.txt");
  }

  @Test
  void splitsWordsAndLeavesEmptyFieldsEmpty() {
    assertThat(WordList.words("S; M;L")).containsExactly("S", "M", "L");
    assertThat(WordList.words(" ")).isEmpty();
  }

  @Test
  void offersTwelveDepartmentsWithShelvesOfTwoOrThreeLevels() {
    assertThat(assortment.departments()).hasSize(12);
    assertThat(assortment.shelves())
        .extracting(Shelf::path)
        .doesNotHaveDuplicates()
        .allMatch(path -> path.matches("[^/]+(/[^/]+){1,2}"));
  }

  @Test
  void putsEveryShelfIntoItsOwnDepartment() {
    assertThat(assortment.shelves())
        .allSatisfy(
            shelf -> {
              assertThat(shelf.path()).startsWith(shelf.department().name() + "/");
              assertThat(shelf.cheapest()).isPositive().isLessThan(shelf.dearest());
              assertThat(shelf.styles()).hasSizeGreaterThanOrEqualTo(5).doesNotContain("");
              assertThat(shelf.nouns()).hasSize(5).doesNotContain("");
            });
  }
}
