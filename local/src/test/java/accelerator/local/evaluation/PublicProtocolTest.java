package accelerator.local.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What each protocol learns and asks, of one user with three moments and one with one.
final class PublicProtocolTest {
  private static final PastInteraction A1 = view("ann", "a", 1);
  private static final PastInteraction B2 = view("ann", "b", 2);
  private static final PastInteraction A3 = view("ann", "a", 3);
  private static final PastInteraction C3 = view("ann", "c", 3);
  private static final PastInteraction BOB = view("bob", "a", 0);
  private static final List<PastInteraction> ROWS = List.of(BOB, A1, B2, A3, C3);

  @TempDir Path folder;

  @Test
  void leavesTheLastTwoOutAndLetsOneArrive() {
    assertThat(PublicProtocol.STRICT.cut(ROWS))
        .isEqualTo(
            new PublicProtocol.Cut(
                List.of(BOB, A1, B2),
                List.of(new NextQuestion("ann", List.of(A1, B2, A3), 1, Set.of("c"), true))));
  }

  @Test
  void leavesTheLastOut() {
    assertThat(PublicProtocol.REFIT.cut(ROWS))
        .isEqualTo(
            new PublicProtocol.Cut(
                List.of(BOB, A1, B2, A3),
                List.of(new NextQuestion("ann", List.of(A1, B2, A3), 0, Set.of("c"), true))));
  }

  @Test
  void asksForTheLastBasketWhole() {
    assertThat(PublicProtocol.BASKETS.cut(ROWS))
        .isEqualTo(
            new PublicProtocol.Cut(
                List.of(BOB, A1, B2),
                List.of(new NextQuestion("ann", List.of(A1, B2), 0, Set.of("a", "c"), false))));
  }

  @Test
  void asksSessionsThatBeganLastAfterEachOfTheirInteractions() {
    assertThat(PublicProtocol.SESSIONS.cut(ROWS))
        .isEqualTo(
            new PublicProtocol.Cut(
                List.of(BOB),
                List.of(
                    new NextQuestion("ann", List.of(A1), 1, Set.of("b"), false),
                    new NextQuestion("ann", List.of(A1, B2), 2, Set.of("a"), false),
                    new NextQuestion("ann", List.of(A1, B2, A3), 3, Set.of("c"), false))));
  }

  @Test
  void cutsTheTimeAtNineTenths() {
    List<PastInteraction> rows = new ArrayList<>(List.of(A1, B2));
    for (int second = 3; second <= 20; second++) {
      rows.add(view("bob", "x", second));
    }
    rows.add(view("ann", "c", 20));

    PublicProtocol.Cut cut = PublicProtocol.TIME.cut(rows);

    assertThat(cut.questions())
        .contains(new NextQuestion("ann", List.of(A1, B2), 0, Set.of("c"), false))
        .hasSize(2);
    assertThat(cut.known()).hasSize(19).allMatch(row -> row.epochSeconds() <= 19);
  }

  @Test
  void figuresAreThoseOfPapers() {
    NextQuestion question = new NextQuestion("ann", List.of(A1), 0, Set.of("x", "y"), false);

    double[] figures = PublicExamination.figures(List.of("a", "x"), question);

    double gain = Math.log(2) / Math.log(3);
    assertThat(figures).containsExactly(1, gain / (1 + gain), 0.5, 1, 0.5);
  }

  @Test
  void peersAnswerByFrequencyAndNeighbours() {
    PopularityBaseline popular = PopularityBaseline.of(ROWS, "View");
    NextQuestion question = new NextQuestion("ann", List.of(A1, B2, A3), 0, Set.of("c"), false);

    assertThat(Contender.frequency(popular).answer(question)).containsExactly("a", "b", "c");
    assertThat(Contender.popularity(popular).answer(question)).containsExactly("a", "b", "c");
    assertThat(Contender.itemNeighbours(ROWS).answer(question)).startsWith("a");
  }

  @Test
  void namesTheLineThatIsNoInteraction() throws IOException {
    Path file = Files.writeString(folder.resolve("log.tsv"), "ann\ta\t1\nann\tb\n");

    assertThatThrownBy(() -> LogFile.read(file))
        .isInstanceOf(InvalidInput.class)
        .hasMessageEndingWith(
            "log.tsv' line 2 must be a user, an item and epoch seconds with tabs between, was"
                + " 'ann\tb'");
  }

  private static PastInteraction view(String userId, String itemId, long epochSeconds) {
    return new PastInteraction(userId, itemId, epochSeconds, "View");
  }
}
