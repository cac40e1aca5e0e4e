package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class InteractionsTest {
  @Test
  void sortsByUserThenTimeThenArrival() {
    Interactions interactions =
        Interactions.builder()
            .add("bob", "tea", 30, "View")
            .add("ann", "tea", 20, "View")
            .add("bob", "cup", 10, "View")
            .add("ann", "jug", 20, "View")
            .add("ann", "cup", 20, "View")
            .build();

    assertThat(rows(interactions))
        .containsExactly("ann tea 20", "ann jug 20", "ann cup 20", "bob cup 10", "bob tea 30");
  }

  @Test
  void countsAnInteractionThatCameTwiceOnce() {
    Interactions interactions =
        Interactions.builder()
            .add("ann", "tea", 10, "View")
            .add("ann", "cup", 10, "View")
            .add("ann", "tea", 10, "view")
            .add("ann", "tea", 10, "Purchase")
            .add("ann", "tea", 11, "View")
            .build();

    assertThat(rows(interactions))
        .containsExactly("ann tea 10", "ann cup 10", "ann tea 10", "ann tea 11");
    assertThat(interactions.size()).isEqualTo(4);
  }

  @Test
  void countsEventTypesInWhateverCaseTheyAreSpelled() {
    Interactions interactions =
        Interactions.builder()
            .add("ann", "tea", 1, "View")
            .add("ann", "cup", 2, "VIEW")
            .add("ann", "jug", 3, "Purchase")
            .build();

    assertThat(interactions.countOf("view")).isEqualTo(2);
    assertThat(interactions.countOf("PURCHASE")).isEqualTo(1);
    assertThat(interactions.countOf("Watch")).isZero();
  }

  @Test
  void countsUsersByTheirInteractions() {
    Interactions interactions =
        Interactions.builder()
            .add("ann", "tea", 1, "View")
            .add("ann", "cup", 2, "View")
            .add("bob", "tea", 3, "View")
            .build();

    assertThat(interactions.users()).isEqualTo(2);
    assertThat(interactions.items()).isEqualTo(2);
    assertThat(interactions.usersWithAtLeast(1)).isEqualTo(2);
    assertThat(interactions.usersWithAtLeast(2)).isEqualTo(1);
    assertThat(interactions.usersWithAtLeast(3)).isZero();
  }

  @Test
  void keepsItsIndexesInAPartOfOneEventType() {
    Interactions all =
        Interactions.builder()
            .add("ann", "cup", 1, "View")
            .add("bob", "tea", 2, "Purchase")
            .add("bob", "tea", 3, "View")
            .build();

    Interactions purchases = all.of(Optional.of("Purchase"));

    assertThat(rows(purchases)).containsExactly("bob tea 2");
    assertThat(purchases.itemIds()).isSameAs(all.itemIds());
    assertThat(all.of(Optional.empty())).isSameAs(all);
  }

  @Test
  void knowsItemsThatNobodyHasMet() {
    Interactions all = Interactions.builder().add("ann", "cup", 1, "View").build();

    Interactions wider = all.withItems(Set.of("bowl", "cup", "dish"));

    assertThat(rows(wider)).containsExactly("ann cup 1");
    assertThat(wider.items()).isEqualTo(3);
    assertThat(wider.itemsMet()).isEqualTo(1);
  }

  @Test
  void refusesMilliseconds() {
    assertThatThrownBy(() -> Interactions.builder().add("ann", "tea", 1_750_000_000_000L, "View"))
        .isInstanceOf(RecommenderException.class)
        .hasMessage("timestamp must be in epoch seconds 0..253402300799, was 1750000000000");
  }

  @Test
  void refusesMoreEventTypesThanItCanCount() {
    Interactions.Builder builder = Interactions.builder();
    for (int type = 0; type < 128; type++) {
      builder.add("ann", "tea", type, "type " + type);
    }

    assertThat(builder.build().countOf("TYPE 127")).isEqualTo(1);
    assertThatThrownBy(() -> builder.add("ann", "tea", 1, "Play"))
        .isInstanceOf(RecommenderException.class)
        .hasMessage("event types must be at most 128, 'Play' is one more");
  }

  @Test
  void isEmptyWhenNothingWasAdded() {
    Interactions none = Interactions.builder().build();

    assertThat(none.size()).isZero();
    assertThat(none.users()).isZero();
    assertThat(none.items()).isZero();
  }

  private static List<String> rows(Interactions interactions) {
    List<String> rows = new ArrayList<>();
    for (int user = 0; user < interactions.users(); user++) {
      for (int row = interactions.start(user); row < interactions.start(user + 1); row++) {
        rows.add(
            String.format(
                Locale.ROOT,
                "%s %s %d",
                interactions.userIds().id(user),
                interactions.itemIds().id(interactions.itemAt(row)),
                interactions.timeAt(row)));
      }
    }
    return rows;
  }
}
