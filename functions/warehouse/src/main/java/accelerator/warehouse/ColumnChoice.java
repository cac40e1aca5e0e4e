package accelerator.warehouse;

import accelerator.core.InvalidInput;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A place in a script for a column that tables of different layouts spell differently, such as
/// `${media_identifier|media_id}`: the first that the table has. `null` as the last alternative
/// stands for a column that may be missing.
///
/// @param table the place of the table whose column it is
record ColumnChoice(List<String> alternatives, String table) {
  private static final String NOTHING = "null";

  /// @throws InvalidInput when no place of a table comes after it
  ColumnChoice {
    alternatives = List.copyOf(alternatives);
    if (table.isEmpty()) {
      throw new InvalidInput(
          "${%s} must be followed by the place of its table"
              .formatted(String.join("|", alternatives)));
    }
  }

  /// The one that stands for it in a table of the given columns; none when that has none of them.
  Optional<String> among(Set<String> columns) {
    return alternatives.stream()
        .filter(column -> column.equals(NOTHING) || columns.contains(column))
        .findFirst();
  }

  /// For messages: `media_identifier or media_id`.
  @Override
  public String toString() {
    return String.join(" or ", alternatives);
  }
}
