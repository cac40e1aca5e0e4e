package accelerator.emulators.recommenders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What an item has several of in one cell.
class MetadataValuesTest {
  @Test
  void takesAValueOnceHoweverItIsSpaced() {
    assertThat(alike("Drama| Drama |Western")).isEqualTo(alike("Drama|Western")).isNotEmpty();
  }

  /// How much other items are alike to one of these genres.
  private static Map<String, Float> alike(String genres) {
    Items items =
        new Items(
            Map.of(
                "a", Map.of("GENRES", genres),
                "b", Map.of("GENRES", "Western"),
                "c", Map.of("GENRES", "Drama|Comedy"),
                "d", Map.of("GENRES", "Comedy|Western")));
    Dictionary ids = Interactions.builder().build().withItems(Set.of("a", "b", "c", "d")).itemIds();
    Neighbours table = MetadataSimilarity.learn(items, ids, TrainingParameters.standard());
    Map<String, Float> alike = new TreeMap<>();
    int item = ids.find("a").orElseThrow();
    for (int place = 0; place < table.items()[item].length; place++) {
      alike.put(ids.id(table.items()[item][place]), table.weights()[item][place]);
    }
    return alike;
  }
}
