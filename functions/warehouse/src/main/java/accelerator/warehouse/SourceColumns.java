package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.Domain;
import accelerator.core.SourceInvalid;
import accelerator.core.StatementFailed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whether a source table can be read: it is there, and has every column that the datasets' SQL
/// reads from it. What is a column, and not a name that the SQL gave, the table's DDL in
/// `sql/sources/` tells.
record SourceColumns(Warehouse warehouse) {

  /// @throws SourceInvalid naming the table and every column it lacks
  void check(Domain domain, QualifiedName source, String tag) {
    Set<String> existing = existing(source, tag);
    if (existing.isEmpty()) {
      throw new SourceInvalid("%s does not exist, or this role may not see it".formatted(source));
    }
    Set<String> missing = new TreeSet<>(read(domain));
    missing.removeAll(existing);
    if (!missing.isEmpty()) {
      throw new SourceInvalid("%s lacks columns: %s".formatted(source, String.join(", ", missing)));
    }
  }

  /// The columns of the domain's source that the SQL of its datasets reads, in lower case; none
  /// where `sql/sources/` has no DDL of it.
  static Set<String> read(Domain domain) {
    String ddl = ddl(domain);
    if (!Script.exists(ddl)) {
      return Set.of();
    }
    Set<String> read = new TreeSet<>();
    for (Dataset dataset : DatasetFiles.of(domain)) {
      String sql = Script.load(DatasetFiles.sql(domain, dataset)).text();
      read.addAll(SqlText.wordsAround(sql, "${source}"));
    }
    read.retainAll(SqlText.firstWords(Script.load(ddl).text()));
    return read;
  }

  static String ddl(Domain domain) {
    return "sql/sources/" + domain.sourceTable() + ".sql";
  }

  private Set<String> existing(QualifiedName source, String tag) {
    BoundScript script =
        Script.load("sql/checks/source_columns.sql")
            .bind(
                Map.of("database", Fragment.identifier(source.database())),
                Map.of("schema_name", source.schema(), "table_name", source.name()));
    return rows(script, source, tag).stream()
        .flatMap(row -> row.text("column_name").stream())
        .map(column -> column.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private List<Row> rows(BoundScript script, QualifiedName source, String tag) {
    try {
      return warehouse.query(script, tag);
    } catch (StatementFailed noDatabase) {
      throw new SourceInvalid("%s cannot be read: %s".formatted(source, noDatabase.getMessage()));
    }
  }
}
