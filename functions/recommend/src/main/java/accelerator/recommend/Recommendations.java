package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import accelerator.core.Registry;
import accelerator.recommend.Experiment.Assignment;
import accelerator.recommend.Personalize.Answer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers questions to recommenders: from Personalize, or, when that does not answer, from the
/// popular list of the registry. A fallback keeps to no filter: it is there to fill a shelf.
final class Recommendations {
  /// The seconds until a run is looked for again while nothing is published.
  private static final int RETRY_AFTER_SECONDS = 30;

  private final Registries registries;
  private final Personalize personalize;
  private final List<Experiment> experiments;
  private final Callers callers;

  Recommendations(
      Registries registries,
      Personalize personalize,
      List<Experiment> experiments,
      Callers callers) {
    this.registries = registries;
    this.personalize = personalize;
    this.experiments = List.copyOf(experiments);
    this.callers = callers;
  }

  /// @throws InvalidInput when the query is wrong
  /// @throws Problem when it is somebody else's, or nothing, or not this recommender, is published
  Response answer(Recommender recommender, Request request) {
    Question question = Question.read(recommender, request.rawQuery(), callers.owner(request));
    return answer(recommender, question, request, Shelf.Form.OWN);
  }

  /// Answers as the original endpoint did.
  ///
  /// @throws InvalidInput when the query is wrong
  /// @throws Problem when it is somebody else's, or nothing, or not this recommender, is published
  Response answerAsOriginal(Request request) {
    Map<String, String> parameters = QueryString.parse(request.rawQuery());
    Recommender recommender = Route.original(parameters.getOrDefault("recommender", ""));
    Question question = Question.readOriginal(recommender, parameters, callers.owner(request));
    return answer(recommender, question, request, Shelf.Form.ORIGINAL)
        .with("recommender", recommender.key());
  }

  private Response answer(
      Recommender recommender, Question question, Request request, Shelf.Form form) {
    Registry registry =
        registries.find(recommender.domain()).orElseThrow(() -> nothingPublished(recommender));
    String arn =
        registry.recommenderArn(recommender).orElseThrow(() -> notIn(registry, recommender));
    Optional<Assignment> experiment = experiment(recommender, question, registry);
    Recommender asked = experiment.flatMap(Assignment::instead).orElse(recommender);
    Inquiry inquiry =
        new Inquiries(registry)
            .inquiry(asked, registry.recommenderArn(asked).orElse(arn), question);
    Chosen chosen =
        experiment.filter(Assignment::isPopular).isPresent()
            ? Chosen.popular(popular(registry, question))
            : chosen(personalize.ask(inquiry), popular(registry, question));
    ArrayNode shown = new ItemMembers(registry.itemColumns()).show(chosen.items());
    Response response =
        new Shelf(recommender, chosen.source(), chosen.recommendationId(), shown, experiment)
            .response(question, request, form);
    return chosen.reason().map(reason -> response.with("fallbackReason", reason)).orElse(response);
  }

  /// Items, who chose them, and why it was not Personalize.
  private record Chosen(
      Shelf.Source source,
      Optional<String> recommendationId,
      List<Registry.Item> items,
      Optional<String> reason) {
    static Chosen popular(List<Registry.Item> items) {
      return new Chosen(Shelf.Source.POPULAR, Optional.empty(), items, Optional.empty());
    }

    static Chosen fallback(List<Registry.Item> items, String reason) {
      return new Chosen(Shelf.Source.FALLBACK, Optional.empty(), items, Optional.of(reason));
    }
  }

  private static Chosen chosen(Answer answer, List<Registry.Item> popular) {
    return switch (answer) {
      case Answer.Ranking(Optional<String> recommendationId, List<Registry.Item> items) ->
          new Chosen(Shelf.Source.PERSONALIZE, recommendationId, items, Optional.empty());
      case Answer.Kept(Answer.Ranking ranking, String reason) ->
          Chosen.fallback(ranking.items(), reason);
      case Answer.Unavailable(String reason, var ignored) -> Chosen.fallback(popular, reason);
    };
  }

  /// The experiment that a question takes part in: none without a user, or while what it compares
  /// with is not published.
  private Optional<Assignment> experiment(
      Recommender recommender, Question question, Registry registry) {
    return question
        .userId()
        .flatMap(
            userId ->
                experiments.stream()
                    .filter(experiment -> experiment.recommender() == recommender)
                    .filter(
                        experiment ->
                            experiment
                                .instead()
                                .map(other -> registry.recommenderArn(other).isPresent())
                                .orElse(true))
                    .findFirst()
                    .map(experiment -> experiment.of(userId)));
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
