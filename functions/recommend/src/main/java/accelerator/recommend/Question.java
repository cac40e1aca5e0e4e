package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a caller wants to know from a recommender.
///
/// @param numResults how many items at most, 1..{@value #MOST_RESULTS}
/// @param context what is true of the moment, by column of the interactions
record Question(
    Optional<String> userId,
    Optional<String> itemId,
    int numResults,
    Optional<Choice> filter,
    Map<String, String> context,
    Optional<Promotion> promotion) {
  /// Personalize's own bounds: of `numResults`, of ids, and of `numResults` when an answer is to
  /// carry metadata (API reference, GetRecommendations).
  static final int MOST_RESULTS = 500;

  static final int MOST_ID_CHARACTERS = 256;
  static final int MOST_RESULTS_WITH_METADATA = 50;

  /// A named filter and the values of its parameters.
  record Choice(String name, Map<String, List<String>> values) {
    Choice {
      values = Map.copyOf(values);
    }
  }

  /// A share of the answer, in percent, for the items that a named filter chooses.
  record Promotion(Choice filter, int percent) {}

  Question {
    context = Map.copyOf(context);
  }

  /// A question without filter, context or promotion.
  Question(Optional<String> userId, Optional<String> itemId, int numResults) {
    this(userId, itemId, numResults, Optional.empty(), Map.of(), Optional.empty());
  }

  /// The question in a query string.
  ///
  /// @param owner the only user who may be asked about, if the caller is bound to one; also the one
  ///   who is meant when none is named
  /// @throws InvalidInput naming everything that is wrong with it
  /// @throws Problem when it is about another user than the owner
  static Question read(Recommender recommender, String query, Optional<String> owner) {
    return new QuestionReader(QueryString.lists(query)).read(recommender, owner);
  }

  /// The question in a query string as the original endpoint took it: `user_id`, `item_id` and
  /// `recommender`; an empty one counts as none, as forms send them.
  ///
  /// @throws InvalidInput naming everything that is wrong with it
  /// @throws Problem when it is about another user than the owner
  static Question readOriginal(
      Recommender recommender, Map<String, String> original, Optional<String> owner) {
    Map<String, List<String>> parameters = new TreeMap<>();
    original.forEach(
        (name, value) -> {
          switch (name) {
            case "user_id" -> put(parameters, "userId", value);
            case "item_id" -> put(parameters, "itemId", value);
            case "num_results" -> put(parameters, "numResults", value);
            case "recommender" -> {}
            default -> parameters.put(name, List.of(value));
          }
        });
    return new QuestionReader(parameters).read(recommender, owner);
  }

  private static void put(Map<String, List<String>> parameters, String name, String value) {
    if (!value.isEmpty()) {
      parameters.put(name, List.of(value));
    }
  }

  /// Whether the service may be asked for metadata along with so many items.
  boolean mayHaveMetadata() {
    return numResults <= MOST_RESULTS_WITH_METADATA;
  }
}
