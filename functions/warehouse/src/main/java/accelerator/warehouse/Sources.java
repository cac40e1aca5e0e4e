package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.Domain;
import accelerator.core.SourceInvalid;
import accelerator.core.StageCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The tables that a domain's datasets are made of, as far as the warehouse has them.
///
/// @param tables by the place that SQL has for each: `source`, `video_catalogue`
record Sources(Domain domain, Map<String, Table> tables) {
  static final String SOURCE = "source";

  /// @param file the name of its DDL in `sql/sources/`, which tells what of a query's words are
  ///   columns, and not names that the query gave
  /// @param columns those that it has, in lower case
  record Table(String file, QualifiedName name, Set<String> columns) {
    Table {
      columns = Set.copyOf(columns);
    }
  }

  Sources {
    tables = Map.copyOf(tables);
  }

  /// What a run reads for a domain.
  ///
  /// @throws SourceInvalid when the domain's source is not there
  static Sources find(Warehouse warehouse, Tables names, StageCall call) {
    Domain domain = call.plan().domain();
    TableColumns columns = new TableColumns(warehouse, call.tag("source"));
    QualifiedName source = names.source(domain, call.run());
    Map<String, Table> found = new HashMap<>();
    found.put(SOURCE, new Table(domain.sourceTable(), source, columns.ofSource(source)));
    for (FurtherTable further : FurtherTable.of(domain)) {
      Optional<QualifiedName> name = names.further(further, call.run());
      name.map(table -> new Table(further.key(), table, columns.of(table)))
          .filter(table -> !table.columns().isEmpty())
          .ifPresent(table -> found.put(further.key(), table));
    }
    return new Sources(domain, found);
  }

  /// The datasets that can be made: all whose tables are there.
  List<Dataset> datasets() {
    Set<String> absent = new TreeSet<>();
    FurtherTable.of(domain).forEach(further -> absent.add(further.key()));
    absent.removeAll(tables.keySet());
    return DatasetFiles.of(domain).stream()
        .filter(
            dataset ->
                Script.load(DatasetFiles.sql(domain, dataset)).names().stream()
                    .noneMatch(absent::contains))
        .toList();
  }

  /// @throws SourceInvalid naming every table that lacks a column which a dataset reads, and every
  ///   such column
  void check() {
    List<String> lacks = new ArrayList<>();
    tables.forEach(
        (place, table) -> {
          Set<String> missing = new TreeSet<>();
          datasets().forEach(dataset -> missing.addAll(missing(dataset, place, table)));
          if (!missing.isEmpty()) {
            lacks.add("%s lacks columns: %s".formatted(table.name(), String.join(", ", missing)));
          }
        });
    if (!lacks.isEmpty()) {
      throw new SourceInvalid(String.join("; ", lacks.stream().sorted().toList()));
    }
  }

  private Set<String> missing(Dataset dataset, String place, Table table) {
    Set<String> missing = new TreeSet<>();
    Script chosen =
        Script.load(DatasetFiles.sql(domain, dataset))
            .choose(
                choice -> {
                  Optional<String> column = chosen(choice);
                  if (column.isEmpty() && choice.table().equals(place)) {
                    missing.add(choice.toString());
                  }
                  return column.orElse("");
                });
    Set<String> read = TableColumns.read(chosen, place, table.file());
    read.removeAll(table.columns());
    missing.addAll(read);
    return missing;
  }

  /// A script with the columns that these tables have.
  ///
  /// @throws SourceInvalid when a table has none of several columns
  Script script(String path) {
    return Script.load(path)
        .choose(
            choice ->
                chosen(choice)
                    .orElseThrow(
                        () ->
                            new SourceInvalid(
                                "%s has no %s, which %s reads"
                                    .formatted(name(choice.table()), choice, path))));
  }

  private Optional<String> chosen(ColumnChoice choice) {
    return Optional.ofNullable(tables.get(choice.table()))
        .flatMap(table -> choice.among(table.columns()));
  }

  private String name(String place) {
    return Optional.ofNullable(tables.get(place))
        .map(table -> table.name().toString())
        .orElse(place);
  }

  /// What fills the places of these tables in a script.
  Map<String, SqlFragment> names(Script script) {
    Map<String, SqlFragment> names = new HashMap<>();
    tables.forEach((place, table) -> names.put(place, SqlFragment.name(table.name())));
    names.keySet().retainAll(script.names());
    return names;
  }
}
