package accelerator.recommend;

import accelerator.core.InvalidInput;
import accelerator.core.Recommender;
import accelerator.core.Registry;
import java.util.Map;
import java.util.Optional;

/// What Personalize is asked.
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
  /// Personalize's own bounds: of `numResults`, and of `numResults` when an answer is to carry
  /// metadata (API reference, GetRecommendations).
  static final int MOST_RESULTS = 500;

  static final int MOST_RESULTS_WITH_METADATA = 50;
  private static final int MOST_DIGITS = 9;

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
    return Inquiry.read(recommender, QueryString.parse(query), registry).question();
  }

  /// The same question by another user.
  Question by(String user) {
    return new Question(Optional.of(user), itemId, numResults, filter, promotion, context);
  }

  /// The same question for another number of items.
  Question asking(int results) {
    return new Question(userId, itemId, results, filter, promotion, context);
  }

  /// The same question, whatever is true of the moment.
  Question withoutContext() {
    return new Question(userId, itemId, numResults, filter, promotion, Map.of());
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

  /// The value of plain decimal digits; 0, which no question may ask for, when they are none.
  static int number(String text) {
    boolean isNumber = !text.isEmpty() && text.length() <= MOST_DIGITS;
    for (int at = 0; at < text.length() && isNumber; at++) {
      isNumber = text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
    return isNumber ? Integer.parseInt(text) : 0;
  }
}
