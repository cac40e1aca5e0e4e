package accelerator.warehouse;

import java.util.List;
import java.util.stream.Collectors;

/// A statement that is ready to run.
///
/// @param path the file it comes from, for messages
/// @param text with a question mark in each value's place
/// @param values in the order of the question marks: texts, booleans, whole numbers
record BoundScript(String path, String text, List<Object> values) {
  BoundScript {
    values = List.copyOf(values);
  }

  /// The rows of several queries of the same columns as those of one query: each statement costs a
  /// round trip, and most of a small one is that.
  ///
  /// @param queries at least one
  static BoundScript union(List<BoundScript> queries) {
    return new BoundScript(
        queries.stream().map(BoundScript::path).distinct().collect(Collectors.joining(", ")),
        queries.stream()
            .map(query -> "select * from (\n%s\n)".formatted(query.text()))
            .collect(Collectors.joining("\nunion all\n")),
        queries.stream().flatMap(query -> query.values().stream()).toList());
  }

  /// Its text without comments.
  String code() {
    return SqlText.split(text).stream()
        .filter(part -> part.kind() != SqlText.Kind.COMMENT)
        .map(SqlText.Part::text)
        .collect(Collectors.joining())
        .strip();
  }
}
