package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.Domain;
import accelerator.core.Explanation;
import accelerator.core.SourceInvalid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The tables that a domain is learned from, as far as a team has named them. All that are named
/// are there: {@link SourceTables} sees to it.
///
/// @param tables by the place that SQL has for each: `source`, `video_catalogue`
record Sources(Domain domain, Map<String, ReadTable> tables) {
  static final String SOURCE = "source";

  Sources {
    tables = Map.copyOf(tables);
  }

  /// The tables of a run that can be made of these, without datasets: those whose own sources are
  /// there.
  List<BaseTable> bases() {
    return BaseTable.of(domain).stream().filter(base -> canBeMade(base.key(), Set.of())).toList();
  }

  /// The datasets that can be made: all whose tables are there.
  List<Dataset> datasets() {
    Set<String> made = new HashSet<>();
    bases().forEach(base -> made.add(base.key()));
    return DatasetFiles.of(domain).stream()
        .filter(dataset -> canBeMade(dataset.key(), made))
        .toList();
  }

  private boolean canBeMade(String key, Set<String> made) {
    Set<String> absent = new TreeSet<>(places());
    absent.removeAll(tables.keySet());
    absent.removeAll(made);
    return Script.load(DatasetFiles.sql(domain, key)).names().stream().noneMatch(absent::contains);
  }

  private List<String> places() {
    return Stream.concat(
            FurtherTable.of(domain).stream().map(FurtherTable::key),
            BaseTable.of(domain).stream().map(BaseTable::key))
        .toList();
  }

  /// @throws SourceInvalid naming every table that lacks a column which SQL reads, and every such
  ///   column
  void check() {
    List<String> lacks = new ArrayList<>();
    List<SqlPlace> reads = new ArrayList<>();
    new TreeMap<>(tables)
        .forEach(
            (place, table) -> {
              Set<String> missing = new TreeSet<>();
              for (String key : keys()) {
                Set<String> ofKey = missing(key, place, table);
                missing.addAll(ofKey);
                ofKey.forEach(
                    column ->
                        SqlPlace.find(DatasetFiles.sql(domain, key), column.split(" ", 2)[0])
                            .ifPresent(reads::add));
              }
              if (!missing.isEmpty()) {
                lacks.add(table.lacks(missing));
              }
            });
    if (!lacks.isEmpty()) {
      throw new SourceInvalid(
          new Explanation(
              String.join("; ", lacks.stream().sorted().toList()),
              reads.stream().findFirst().map(SqlPlace::toString),
              "let the source table have the columns, or take them out of the SQL that reads them"
                  + " and deploy",
              List.of()));
    }
  }

  private List<String> keys() {
    return Stream.concat(
            bases().stream().map(BaseTable::key), datasets().stream().map(Dataset::key))
        .toList();
  }

  private Set<String> missing(String key, String place, ReadTable table) {
    Set<String> missing = new TreeSet<>();
    Script chosen =
        Script.load(DatasetFiles.sql(domain, key))
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
