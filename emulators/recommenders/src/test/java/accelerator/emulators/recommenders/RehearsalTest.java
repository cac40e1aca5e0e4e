package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is held back to choose a recipe by, and what is asked of it.
final class RehearsalTest {
  @Test
  void asksForWhatCameInOneSecondAndForHowItWentOn() {
    Rehearsal rehearsal = Rehearsal.ofEach(1, held("b", "c", "d"));

    assertThat(rehearsal.questions())
        .containsExactly(
            new Rehearsal.Question(0, 0, 1, 4, 1), new Rehearsal.Question(0, 0, 3, 4, 1 / 3f));
  }

  @Test
  void asksOnceForASecondWithOneItem() {
    Interactions interactions =
        Interactions.builder()
            .add("ann", "a", 1, "View")
            .add("ann", "b", 2, "Purchase")
            .add("ann", "b", 2, "View")
            .build();

    assertThat(Rehearsal.ofEach(1, interactions).questions())
        .containsExactly(new Rehearsal.Question(0, 0, 1, 3, 1));
  }

  private static Interactions held(String... together) {
    Interactions.Builder builder = Interactions.builder().add("ann", "a", 1, "View");
    for (String itemId : together) {
      builder.add("ann", itemId, 2, "View");
    }
    return builder.build();
  }
}
