package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a caller wants to know from a recommender.
///
/// @param numResults how many items at most, 1..{@value #MOST_RESULTS}
record Question(Optional<String> userId, Optional<String> itemId, int numResults) {
  /// Personalize's own bounds: of `numResults`, of ids, and of `numResults` when an answer is to
  /// carry metadata (API reference, GetRecommendations).
  static final int MOST_RESULTS = 500;

  static final int MOST_ID_CHARACTERS = 256;
  static final int MOST_RESULTS_WITH_METADATA = 50;

  private static final int DEFAULT_RESULTS = 25;
  private static final List<String> PARAMETERS = List.of("userId", "itemId", "numResults");

  /// The question in a query string.
  ///
  /// @throws InvalidInput naming everything that is wrong with it
  static Question read(Recommender recommender, String query) {
    Map<String, String> parameters = QueryString.parse(query);
    Optional<String> userId = Optional.ofNullable(parameters.get("userId"));
    Optional<String> itemId = Optional.ofNullable(parameters.get("itemId"));
    String numResults = parameters.getOrDefault("numResults", Integer.toString(DEFAULT_RESULTS));
    List<String> violations = new ArrayList<>();
    parameters.keySet().stream()
        .filter(name -> !PARAMETERS.contains(name))
        .forEach(
            name ->
                violations.add(
                    "parameter must be one of %s, was '%s'".formatted(PARAMETERS, name)));
    checkId("userId", userId, recommender, recommender.needsUserId(), violations);
    checkId("itemId", itemId, recommender, recommender.needsItemId(), violations);
    int results = number(numResults);
    if (results < 1 || results > MOST_RESULTS) {
      violations.add("numResults must be 1..%d, was '%s'".formatted(MOST_RESULTS, numResults));
    }
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
    return new Question(userId, itemId, results);
  }

  /// Whether the service may be asked for metadata along with so many items.
  boolean mayHaveMetadata() {
    return numResults <= MOST_RESULTS_WITH_METADATA;
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
          "%s must be 1..%d characters, was %d".formatted(name, MOST_ID_CHARACTERS, characters));
    }
  }

  /// The value of plain decimal digits; 0, which no question may ask for, when they are none.
  private static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }
}
