package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import accelerator.core.Registry;
import accelerator.recommend.Personalize.Answer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Answers questions to recommenders: from Personalize, or, when that does not answer, from the
/// popular list of the registry.
final class Recommendations {
  /// The seconds until a run is looked for again while nothing is published.
  private static final int RETRY_AFTER_SECONDS = 30;

  private final Registries registries;
  private final Personalize personalize;

  Recommendations(Registries registries, Personalize personalize) {
    this.registries = registries;
    this.personalize = personalize;
  }

  /// @throws InvalidInput when the query is wrong
  /// @throws Problem when nothing, or not this recommender, is published
  Response answer(Recommender recommender, Request request) {
    Question question = Question.read(recommender, request.rawQuery());
    Registry registry =
        registries.find(recommender.domain()).orElseThrow(() -> nothingPublished(recommender));
    String arn =
        registry.recommenderArn(recommender).orElseThrow(() -> notIn(registry, recommender));
    Collection<String> columns =
        question.mayHaveMetadata() ? registry.itemColumns().keySet() : List.of();
    ItemMembers members = new ItemMembers(registry.itemColumns());
    return switch (personalize.ask(arn, question, columns)) {
      case Answer.Ranking(Optional<String> recommendationId, List<Registry.Item> items) ->
          Shelf.ranked(recommender, members.show(items), recommendationId)
              .response(question, request);
      case Answer.Unavailable(String reason) ->
          Shelf.fallback(recommender, members.show(popular(registry, question)))
              .response(question, request)
              .with("fallbackReason", reason);
    };
  }

  private static Problem nothingPublished(Recommender recommender) {
    return Problem.passing(
        Problem.Kind.NOTHING_PUBLISHED,
        "no run has published recommendations for %s yet".formatted(recommender.domain().key()),
        RETRY_AFTER_SECONDS);
  }

  private static Problem notIn(Registry registry, Recommender recommender) {
    return new Problem(
        Problem.Kind.RECOMMENDER_NOT_PUBLISHED,
        "%s is not among what run %s published for %s, which is %s; the run's summary says why"
            .formatted(
                recommender.key(),
                registry.runId(),
                registry.domain().key(),
                registry.recommenders().stream().map(entry -> entry.name().key()).toList()));
  }

  /// The popular list without the item that was asked about.
  private static List<Registry.Item> popular(Registry registry, Question question) {
    return registry.popular().stream()
        .filter(item -> !item.itemId().equals(question.itemId().orElse("")))
        .limit(question.numResults())
        .toList();
  }
}
