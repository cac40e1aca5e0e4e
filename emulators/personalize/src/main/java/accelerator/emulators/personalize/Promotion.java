package accelerator.emulators.personalize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Predicate;

/// What a question wants to be promoted.
///
/// @param percent of the answer, 1..100
/// @param allowed the items that may be promoted
record Promotion(String name, int percent, Predicate<String> allowed) {
  /// The promotion of a request; the model allows at most one. That its members must all be given
  /// could not be verified against the service.
  static Optional<Promotion> of(
      PersonalizeRequest request, FilterQuestions filters, FilterQuestions.Asked asked) {
    Optional<JsonNode> list = request.node("promotions").filter(each -> !each.isEmpty());
    if (list.isEmpty()) {
      return Optional.empty();
    }
    PersonalizeRequest given = new PersonalizeRequest((ObjectNode) list.get().path(0));
    String name = given.text("name");
    given.text("filterArn");
    int percent =
        given
            .number("percentPromotedItems")
            .orElseThrow(() -> Refusal.invalidInput("percentPromotedItems must be given"));
    return Optional.of(new Promotion(name, percent, filters.allowed(given, asked)));
  }

  /// The same with fewer items that may be promoted.
  Promotion and(Predicate<String> more) {
    return new Promotion(name, percent, allowed.and(more));
  }

  /// How many of an answer's items are promoted, rounded to the nearest.
  int count(int results) {
    return Math.round(results * percent / 100f);
  }
}
