package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The columns of a dataset's table, held against its `.avsc`: by name and by type.
///
/// @param columns by name as it is stored: the type, as Snowflake's information schema has it
record MadeColumns(Domain domain, Dataset dataset, QualifiedName table, Map<String, Type> columns) {

  /// The types of a schema's fields that Personalize takes.
  private static final List<String> TAKEN =
      List.of("string", "int", "long", "float", "double", "boolean");

  /// What has no value that one field of a CSV can hold.
  private static final Set<String> NESTED =
      Set.of("OBJECT", "ARRAY", "MAP", "VECTOR", "BINARY", "GEOGRAPHY", "GEOMETRY", "FILE");

  /// @param scale decimal places of a NUMBER; 0 of all else
  record Type(String name, long scale) {

    /// Whether a CSV's text of such a value is one of an Avro type.
    boolean fits(String avro) {
      return switch (avro) {
        case "string" -> !NESTED.contains(name);
        case "boolean" -> name.equals("BOOLEAN");
        case "int", "long" -> name.equals("NUMBER") && scale == 0;
        case "float", "double" -> name.equals("NUMBER") || name.equals("FLOAT");
        default -> true;
      };
    }

    @Override
    public String toString() {
      return scale == 0 ? name : "%s with %s decimal places".formatted(name, scale);
    }
  }

  MadeColumns {
    columns = Map.copyOf(columns);
  }

  /// Of the rows of {@link TableColumns#script} those of a table.
  static MadeColumns of(Domain domain, Dataset dataset, QualifiedName table, List<ResultRow> rows) {
    return new MadeColumns(
        domain,
        dataset,
        table,
        rows.stream()
            .filter(row -> row.is("table_name", table.name().toUpperCase(Locale.ROOT)))
            .collect(
                Collectors.toMap(
                    row -> row.text("column_name").orElse(""),
                    row ->
                        new Type(
                            row.text("data_type").orElse(""),
                            row.text("numeric_scale").map(Long::parseLong).orElse(0L)),
                    (first, _) -> first)));
  }

  /// A sentence for each column that differs; none where the table's columns are not known.
  List<String> violations() {
    if (columns.isEmpty()) {
      return List.of();
    }
    List<String> violations = new ArrayList<>();
    Map<String, Type> unnamed = new TreeMap<>(columns);
    for (DatasetSchema.Field field : DatasetFiles.schema(domain, dataset).fields()) {
      Optional<Type> found =
          Optional.ofNullable(unnamed.remove(field.name().toUpperCase(Locale.ROOT)));
      if (!TAKEN.contains(field.type())) {
        violations.add(
            "column %s is of type '%s' in %s, Personalize takes %s: name one of these there"
                .formatted(field.name(), field.type(), schema(), String.join(", ", TAKEN)));
      } else if (found.isEmpty()) {
        violations.add(
            "column %s is named in %s, and %s does not select it for table %s: select it there, or do not name it"
                .formatted(field.name(), schema(), sql(), table));
      } else if (!found.get().fits(field.type())) {
        violations.add(
            "column %s of table %s is %s, %s wants %s: cast it in %s, or name another type"
                .formatted(field.name(), table, found.get(), schema(), field.type(), sql()));
      }
    }
    unnamed.forEach(
        (name, type) ->
            violations.add(
                "column %s of table %s is %s, and %s does not name it: name it there, or do not select it in %s"
                    .formatted(name, table, type, schema(), sql())));
    return violations;
  }

  /// Where the `.sql` first names a column that differs.
  Optional<SqlPlace> place() {
    return violations().stream()
        .flatMap(violation -> SqlPlace.find(sql(), violation.split(" ", 3)[1]).stream())
        .findFirst();
  }

  private String sql() {
    return DatasetFiles.sql(domain, dataset);
  }

  private String schema() {
    return DatasetSchema.path(domain, dataset) + ".avsc";
  }
}
