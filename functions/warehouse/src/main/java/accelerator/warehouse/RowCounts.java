package accelerator.warehouse;

import accelerator.core.Dataset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How many rows the datasets' tables have.
record RowCounts(Warehouse warehouse, Tables tables) {

  Map<Dataset, Long> of(Call call, List<Dataset> datasets) {
    Map<Dataset, Long> rows = new TreeMap<>();
    for (Dataset dataset : datasets) {
      rows.put(dataset, of(tables.dataset(call.plan().domain(), dataset), call.tag("rows")));
    }
    return rows;
  }

  long of(QualifiedName table, String tag) {
    BoundScript script =
        Script.load("sql/checks/rows.sql").bind(Map.of("table", Fragment.name(table)), Map.of());
    return warehouse.query(script, tag).getFirst().number("row_count");
  }
}
