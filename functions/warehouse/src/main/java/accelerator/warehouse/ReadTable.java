package accelerator.warehouse;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A table that a domain is learned from.
///
/// @param file the name of its DDL in `sql/sources/`, which tells what of a query's words are
///   columns, and not names that the query gave
/// @param stored its columns as they are stored
record ReadTable(String file, QualifiedName name, Set<String> stored) {
  ReadTable {
    stored = Set.copyOf(stored);
  }

  /// The columns that SQL finds without quotes, in lower case.
  Set<String> columns() {
    return stored.stream()
        .filter(TableColumns::isFound)
        .map(column -> column.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /// What it lacks, and why, where its columns were made in quotes.
  ///
  /// @param missing columns that SQL reads, such as `product_id` or `media_identifier or media_id`
  String lacks(Collection<String> missing) {
    String said = "%s lacks columns: %s".formatted(name, String.join(", ", missing));
    Set<String> quoted =
        stored.stream()
            .filter(column -> !TableColumns.isFound(column))
            .collect(Collectors.toCollection(TreeSet::new));
    if (quoted.isEmpty()) {
      return said;
    }
    return "%s. It has \"%s\", made in quotes, which SQL without quotes does not find: make a view"
            .formatted(said, String.join("\", \"", quoted))
        + " that selects each as its name without quotes, and name the view instead";
  }
}
