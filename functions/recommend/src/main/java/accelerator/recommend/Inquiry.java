package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import accelerator.core.Registry;
import accelerator.recommend.events.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a caller asks of one recommender: the question that goes to Personalize, for a cart one for
/// each of its items, and what of the ranking is to be shown.
///
/// @param questions that differ in their item only; at least one
record Inquiry(Recommender recommender, List<Question> questions, Selection selection) {
  /// Each item of a cart is a question that is billed.
  static final int MOST_ITEMS = 10;

  /// The parameters there are, besides `filter.<NAME>`, `promotion.<NAME>` and `context.<NAME>`.
  static final List<String> PARAMETERS =
      List.of(
          "userId",
          "sessionId",
          "itemId",
          "itemIds",
          "numResults",
          "offset",
          "exclude",
          "fields",
          "locale",
          "filter",
          "promotion",
          "promotionPercent");

  Inquiry {
    questions = List.copyOf(questions);
  }

  /// The inquiry in a query's parameters.
  ///
  /// @param registry which knows the filters and the columns
  /// @throws InvalidInput naming everything that is wrong with it
  static Inquiry read(Recommender recommender, Map<String, String> parameters, Registry registry) {
    List<String> violations = new ArrayList<>();
    Optional<String> userId = user(recommender, parameters, violations);
    List<Optional<String>> items = items(recommender, parameters, violations);
    Selection selection =
        Selection.read(parameters, new ItemMembers(registry.itemColumns()).names(), violations);
    FilterReader filters = new FilterReader(registry, parameters, userId.isPresent(), violations);
    Optional<Question.Filter> filter = filters.filter("filter");
    Optional<Question.Promotion> promotion = filters.promotion();
    Map<String, String> context = ContextReader.read(recommender, parameters, violations);
    filters.refuseOthers(PARAMETERS);
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
    List<Question> questions = new ArrayList<>();
    for (Optional<String> item : items) {
      questions.add(new Question(userId, item, selection.toAsk(), filter, promotion, context));
    }
    return new Inquiry(recommender, questions, selection);
  }

  /// Who asks: the user, else the visit, which Personalize knows by its events alone. What is the
  /// same for all needs neither.
  private static Optional<String> user(
      Recommender recommender, Map<String, String> parameters, List<String> violations) {
    Optional<String> userId = id("userId", parameters, violations);
    Optional<String> sessionId = id("sessionId", parameters, violations);
    boolean isNamed = parameters.containsKey("userId") || parameters.containsKey("sessionId");
    if (recommender.needsUserId() && recommender.answersByUser() && !isNamed) {
      violations.add("%s needs userId or sessionId".formatted(recommender.key()));
    }
    return userId.or(() -> sessionId);
  }

  private static List<Optional<String>> items(
      Recommender recommender, Map<String, String> parameters, List<String> violations) {
    boolean isCart = parameters.containsKey("itemIds");
    if (isCart && (!recommender.needsItemId() || parameters.containsKey("itemId"))) {
      violations.add(
          recommender.needsItemId()
              ? "itemId or itemIds must be given, not both"
              : "%s takes no itemIds".formatted(recommender.key()));
    }
    if (!isCart && recommender.needsItemId() && !parameters.containsKey("itemId")) {
      violations.add("%s needs itemId".formatted(recommender.key()));
    }
    List<String> cart = Selection.ids("itemIds", MOST_ITEMS, parameters, violations);
    return cart.isEmpty()
        ? List.of(id("itemId", parameters, violations))
        : cart.stream().map(Optional::of).toList();
  }

  private static Optional<String> id(
      String name, Map<String, String> parameters, List<String> violations) {
    try {
      String text = parameters.get(name);
      return text == null ? Optional.empty() : Optional.of(Ids.checked(name, text));
    } catch (InvalidInput failure) {
      violations.add(String.valueOf(failure.getMessage()));
      return Optional.empty();
    }
  }

  /// One question of it: they are of one user, with one filter.
  Question question() {
    return questions.getFirst();
  }

  /// The ids that are asked about, which no answer names.
  List<String> itemIds() {
    List<String> itemIds = new ArrayList<>();
    for (Question question : questions) {
      if (question.itemId().isPresent()) {
        itemIds.add(question.itemId().get());
      }
    }
    return itemIds;
  }

  /// The same for another recommender in the place of its own: without a context, and about one
  /// item alone, where that takes none.
  ///
  /// @param other asks for nothing more than its own does
  Inquiry to(Recommender other) {
    if (other == recommender) {
      return this;
    }
    List<Question> asked = other.needsItemId() ? questions : questions.subList(0, 1);
    return new Inquiry(
        other,
        other.isPersonalised() ? asked : asked.stream().map(Question::withoutContext).toList(),
        selection);
  }

  /// The same, showing none of these items.
  Inquiry without(Set<String> itemIds) {
    return new Inquiry(recommender, questions, selection.without(itemIds));
  }

  /// The same, asking for another number of items.
  Inquiry asking(int results) {
    return new Inquiry(
        recommender,
        questions.stream().map(question -> question.asking(results)).toList(),
        selection);
  }
}
