package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.DomainPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a domain's SQL makes of given tables.
record MadeDatasets(
    DuckDbWarehouse warehouse, DomainPlan plan, WarehouseSettings.Rules rules, Sources sources) {

  /// The rows of a dataset, each its values in the order of the schema, sorted.
  List<String> rows(Dataset dataset) {
    QualifiedName table = table(dataset);
    warehouse.query(DatasetFiles.materialise(plan, dataset, sources, table, rules), "made");
    return warehouse
        .query(new BoundScript("test", "select * from " + table, List.of()), "test")
        .stream()
        .map(
            row ->
                columns(dataset).stream()
                    .map(column -> row.text(column).orElse("null"))
                    .collect(Collectors.joining(" ; ")))
        .sorted()
        .toList();
  }

  /// A dataset as its CSV would be, sorted.
  String csv(Dataset dataset) {
    return rows(dataset).stream()
        .map(row -> row.replace("null", "").replace(" ; ", ","))
        .collect(Collectors.joining("\n", String.join(",", columns(dataset)) + "\n", "\n"));
  }

  /// What a check of `sql/checks/` counts, by reason, but for zeros.
  Map<String, Long> leftOut(String check) {
    Script script = sources.script("sql/checks/" + check + ".sql");
    Map<String, SqlFragment> names = new HashMap<>(sources.names(script));
    for (Dataset dataset : Dataset.values()) {
      if (script.names().contains(dataset.key())) {
        rows(dataset);
        names.put(dataset.key(), SqlFragment.name(table(dataset)));
      }
    }
    Map<String, Long> counts = new TreeMap<>();
    warehouse
        .query(script.bind(names, DatasetFiles.wanted(script, plan, rules)), "left out")
        .forEach(row -> counts.put(row.text("reason").orElse(""), row.number("left_out_count")));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private List<String> columns(Dataset dataset) {
    return DatasetFiles.schema(plan.domain(), dataset).fields().stream()
        .map(DatasetSchema.Field::name)
        .toList();
  }

  private static QualifiedName table(Dataset dataset) {
    return new QualifiedName("SHOP", "PERSONALIZE", "MADE_" + dataset.key());
  }
}
