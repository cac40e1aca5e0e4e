package accelerator.local.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.recommenders.Evaluation.Question;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeldBackSplitTest {
  private static PastInteraction view(String user, String item, long second) {
    return new PastInteraction(user, item, second, "View");
  }

  private static PastInteraction purchase(String user, String item, long second) {
    return new PastInteraction(user, item, second, "Purchase");
  }

  @Test
  void holdsBackTheLastNewItemAndWhatCameAfter() {
    List<PastInteraction> rows =
        List.of(
            view("bob", "a", 1),
            view("ann", "a", 1),
            view("ann", "c", 4),
            purchase("ann", "x", 3),
            view("ann", "b", 2),
            view("ann", "a", 5));

    HeldBackSplit parts = new QuestionKind(false, "View").heldBack(rows);

    assertThat(parts.questions())
        .containsExactly(new Question("ann", "b", Set.of("a", "b"), Set.of("c"), 4));
    assertThat(parts.known())
        .containsExactly(
            view("bob", "a", 1), view("ann", "a", 1), view("ann", "b", 2), purchase("ann", "x", 3));
  }

  @Test
  void takesOnlyPurchasesForMeetingWhenPurchasesAreAskedFor() {
    List<PastInteraction> rows =
        List.of(
            view("ann", "b", 1),
            purchase("ann", "a", 2),
            purchase("ann", "b", 3),
            view("ann", "c", 4));

    assertThat(new QuestionKind(false, "purchase").heldBack(rows).questions())
        .containsExactly(new Question("ann", "a", Set.of("a"), Set.of("b"), 3));
  }

  @Test
  void asksNobodyWhoHasMetOneItemOnly() {
    List<PastInteraction> rows = List.of(view("ann", "a", 1), view("ann", "a", 2));

    HeldBackSplit parts = new QuestionKind(false, "View").heldBack(rows);

    assertThat(parts.questions()).isEmpty();
    assertThat(parts.known()).isEqualTo(rows);
  }

  @Test
  void asksForTheRestOfTheLastOrderOfSeveralItems() {
    List<PastInteraction> rows =
        List.of(
            purchase("ann", "a", 100),
            purchase("ann", "b", 400),
            purchase("ann", "c", 1000),
            purchase("ann", "d", 1300),
            purchase("ann", "e", 1600),
            view("ann", "f", 2000),
            purchase("ann", "g", 9000));

    HeldBackSplit parts = new QuestionKind(true, "Purchase").heldBack(rows);

    assertThat(parts.questions())
        .containsExactly(new Question("ann", "c", Set.of("c"), Set.of("d", "e"), 1000));
    assertThat(parts.known()).containsExactly(purchase("ann", "a", 100), purchase("ann", "b", 400));
  }

  @Test
  void asksInTheSameOrderHoweverTheRowsCome() {
    List<PastInteraction> rows =
        List.of(view("bob", "a", 1), view("bob", "b", 2), view("ann", "a", 1), view("ann", "b", 2));

    assertThat(
            new QuestionKind(false, "View")
                .heldBack(
                    rows.reversed().stream()
                        .sorted(java.util.Comparator.comparingLong(PastInteraction::epochSeconds))
                        .toList())
                .questions())
        .isEqualTo(new QuestionKind(false, "View").heldBack(rows).questions())
        .extracting(Question::userId)
        .containsExactly("ann", "bob");
  }
}
