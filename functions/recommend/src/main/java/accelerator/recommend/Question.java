package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import accelerator.core.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a caller wants to know from a recommender.
///
/// @param numResults how many items at most, 1..{@value #MOST_RESULTS}
/// @param context what Personalize's contextual metadata says about the moment, by field
record Question(
    Optional<String> userId,
    Optional<String> itemId,
    int numResults,
    Optional<Filter> filter,
    Optional<Promotion> promotion,
    Map<String, String> context) {
  /// Personalize's own bounds: of `numResults`, of ids, and of `numResults` when an answer is to
  /// carry metadata (API reference, GetRecommendations).
  static final int MOST_RESULTS = 500;

  static final int MOST_ID_CHARACTERS = 256;
  static final int MOST_RESULTS_WITH_METADATA = 50;

  private static final int DEFAULT_RESULTS = 25;

  /// The parameters of a question, besides `filter.<NAME>`, `promotion.<NAME>` and
  /// `context.<NAME>`.
  static final List<String> PARAMETERS =
      List.of("userId", "itemId", "numResults", "filter", "promotion", "promotionPercent");

  /// A filter with the values of its placeholders, in the service's form: strings in quotes.
  ///
  /// @param isPersonal whether it looks at who asks
  record Filter(String arn, Map<String, String> values, boolean isPersonal) {
    Filter {
      values = Map.copyOf(values);
    }
  }

  /// Items of a filter that take so many of the places, wherever they would have stood.
  record Promotion(String name, int percent, Filter filter) {}

  Question {
    context = Map.copyOf(context);
  }

  /// A question without filter, promotion and context.
  Question(Optional<String> userId, Optional<String> itemId, int numResults) {
    this(userId, itemId, numResults, Optional.empty(), Optional.empty(), Map.of());
  }

  /// The question in a query string.
  ///
  /// @param registry which knows the filters
  /// @throws InvalidInput naming everything that is wrong with it
  static Question read(Recommender recommender, String query, Registry registry) {
    return read(recommender, QueryString.parse(query), registry);
  }

  static Question read(Recommender recommender, Map<String, String> parameters, Registry registry) {
    Optional<String> userId = Optional.ofNullable(parameters.get("userId"));
    Optional<String> itemId = Optional.ofNullable(parameters.get("itemId"));
    String numResults = parameters.getOrDefault("numResults", Integer.toString(DEFAULT_RESULTS));
    List<String> violations = new ArrayList<>();
    checkId("userId", userId, recommender, recommender.needsUserId(), violations);
    checkId("itemId", itemId, recommender, recommender.needsItemId(), violations);
    int results = number(numResults);
    if (results < 1 || results > MOST_RESULTS) {
      violations.add(
          String.format(
              Locale.ROOT, "numResults must be 1..%d, was '%s'", MOST_RESULTS, numResults));
    }
    FilterReader filters = new FilterReader(registry, parameters, userId.isPresent(), violations);
    Optional<Filter> filter = filters.filter("filter");
    Optional<Promotion> promotion = filters.promotion();
    Map<String, String> context = context(recommender, parameters, violations);
    filters.refuseOthers(PARAMETERS);
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
    return new Question(userId, itemId, results, filter, promotion, context);
  }

  /// Only the personalised use cases know contextual metadata.
  private static Map<String, String> context(
      Recommender recommender, Map<String, String> parameters, List<String> violations) {
    Map<String, String> context = new TreeMap<>();
    parameters.forEach(
        (name, value) -> {
          if (name.startsWith("context.")) {
            context.put(name.substring("context.".length()), value);
          }
        });
    if (!context.isEmpty() && !recommender.isPersonalised()) {
      violations.add("%s takes no context, was %s".formatted(recommender.key(), context.keySet()));
    }
    return context;
  }

  /// The same question by another user.
  Question by(String user) {
    return new Question(Optional.of(user), itemId, numResults, filter, promotion, context);
  }

  /// Whether the service may be asked for metadata along with so many items.
  boolean mayHaveMetadata() {
    return numResults <= MOST_RESULTS_WITH_METADATA;
  }

  /// Whether its answer is that of the user who asks, and of nobody else.
  boolean isPersonalTo(Recommender recommender) {
    boolean looksAtUser =
        filter.filter(Filter::isPersonal).isPresent()
            || promotion.filter(each -> each.filter().isPersonal()).isPresent();
    return userId.isPresent() && (recommender.answersByUser() || looksAtUser);
  }

  private static void checkId(
      String name,
      Optional<String> id,
      Recommender recommender,
      boolean isNeeded,
      List<String> violations) {
    if (id.isEmpty() && isNeeded) {
      violations.add("%s needs %s".formatted(recommender.key(), name));
    }
    int characters = id.map(text -> text.codePointCount(0, text.length())).orElse(1);
    if (characters < 1 || characters > MOST_ID_CHARACTERS) {
      violations.add(
          String.format(
              Locale.ROOT,
              "%s must be 1..%d characters, was %d",
              name,
              MOST_ID_CHARACTERS,
              characters));
    }
  }

  /// The value of plain decimal digits; 0, which no question may ask for, when they are none.
  static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }
}
