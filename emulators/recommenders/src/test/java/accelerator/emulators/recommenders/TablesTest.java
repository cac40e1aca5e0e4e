package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/// The tables on data small enough to be reckoned by hand.
final class TablesTest {
  private static final Offset<Float> EXACTLY = within(1e-6f);

  @Test
  void countsWhatFollowsTheMoreTheNearer() {
    Interactions interactions =
        Interactions.builder()
            .add("ann", "a", 1, "View")
            .add("ann", "b", 2, "View")
            .add("ann", "b", 3, "View")
            .add("ann", "c", 4, "View")
            .add("bob", "a", 1, "View")
            .add("bob", "c", 2, "View")
            .build();

    Map<String, Float> row =
        row(SequentialRules.learn(interactions, TrainingParameters.standard()), interactions, "a");

    assertThat(row.keySet()).containsExactly("b", "c");
    assertThat(row.get("b")).isCloseTo((1 + 1 / 2f) / (2 + 5), EXACTLY);
    assertThat(row.get("c")).isCloseTo((1 + 1 / 3f) / (2 + 5), EXACTLY);
    assertThat(
            row(
                SequentialRules.learn(interactions, TrainingParameters.standard()),
                interactions,
                "c"))
        .isEmpty();
  }

  @Test
  void letsWhatHappenedInOneSecondFollowHalfInEachDirection() {
    Interactions interactions =
        Interactions.builder()
            .add("ann", "a", 1, "Purchase")
            .add("ann", "b", 1, "Purchase")
            .add("ann", "c", 2, "Purchase")
            .build();
    Neighbours table = SequentialRules.learn(interactions, TrainingParameters.standard());

    assertThat(row(table, interactions, "a"))
        .isEqualTo(Map.of("b", 0.5f * (1 / 6f), "c", 0.5f * (1 / 6f)));
    assertThat(row(table, interactions, "b")).isEqualTo(Map.of("c", 1 / 6f, "a", 0.5f * (1 / 6f)));
    assertThat(row(table, interactions, "c")).isEmpty();
  }

  @Test
  void looksNoFurtherThanTenStepsAhead() {
    Interactions.Builder builder = Interactions.builder();
    for (int step = 0; step < 12; step++) {
      builder.add("ann", String.format(Locale.ROOT, "item-%02d", step), step, "View");
    }
    Interactions interactions = builder.build();

    assertThat(
            row(
                SequentialRules.learn(interactions, TrainingParameters.standard()),
                interactions,
                "item-00"))
        .containsKey("item-10")
        .doesNotContainKey("item-11");
  }

  @Test
  void holdsPopularFollowersBackWhenDamped() {
    Interactions interactions =
        Interactions.builder()
            .add("ann", "a", 1, "View")
            .add("ann", "b", 2, "View")
            .add("bob", "b", 1, "View")
            .add("cid", "b", 1, "View")
            .add("dan", "b", 1, "View")
            .build();
    TrainingParameters parameters = TrainingParameters.standard();
    Hybrid damped =
        new LearnedAssociations(interactions, parameters)
            .hybrid(Recipe.usual(parameters).withDamping(0.5));

    assertThat(damped.factors()).containsExactly(1f, 0.5f);
  }

  @Test
  void takesTheCosineOfTheUsersWithShrinkage() {
    Interactions interactions =
        Interactions.builder()
            .add("ann", "a", 1, "View")
            .add("ann", "b", 2, "View")
            .add("ann", "a", 3, "View")
            .add("bob", "a", 1, "View")
            .add("bob", "b", 2, "View")
            .add("cid", "a", 1, "View")
            .add("cid", "c", 1, "View")
            .build();

    Map<String, Float> row =
        row(Cosine.learn(interactions, TrainingParameters.standard()), interactions, "a");

    assertThat(row.keySet()).containsExactly("a", "b", "c");
    assertThat(row.get("a")).isCloseTo(3 / 23f, EXACTLY);
    assertThat(row.get("b")).isCloseTo((float) (2 / (Math.sqrt(6) + 20)), EXACTLY);
    assertThat(row.get("c")).isCloseTo((float) (1 / (Math.sqrt(3) + 20)), EXACTLY);
  }

