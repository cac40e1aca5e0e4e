package accelerator.recommend;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import accelerator.core.Registry;
import accelerator.recommend.Personalize.Answer;
import accelerator.recommend.RecommendedItems.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Answers questions to recommenders: from Personalize, or, when that does not answer, from the
/// popular list of the registry.
final class Recommendations {
  /// The seconds until a run is looked for again while nothing is published.
  private static final int RETRY_AFTER_SECONDS = 30;

  /// The user whom what is the same for all is asked for: Personalize wants one.
  private static final String EVERYBODY = "everybody";

  private final RegistryCache registries;
  private final Personalize personalize;
  private final AnswerCache cache;
  private final Caller caller;
  private final List<Experiment> experiments;
  private final ItemRule rule;
  private final SideBySide sideBySide;

  /// @param sideBySide how the questions of a cart are asked
  Recommendations(
      RegistryCache registries,
      Personalize personalize,
      AnswerCache cache,
      Caller caller,
      List<Experiment> experiments,
      ItemRule rule,
      SideBySide sideBySide) {
    this.registries = registries;
    this.personalize = personalize;
    this.cache = cache;
    this.caller = caller;
    this.experiments = List.copyOf(experiments);
    this.rule = rule;
    this.sideBySide = sideBySide;
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
    bind(parameters, request);
    Inquiry inquiry = Inquiry.read(recommender, parameters, published(recommender.domain()));
    return choose(inquiry)
        .shown(inquiry)
        .response(inquiry.question().userId().isPresent(), request, form);
  }

  /// Puts the user of a token into the parameters.
  ///
  /// @throws Problem when the caller may not ask, or not for that user
  void bind(Map<String, String> parameters, Request request) {
    caller
        .user(request, Optional.ofNullable(parameters.get("userId")))
        .ifPresent(user -> parameters.put("userId", user));
  }

  /// @throws Problem when nothing is
  Registry published(Domain domain) {
    return registries.find(domain).orElseThrow(() -> nothingPublished(domain));
  }

  /// Has somebody choose items: Personalize, who stands in for it, or an experiment's variant.
  ///
  /// @throws Problem when the recommender is not published
  Chosen choose(Inquiry inquiry) {
    Registry registry = published(inquiry.recommender().domain());
    boolean isUnknown = rule.isAboutUnknown(inquiry.itemIds(), registry);
    Chosen chosen = chosen(inquiry, registry);
    return isUnknown ? chosen.by(RecommendedItems.Basis.POPULAR) : chosen;
  }

  private Chosen chosen(Inquiry inquiry, Registry registry) {
    Optional<Participation> participation = participation(inquiry, registry);
    if (participation.isPresent() && participation.get().isPopularList()) {
      return chosen(inquiry, registry, participation, Source.POPULAR, popular(registry));
    }
    Recommender asked = participation.flatMap(Participation::instead).orElse(inquiry.recommender());
    String arn = registry.recommenderArn(asked).orElseThrow(() -> notIn(registry, asked));
    Inquiry put = inquiry.to(asked);
    List<Answer> answers = answers(put, arn, registry);
    List<Answer.Ranking> rankings = new ArrayList<>();
    for (Answer answer : answers) {
      if (answer instanceof Answer.Ranking ranking) {
        rankings.add(ranking);
      }
    }
    if (!rankings.isEmpty()) {
      Answer.Ranking fused = Fusion.of(rankings);
      Answer.Ranking described = fused.of(rule.described(fused.items()));
      return chosen(inquiry, registry, participation, Source.PERSONALIZE, described);
    }
    Answer.Ranking instead = fallback(put, arn, registry);
    return chosen(inquiry, registry, participation, Source.FALLBACK, instead)
        .because(reason(answers));
  }

  private static Chosen chosen(
      Inquiry inquiry,
      Registry registry,
      Optional<Participation> participation,
      Source source,
      Answer.Ranking ranking) {
    return new Chosen(
        inquiry.recommender(),
        registry,
        source,
        Optional.empty(),
        ranking,
        participation,
        Optional.empty());
  }

  private static Answer.Ranking popular(Registry registry) {
    return new Answer.Ranking(Optional.empty(), registry.popular());
  }

  /// What a recommender says, to each question of a cart.
  private List<Answer> answers(Inquiry inquiry, String arn, Registry registry) {
    List<String> columns = inquiry.selection().columns(registry.itemColumns().keySet());
    List<Supplier<Answer>> asking = new ArrayList<>();
    for (Question question : inquiry.questions()) {
      asking.add(() -> ask(inquiry.recommender(), arn, question, columns, registry));
    }
    return sideBySide.all(asking);
  }

  private static String reason(List<Answer> answers) {
    return answers.getFirst() instanceof Answer.Unavailable(String reason, boolean ignored)
        ? reason
        : "";
  }

  /// What Personalize last said to everybody's question, if that is not long ago; else what is
  /// popular.
  private Answer.Ranking fallback(Inquiry inquiry, String arn, Registry registry) {
    Question question = inquiry.question();
    List<String> columns = inquiry.selection().columns(registry.itemColumns().keySet());
    return (question.isPersonalTo(inquiry.recommender())
            ? Optional.<Answer.Ranking>empty()
            : cache.findStale(AnswerCache.Key.of(arn, question, columns)))
        .map(last -> new Answer.Ranking(Optional.empty(), last.items()))
        .orElseGet(() -> popular(registry));
  }

  /// @param chosen the columns that are wanted, where not all may be
  private Answer ask(
      Recommender asked, String arn, Question question, List<String> chosen, Registry registry) {
    Collection<String> wanted = chosen.isEmpty() ? registry.itemColumns().keySet() : chosen;
    Collection<String> columns = question.mayHaveMetadata() ? wanted : List.of();
    if (question.isPersonalTo(asked)) {
      return personalize.ask(arn, question, columns);
    }
    AnswerCache.Key key = AnswerCache.Key.of(arn, question, chosen);
    Optional<Answer.Ranking> kept = cache.find(key);
    if (kept.isPresent()) {
      return kept.get();
    }
    Question everybodys =
        question.userId().isEmpty() && asked.needsUserId() ? question.by(EVERYBODY) : question;
    Answer answer = personalize.ask(arn, everybodys, columns);
    if (answer instanceof Answer.Ranking ranking) {
      cache.keep(key, ranking);
    }
    return answer;
  }

  /// The experiment that a question takes part in: one of its recommender, of somebody, if what it
  /// tries is published.
  private Optional<Participation> participation(Inquiry inquiry, Registry registry) {
    Optional<String> user = inquiry.question().userId();
    for (Experiment each : experiments) {
      boolean isTried =
          each.variant().isEmpty() || registry.recommenderArn(each.variant().get()).isPresent();
      if (each.recommender() == inquiry.recommender() && user.isPresent() && isTried) {
        return Optional.of(new Participation(each, each.has(user.get())));
      }
    }
    return Optional.empty();
  }

  private static Problem nothingPublished(Domain domain) {
    return Problem.passing(
        Problem.Kind.NOTHING_PUBLISHED,
        "no run has published recommendations for %s yet".formatted(domain.key()),
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
}
