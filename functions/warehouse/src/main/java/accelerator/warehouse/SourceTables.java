package accelerator.warehouse;

import accelerator.core.Domain;
import accelerator.core.Explanation;
import accelerator.core.SourceInvalid;
import accelerator.core.StageCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Finds the tables that a run learns from.
record SourceTables(Warehouse warehouse, WarehouseSettings settings) {

  /// What a run reads for a domain.
  ///
  /// @throws SourceInvalid naming every table that is named and not there, or not to be seen, with
  ///   the grant that shows it
  Sources find(StageCall call) {
    Domain domain = call.plan().domain();
    Tables names = new Tables(settings);
    TableColumns columns = new TableColumns(warehouse, RunTables.of(settings, call).tag("source"));
    Map<String, ReadTable> found = new HashMap<>();
    QualifiedName source = names.source(domain, call.run());
    found.put(Sources.SOURCE, new ReadTable(domain.sourceTable(), source, columns.of(source)));
    for (FurtherTable further : FurtherTable.of(domain)) {
      Optional<QualifiedName> name = names.further(further, call.run());
      name.ifPresent(
          table ->
              found.put(further.key(), new ReadTable(further.key(), table, columns.of(table))));
    }
    refuseMissing(found);
    return new Sources(domain, found);
  }

  private void refuseMissing(Map<String, ReadTable> tables) {
    List<String> missing = new ArrayList<>();
    Set<String> grants = new LinkedHashSet<>();
    new TreeMap<>(tables)
        .forEach(
            (place, table) -> {
              if (table.stored().isEmpty()) {
                missing.add(missing(place, table.name()));
                grants.addAll(List.of(grant(table.name()).split("; ", -1)));
              }
            });
    if (!missing.isEmpty()) {
      throw new SourceInvalid(
          new Explanation(
              String.join("; ", missing),
              "name the table that there is in the stack's parameters; if it is there, run as its"
                  + " owner: "
                  + String.join("; ", grants)));
    }
  }

  private String missing(String place, QualifiedName table) {
    return "%s%s does not exist, or role %s may not see it"
        .formatted(
            table,
            place.equals(Sources.SOURCE) ? "" : ", set as " + place.toUpperCase(Locale.ROOT) + ",",
            settings.login().role());
  }

  private String grant(QualifiedName table) {
    return StatementAdvice.oneLine(
        Script.load("sql/snowflake/grant_source.sql")
            .bind(
                Map.of(
                    "database", SqlFragment.identifier(table.database()),
                    "schema", SqlFragment.schema(table.database(), table.schema()),
                    "table", SqlFragment.name(table),
                    "role", SqlFragment.identifier(settings.login().role())),
                Map.of()));
  }
}
