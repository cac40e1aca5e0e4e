package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.Domain;
import accelerator.core.DomainPlan;
import accelerator.core.InvalidInput;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The datasets of a domain, as far as there are files of them: one `.sql` and one `.avsc` each.
final class DatasetFiles {
  private DatasetFiles() {}

  /// @throws InvalidInput when the domain has no interactions, without which nothing is learned
  static List<Dataset> of(Domain domain) {
    List<Dataset> datasets =
        Arrays.stream(Dataset.values())
            .filter(dataset -> Script.exists(sql(domain, dataset)))
            .toList();
    if (!datasets.contains(Dataset.INTERACTIONS)) {
      throw new InvalidInput("there is no " + sql(domain, Dataset.INTERACTIONS));
    }
    return datasets;
  }

  static String sql(Domain domain, Dataset dataset) {
    return DatasetSchema.path(domain, dataset) + ".sql";
  }

  /// @throws InvalidInput when there is no `.avsc` beside the `.sql`
  static DatasetSchema schema(Domain domain, Dataset dataset) {
    return DatasetSchema.find(domain, dataset)
        .orElseThrow(
            () -> new InvalidInput("there is no " + DatasetSchema.path(domain, dataset) + ".avsc"));
  }

  /// The statement that makes a dataset's table.
  static BoundScript materialise(
      DomainPlan plan,
      Dataset dataset,
      Sources sources,
      QualifiedName table,
      WarehouseSettings.Rules rules) {
    Script query = sources.script(sql(plan.domain(), dataset));
    Map<String, SqlFragment> names = sources.names(query);
    names.put("table", SqlFragment.name(table));
    return Script.load("sql/snowflake/materialise.sql")
        .around(query)
        .bind(names, wanted(query, plan, rules));
  }

  /// Of the window and the rules, what a script asks for: a dataset need not use all of them.
  static Map<String, Object> wanted(Script script, DomainPlan plan, WarehouseSettings.Rules rules) {
    Map<String, Object> values = new HashMap<>();
    values.put("start_date", plan.window().startDate().toString());
    values.put("end_date", plan.window().endDate().toString());
    values.put("category_separator", rules.categorySeparator());
    values.put("default_category", rules.defaultCategory());
    values.put("count_list_views", rules.countListViews());
    values.put("stitch_cookies", rules.stitchCookies());
    values.keySet().retainAll(script.values());
    return values;
  }
}
