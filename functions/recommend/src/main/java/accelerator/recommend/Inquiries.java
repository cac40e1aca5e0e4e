package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import accelerator.core.Registry;
import java.util.List;
import java.util.Optional;

/// Turns questions into what Personalize is asked, with what a run published.
record Inquiries(Registry registry) {
  /// The most metadata columns that a question may name (API reference, GetRecommendations).
  private static final int MOST_COLUMNS = 10;

  /// @throws InvalidInput when the question names a filter that is not there or uses one wrongly
  Inquiry inquiry(Recommender recommender, String recommenderArn, Question question) {
    NamedFilters filters = new NamedFilters(registry);
    Optional<Inquiry.Filtering> filter =
        question.filter().map(choice -> filters.use("filter", choice, question));
    Optional<Inquiry.Promotion> promotion =
        question
            .promotion()
            .map(
                wanted ->
                    new Inquiry.Promotion(
                        filters.use("promotion", wanted.filter(), question), wanted.percent()));
    boolean looksAtTheUser =
        question.filter().filter(filters::needsUser).isPresent()
            || question
                .promotion()
                .map(Question.Promotion::filter)
                .filter(filters::needsUser)
                .isPresent();
    return new Inquiry(
        recommenderArn,
        question.userId(),
        question.itemId(),
        question.numResults(),
        columns(question),
        filter,
        question.context(),
        promotion,
        recommender.isSameForEverybody() && !looksAtTheUser && question.context().isEmpty());
  }

  private List<String> columns(Question question) {
    return question.mayHaveMetadata()
        ? registry.itemColumns().keySet().stream().sorted().limit(MOST_COLUMNS).toList()
        : List.of();
  }
}
