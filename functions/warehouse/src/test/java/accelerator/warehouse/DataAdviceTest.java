package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Dataset;
import accelerator.core.DomainPlan;
import accelerator.core.Recommender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What to do about data that does not hold the contract, or trains nothing.
class DataAdviceTest {
  private static final String LONGER =
      "start a run with {\"window\":{\"startDate\":\"2025-06-03\",\"endDate\":\"2025-11-29\"}}, a"
          + " window twice as long, or one that has more rows";
  private static final String MEND =
      "mend the rows in the source, or the SQL that makes the dataset, and deploy";

  private static String next(Findings findings, Recommender... asked) {
    DomainPlan video = Library.PLAN;
    return new DataAdvice(
            new DataContract(findings),
            new DomainPlan(video.domain(), Shop.PLAN.window(), List.of(asked), video.prefix()))
        .next();
  }

  private static Findings findings(
      Map<Dataset, Long> rows, long types, long implausible, Map<String, Long> events) {
    return new Findings(
        rows,
        new Findings.Interactions(100, 50, implausible, 0, types),
        events,
        List.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Findings interactions(long rows, long types) {
    return findings(Map.of(Dataset.INTERACTIONS, rows), types, 0, Map.of("Watch", rows));
  }

  @Test
  void aLongerWindowIsForRowsThatAreTooFew() {
    assertThat(next(interactions(999, 1), Recommender.MOST_POPULAR)).isEqualTo(LONGER);
  }

  @Test
  void tooManyEventTypesAreNoMatterOfTheWindow() {
    String merge = "merge event types in sql/video_on_demand/interactions.sql, and deploy";
    assertThat(next(interactions(5000, 11), Recommender.MOST_POPULAR)).isEqualTo(merge);
    assertThat(next(interactions(999, 11), Recommender.MOST_POPULAR)).isEqualTo(merge);
  }

  @Test
  void rowsThatAreWrongAreMendedWhateverElseIsViolated() {
    Map<Dataset, Long> rows = Map.of(Dataset.INTERACTIONS, 999L);
    assertThat(next(findings(rows, 11, 1, Map.of()), Recommender.MOST_POPULAR)).isEqualTo(MEND);
    assertThat(next(findings(rows, 1, 1, Map.of()), Recommender.MOST_POPULAR)).isEqualTo(MEND);
  }

  @Test
  void aMissingDatasetIsNoMatterOfTheWindow() {
    assertThat(next(interactions(5000, 1), Recommender.MORE_LIKE_X))
        .isEqualTo("name the table that items are made of as VideoCatalogue, and deploy");
  }

  @Test
  void aDatasetWithoutARowIsMended() {
    Map<Dataset, Long> rows = Map.of(Dataset.INTERACTIONS, 5000L, Dataset.ITEMS, 0L);
    assertThat(next(findings(rows, 1, 0, Map.of("Watch", 5000L)), Recommender.MORE_LIKE_X))
        .isEqualTo(MEND);
  }

  @Test
  void aLongerWindowIsForOneOfTheRecommendersThatLacksEventsAlone() {
    Findings clicks =
        findings(Map.of(Dataset.INTERACTIONS, 5000L), 2, 0, Map.of("Click", 4500L, "Watch", 500L));
    assertThat(next(clicks, Recommender.MORE_LIKE_X, Recommender.MOST_POPULAR)).isEqualTo(LONGER);
  }
}
