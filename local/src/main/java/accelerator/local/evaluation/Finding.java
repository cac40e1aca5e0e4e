package accelerator.local.evaluation;

import accelerator.core.Recommender;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/// What was found out about one recommender.
public sealed interface Finding {
  /// Which one.
  Recommender recommender();

  /// It was asked.
  ///
  /// @param asked what was held back, in words
  /// @param questions how many users were asked about
  /// @param popularity the most popular items as the answer to the same questions
  /// @param timesPopularity its NDCG@10 through popularity's, question by question; absent where
  ///   popularity found nothing
  /// @param oracle the best that any recommender could answer, where that is known
  /// @param shareOfOracle its NDCG@10 through the oracle's
  /// @param examples some answers by name
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Measured(
      Recommender recommender,
      String asked,
      int questions,
      Quality quality,
      Quality popularity,
      Optional<Interval> timesPopularity,
      Optional<Quality> oracle,
      Optional<Interval> shareOfOracle,
      List<ExampleShelf> examples)
      implements Finding {
    public Measured {
      examples = List.copyOf(examples);
    }
  }

  /// It could not be asked.
  record Skipped(Recommender recommender, String reason) implements Finding {}
}
