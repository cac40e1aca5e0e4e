package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Dataset;
import accelerator.core.Recommender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataContractTest {
  @Test
  void theMinimumIsEnough() {
    assertThat(violations(findings(1000, 2500, 25))).isEmpty();
  }

  @Test
  void oneLessThanTheMinimumIsNot() {
    assertThat(violations(findings(999, 100, 24)))
        .containsExactly(
            "interactions must have at least 1,000 rows, has 999",
            "at least 25 users must have two or more interactions, 24 of 100 users have");
  }

  @Test
  void onePercentOfTheUsersMustComeBack() {
    assertThat(violations(findings(5000, 2501, 25)))
        .containsExactly(
            "at least 1 percent of the users must have two or more interactions, 25 of 2,501"
                + " have");
  }

  @Test
  void tenEventTypesAreEnough() {
    assertThat(violations(withEvents(10))).isEmpty();
    assertThat(violations(withEvents(11)))
        .containsExactly("interactions may have at most 10 event types, has 11");
  }

  @Test
  void aRecommenderNeedsItsEventsAndItsDatasets() {
    DataContract contract = new DataContract(findings(1000, 100, 25));
    assertThat(contract.shortage(Recommender.MOST_VIEWED)).isEmpty();
    assertThat(contract.shortage(Recommender.RECOMMENDED_FOR_YOU)).isEmpty();
    assertThat(contract.shortage(Recommender.BEST_SELLERS))
        .contains("needs 1,000 Purchase interactions, has 0");
    assertThat(contract.shortage(Recommender.MORE_LIKE_X)).contains("needs an Items dataset");
  }

  private static List<String> violations(Findings findings) {
    return new DataContract(findings).violations(Shop.PLAN.window());
  }

  private static Findings findings(long rows, long users, long usersWithTwo) {
    return findings(rows, users, usersWithTwo, Map.of("View", rows));
  }

  private static Findings withEvents(int types) {
    return findings(
        1000,
        100,
        25,
        IntStream.range(0, types)
            .boxed()
            .collect(Collectors.toMap(number -> "Type" + number, _ -> 100L)));
  }

  private static Findings findings(
      long rows, long users, long usersWithTwo, Map<String, Long> events) {
    return new Findings(
        Map.of(Dataset.INTERACTIONS, rows),
        new Findings.Interactions(users, usersWithTwo, 0, 0, events.size()),
        events,
        List.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }
}
