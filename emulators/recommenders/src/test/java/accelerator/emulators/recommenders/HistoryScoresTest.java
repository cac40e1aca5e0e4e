package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HistoryScoresTest {
  private final Scratch scratch = new Scratch.Pool(5).borrow();
  private final List<Integer> asked = new ArrayList<>();

  /// What follows upon an item is the next one.
  private final Associations table =
      (scores, item, factor) -> {
        asked.add(item);
        scores.add(item + 1, factor);
      };

  HistoryScoresTest() {
    scratch.history[0] = 1;
    scratch.history[1] = 2;
    scratch.historyMoment[1] = 1;
    scratch.historySize = 2;
  }

  @Test
  void sumsUpOnceForRecipesThatDifferInOtherThings() {
    Scores first = scratch.following.of(table, 0.5f, scratch);
    scratch.clearAnswer();
    Scores second = scratch.following.of(table, 0.5f, scratch);

    assertThat(asked).containsExactly(1, 2);
    assertThat(second).isSameAs(first);
    assertThat(List.of(second.of(2), second.of(3))).containsExactly(1f, 0.5f);
  }

  @Test
  void sumsUpAnewForAnotherRecencyAndAnotherTable() {
    scratch.following.of(table, 0.5f, scratch);

    Scores later = scratch.following.of(table, 0.7f, scratch);
    assertThat(List.of(later.of(2), later.of(3))).containsExactly(1f, 0.7f);

    Scores other = scratch.following.of((scores, item, _) -> scores.add(item, 3), 0.7f, scratch);
    assertThat(List.of(other.of(1), other.of(2), other.of(3))).containsExactly(3f, 3f, 0f);
  }

  @Test
  void leavesOutWhatIsNeverAnswered() {
    scratch.filtered.add(3, 1);

    Scores scores = scratch.following.of(table, 0.5f, scratch);

    assertThat(List.of(scores.of(2), scores.of(3))).containsExactly(1f, 0f);
  }
}
