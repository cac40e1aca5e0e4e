package accelerator.warehouse;

import accelerator.core.Domain;
import accelerator.core.SourceInvalid;
import accelerator.core.StageCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
    tables.forEach(
        (place, table) -> {
          if (table.stored().isEmpty()) {
            missing.add(missing(place, table.name()));
          }
        });
    if (!missing.isEmpty()) {
      throw new SourceInvalid(String.join("; ", missing.stream().sorted().toList()));
    }
  }

  private String missing(String place, QualifiedName table) {
    String grant =
        Script.load("sql/snowflake/grant_source.sql")
            .bind(
                Map.of(
                    "database", SqlFragment.identifier(table.database()),
                    "schema", SqlFragment.schema(table.database(), table.schema()),
                    "table", SqlFragment.name(table),
                    "role", SqlFragment.identifier(settings.login().role())),
                Map.of())
            .code();
    return "%s%s does not exist, or role %s may not see it. If it is there, grant: %s"
        .formatted(
            table,
            place.equals(Sources.SOURCE) ? "" : ", set as " + place.toUpperCase(Locale.ROOT) + ",",
            settings.login().role(),
            grant.replaceAll("\\s+", " ").replaceFirst(";$", ""));
  }
}
