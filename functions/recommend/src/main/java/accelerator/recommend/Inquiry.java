package accelerator.recommend;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What Personalize is asked on behalf of a caller.
///
/// @param columns the columns of item metadata that each item shall carry; none when empty
/// @param isForEverybody whether any user would get the same answer
record Inquiry(
    String recommenderArn,
    Optional<String> userId,
    Optional<String> itemId,
    int numResults,
    List<String> columns,
    Optional<Filtering> filter,
    Map<String, String> context,
    Optional<Promotion> promotion,
    boolean isForEverybody) {

  /// A filter with the values of its parameters as they travel: texts in double quotes with commas
  /// between them, numbers plain.
  record Filtering(String filterArn, Map<String, String> values) {
    Filtering {
      values = Map.copyOf(values);
    }
  }

  /// Items that a filter chooses take a share of the answer.
  record Promotion(Filtering filter, int percent) {}

  Inquiry {
    columns = List.copyOf(columns);
    context = Map.copyOf(context);
  }

  /// An inquiry without filter, context or promotion.
  static Inquiry plain(
      String recommenderArn,
      Optional<String> userId,
      Optional<String> itemId,
      int numResults,
      List<String> columns) {
    return new Inquiry(
        recommenderArn,
        userId,
        itemId,
        numResults,
        columns,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        false);
  }

  /// The same inquiry by nobody in particular.
  Inquiry withoutUser() {
    return new Inquiry(
        recommenderArn,
        Optional.empty(),
        itemId,
        numResults,
        columns,
        filter,
        context,
        promotion,
        isForEverybody);
  }
}
