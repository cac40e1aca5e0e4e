package accelerator.emulators.stepfunctions;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What stands in the text of a JSONata expression.
///
/// @param source the expression with a variable in the place of each long text
/// @param texts the long texts, by those variables' names: the library's own reading of a text
///   takes the square of its length
/// @param mentions the variables that are named anywhere
/// @param members what is taken of `$states`
record ExpressionScan(
    String source, Map<String, String> texts, Set<String> mentions, List<String> members) {
  ExpressionScan {
    texts = Map.copyOf(texts);
    mentions = Set.copyOf(mentions);
    members = List.copyOf(members);
  }
}
