package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.recommenders.RecommendationQuery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// New items, many more than one question compares.
final class NewItemsTest {
  private static final int MANY = 3_000;
  private static final Exploration ALWAYS = new Exploration(1, 30);
  private static final Set<String> NEW =
      IntStream.range(0, MANY).mapToObj(NewItemsTest::id).collect(Collectors.toSet());

  @Test
  void haveTheirTurnAllOfThem() {
    NewItems items = new NewItems(NewItemIndex.of(NEW, Map.of()), List.of());
    Set<String> answered = new HashSet<>();

    for (int user = 0; user < 4_000; user++) {
      answered.addAll(items.among(List.of(), RecommendationQuery.ofUser("u" + user, 25), ALWAYS));
    }

    assertThat(answered).isEqualTo(NEW);
  }

  @Test
  void comeOfTheKindThatIsAnsweredAnyway() {
    Map<String, Map<String, String>> metadata = new HashMap<>();
    for (int number = 0; number < MANY; number++) {
      metadata.put(id(number), Map.of("GENRE", "genre-" + number % 50));
    }
    metadata.put("liked", Map.of("GENRE", "genre-7"));
    NewItems items = new NewItems(NewItemIndex.of(NEW, metadata), List.of());

    assertThat(items.among(List.of("liked"), RecommendationQuery.ofUser("ann", 10), ALWAYS))
        .hasSize(10)
        .allMatch(id -> Integer.parseInt(id.substring("new-".length())) % 50 == 7);
  }

  @Test
  void keepToWhatIsAllowed() {
    NewItems items = new NewItems(NewItemIndex.of(NEW, Map.of()), List.of("arrived-7"));
    RecommendationQuery query =
        new RecommendationQuery(Optional.of("ann"), Optional.empty(), 500, id -> id.endsWith("7"));

    assertThat(items.among(List.of(), query, ALWAYS))
        .hasSizeGreaterThan(100)
        .doesNotHaveDuplicates()
        .contains("arrived-7")
        .allMatch(query.allowed());
  }

  @Test
  void arriveOneByOneWithoutChangingWhatWasGivenOut() {
    ArrivedItems arrived = new ArrivedItems();
    IntStream.range(0, 20).forEach(number -> arrived.add(id(number)));
    List<String> before = arrived.soFar();

    arrived.add("later");

    assertThat(before).hasSize(20).doesNotContain("later");
    assertThat(arrived.soFar()).hasSize(21).endsWith("later");
  }

  private static String id(int number) {
    return String.format(Locale.ROOT, "new-%04d", number);
  }
}
