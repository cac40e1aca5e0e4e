package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import accelerator.core.Registry;
import accelerator.recommend.Personalize.Answer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers questions to recommenders: from Personalize, or, when that does not answer, from the
/// popular list of the registry.
final class Recommendations {
  /// The seconds until a run is looked for again while nothing is published.
  private static final int RETRY_AFTER_SECONDS = 30;

  private final RegistryCache registries;
  private final Personalize personalize;
  private final AnswerCache cache;
  private final Caller caller;
  private final List<Experiment> experiments;

  Recommendations(
      RegistryCache registries,
      Personalize personalize,
      AnswerCache cache,
      Caller caller,
      List<Experiment> experiments) {
    this.registries = registries;
    this.personalize = personalize;
    this.cache = cache;
    this.caller = caller;
    this.experiments = List.copyOf(experiments);
  }

  /// @throws InvalidInput when the query is wrong
  /// @throws Problem when the caller may not ask, or nothing, or not this recommender, is published
  Response answer(Recommender recommender, Request request) {
    return answer(
        recommender, QueryString.parse(request.rawQuery()), request, RecommendedItems.Form.OWN);
  }

  /// The same for parameters that were read from the query, in a form of the caller's choice.
  Response answer(
      Recommender recommender,
      Map<String, String> parameters,
      Request request,
      RecommendedItems.Form form) {
    caller
        .user(request, Optional.ofNullable(parameters.get("userId")))
        .ifPresent(user -> parameters.put("userId", user));
    Registry registry =
        registries.find(recommender.domain()).orElseThrow(() -> nothingPublished(recommender));
    Question question = Question.read(recommender, parameters, registry);
    Optional<Participation> participation = participation(recommender, question, registry);
    if (participation.filter(Participation::isPopularList).isPresent()) {
      return new RecommendedItems(
              recommender,
              RecommendedItems.Source.POPULAR,
              Optional.empty(),
              popular(registry, question),
              participation)
          .response(question, request, form);
    }
    Recommender asked = participation.flatMap(Participation::instead).orElse(recommender);
    String arn = registry.recommenderArn(asked).orElseThrow(() -> notIn(registry, asked));
    return switch (ask(asked, arn, question, registry)) {
      case Answer.Ranking(Optional<String> recommendationId, List<Registry.Item> items) ->
          new RecommendedItems(
                  recommender,
                  RecommendedItems.Source.PERSONALIZE,
                  recommendationId,
                  new ItemMembers(registry.itemColumns()).show(items),
                  participation)
              .response(question, request, form);
      case Answer.Unavailable(String reason, boolean ignored) ->
          new RecommendedItems(
                  recommender,
                  RecommendedItems.Source.FALLBACK,
                  Optional.empty(),
                  fallback(asked, arn, question, registry),
                  participation)
              .response(question, request, form)
              .with("fallbackReason", reason);
    };
  }

  /// What Personalize last said to everybody's question, if that is not long ago; else what is
  /// popular.
  private ArrayNode fallback(Recommender asked, String arn, Question question, Registry registry) {
    return (question.isPersonalTo(asked)
            ? Optional.<Answer.Ranking>empty()
            : cache.findStale(AnswerCache.Key.of(arn, question)))
        .map(last -> new ItemMembers(registry.itemColumns()).show(last.items()))
        .orElseGet(() -> popular(registry, question));
  }

  private Answer ask(Recommender asked, String arn, Question question, Registry registry) {
    Collection<String> columns =
        question.mayHaveMetadata() ? registry.itemColumns().keySet() : List.of();
    if (question.isPersonalTo(asked)) {
      return personalize.ask(arn, question, columns);
    }
    AnswerCache.Key key = AnswerCache.Key.of(arn, question);
    Optional<Answer.Ranking> kept = cache.find(key);
    if (kept.isPresent()) {
      return kept.get();
    }
    Answer answer = personalize.ask(arn, question, columns);
    if (answer instanceof Answer.Ranking ranking) {
      cache.keep(key, ranking);
    }
    return answer;
  }

  /// The experiment that a question takes part in: one of its recommender, of somebody, if what it
  /// tries is published.
  private Optional<Participation> participation(
      Recommender recommender, Question question, Registry registry) {
    return experiments.stream()
        .filter(each -> each.recommender() == recommender && question.userId().isPresent())
        .filter(
            each ->
                each.variant().isEmpty()
                    || registry.recommenderArn(each.variant().get()).isPresent())
        .findFirst()
        .map(each -> new Participation(each, each.has(question.userId().orElseThrow())));
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
  private static ArrayNode popular(Registry registry, Question question) {
    return new ItemMembers(registry.itemColumns())
        .show(
            registry.popular().stream()
                .filter(item -> !item.itemId().equals(question.itemId().orElse("")))
                .limit(question.numResults())
                .toList());
  }
}
