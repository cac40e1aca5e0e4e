package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.Domain;
import accelerator.core.StageCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Whether the columns that a dataset's SQL selects are those that its schema names. Asked when a
/// check has failed: who edits the one and not the other reads of it in a statement of the checks
/// otherwise.
record SelectedColumns(Warehouse warehouse, WarehouseSettings settings, StageCall call) {

  /// A sentence for each dataset that lacks columns of its schema.
  List<String> lacks() {
    List<String> lacks = new ArrayList<>();
    Domain domain = call.plan().domain();
    RunTables tables = RunTables.of(settings, call);
    TableColumns columns = new TableColumns(warehouse, tables.tag("columns"));
    for (Dataset dataset : new SourceTables(warehouse, settings).find(call).datasets()) {
      Set<String> selected = columns.of(tables.table(dataset));
      Set<String> missing = new TreeSet<>();
      DatasetFiles.schema(domain, dataset).fields().stream()
          .map(DatasetSchema.Field::name)
          .filter(name -> !selected.contains(name.toUpperCase(Locale.ROOT)))
          .forEach(missing::add);
      if (!selected.isEmpty() && !missing.isEmpty()) {
        lacks.add(
            "%s does not select %s, which %s names: add it to the last select, or take it out of the schema"
                .formatted(
                    DatasetFiles.sql(domain, dataset.key()),
                    String.join(", ", missing),
                    DatasetSchema.path(domain, dataset) + ".avsc"));
      }
    }
    return lacks;
  }
}