  @Test
  void solvesTheLinearModelAsAnotherLibraryDoes() {
    Interactions interactions = new PlantedShop(3, 60, 40).interactions(4, 900);
    int items = interactions.items();
    DMatrixRMaj gram = CommonOps_DDRM.identity(items);
    CommonOps_DDRM.scale(300, gram);
    Histories histories = Histories.of(interactions, 1000);
    for (int user = 0; user < interactions.users(); user++) {
      for (int one = histories.starts()[user]; one < histories.starts()[user + 1]; one++) {
        for (int other = histories.starts()[user]; other < histories.starts()[user + 1]; other++) {
          gram.add(histories.items()[one], histories.items()[other], 1);
        }
      }
    }
    DMatrixRMaj inverse = new DMatrixRMaj(items, items);
    CommonOps_DDRM.invert(gram, inverse);

    Neighbours table = Ease.learn(interactions, 300, TrainingParameters.standard());

    for (int item = 0; item < items; item++) {
      assertThat(table.items()[item]).isNotEmpty();
      for (int place = 0; place < table.items()[item].length; place++) {
        int other = table.items()[item][place];
        double expected = -inverse.get(item, other) / inverse.get(other, other);
        assertThat((double) table.weights()[item][place]).isCloseTo(expected, within(1e-5));
      }
    }
  }

  @Test
  void takesPurchasesWithinFiveMinutesForOneOrder() {
    Interactions interactions =
        Interactions.builder()
            .add("ann", "a", 0, "Purchase")
            .add("ann", "b", 300, "Purchase")
            .add("ann", "c", 601, "Purchase")
            .add("bob", "a", 0, "Purchase")
            .add("bob", "b", 0, "Purchase")
            .add("cid", "d", 0, "Purchase")
            .build();
    Neighbours table = Baskets.learn(interactions, TrainingParameters.standard());

    assertThat(row(table, interactions, "c")).isEmpty();
    // Confidence 2 of 2; of 4 orders 2 have b: lift 2.
    assertThat(row(table, interactions, "a").get("b"))
        .isCloseTo((float) Math.pow(2, 0.25), EXACTLY);
  }

  @Test
  void ranksPairsBoughtTogetherOnceBehindAllOthers() {
    Interactions.Builder builder = Interactions.builder();
    for (int order = 0; order < 50; order++) {
      builder.add("user-" + order, "common", 0, "Purchase");
      if (order < 2) {
        builder.add("user-" + order, "asked", 0, "Purchase");
      }
    }
    Interactions interactions = builder.add("user-0", "rare", 0, "Purchase").build();

    assertThat(
            row(Baskets.learn(interactions, TrainingParameters.standard()), interactions, "asked")
                .keySet())
        .containsExactly("common", "rare");
  }

  @Test
  void findsItemsOfTheSameKindByWhatFewShare() {
    Items items =
        new Items(
            Map.of(
                "a", Map.of("GENRES", "Drama|Western", "NAME", "One"),
                "b", Map.of("GENRES", "Western|Drama", "NAME", "Two"),
                "c", Map.of("GENRES", "Drama|Comedy", "NAME", "Three"),
                "d", Map.of("GENRES", "Comedy", "NAME", "Four"),
                "e", Map.of("NAME", "Five")));
    Interactions interactions = Interactions.builder().build().withItems(items.byId().keySet());

    Neighbours table =
        MetadataSimilarity.learn(items, interactions.itemIds(), TrainingParameters.standard());

    assertThat(row(table, interactions, "a").keySet()).containsExactly("b", "c");
    assertThat(row(table, interactions, "a").get("b")).isCloseTo(1, EXACTLY);
    assertThat(row(table, interactions, "e")).isEmpty();
  }

  @Test
  void countsPopularityLessTheOlderItIs() {
    Interactions interactions =
        Interactions.builder()
            .add("ann", "a", 1000, "View")
            .add("ann", "a", 900, "View")
            .add("bob", "b", 1000, "Purchase")
            .add("bob", "a", 800, "View")
            .build();
    ItemActivity popularity = ItemActivity.of(interactions, 5000);

    assertThat(popularity.events(Optional.of("view"), 100)).containsExactly(1 + 0.5 + 0.25, 0);
    assertThat(popularity.users(Optional.of("view"), 100)).containsExactly(1 + 0.25, 0);
    assertThat(popularity.ever()).containsExactly(3, 1);
  }

  @Test
  void takesWhatLiesInTheFutureAsHappeningNow() {
    Interactions interactions =
        Interactions.builder()
            .add("ann", "a", 1000, "View")
            .add("ann", "b", 9_000_000_000L, "View")
            .build();

    assertThat(ItemActivity.of(interactions, 1000).events(Optional.empty(), 100))
        .containsExactly(1, 1);
  }

  private static Map<String, Float> row(
      Neighbours table, Interactions interactions, String itemId) {
    int item = interactions.itemIds().find(itemId).orElseThrow();
    Map<String, Float> row = new LinkedHashMap<>();
    for (int place = 0; place < table.items()[item].length; place++) {
      row.put(interactions.itemIds().id(table.items()[item][place]), table.weights()[item][place]);
    }
    return row;
  }
}
