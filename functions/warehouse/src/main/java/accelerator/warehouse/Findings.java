package accelerator.warehouse;

import accelerator.core.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The numbers that the data contract is judged by.
///
/// @param rows of each dataset's table
/// @param sourceRange what the source has at all; asked only when the window gave no interaction
/// @param events how many interactions there are of each event type, of the hundred most frequent
/// @param columns each column of each dataset that has rows
/// @param repeatedIds rows of items and users that repeat an id
/// @param leftOut what of the source is not in the datasets, or is changed there, by reason
/// @param overlap of the items that people met with the items dataset; none without that
record Findings(
    Map<Dataset, Long> rows,
    Interactions interactions,
    Map<String, Long> events,
    List<Column> columns,
    Map<Dataset, Long> repeatedIds,
    Map<String, LeftOut> leftOut,
    Optional<Overlap> overlap,
    Optional<SourceRange> sourceRange) {

  /// @param usersWithTwo users with two interactions or more
  /// @param implausible time stamps that are no seconds of this century
  /// @param future time stamps after now
  /// @param types event types, however many
  record Interactions(long users, long usersWithTwo, long implausible, long future, long types) {}

  /// @param isRequired whether the schema forbids null
  /// @param maximum the characters that Personalize takes
  /// @param missing values that are null or empty
  /// @param longest the characters of the longest value
  /// @param unsafe values that a CSV without quotes cannot hold
  record Column(
      Dataset dataset,
      String name,
      boolean isRequired,
      int maximum,
      long missing,
      long longest,
      long unsafe) {}

  /// @param example the id of an item that shows it, as far as there is one
  record LeftOut(long rows, Optional<String> example) {}

  /// @param met items that interactions name
  /// @param told those of them that the items dataset has
  record Overlap(long met, long told) {}

  /// @param days from the first to the last, as text; none when the source is empty
  record SourceRange(QualifiedName source, long rows, Optional<String> days) {}

  Findings {
    rows = Map.copyOf(rows);
    events = Map.copyOf(events);
    columns = List.copyOf(columns);
    repeatedIds = Map.copyOf(repeatedIds);
    leftOut = Map.copyOf(leftOut);
  }

  long rows(Dataset dataset) {
    return rows.getOrDefault(dataset, 0L);
  }

  List<Dataset> filledDatasets() {
    return Arrays.stream(Dataset.values()).filter(dataset -> rows(dataset) > 0).toList();
  }
}
