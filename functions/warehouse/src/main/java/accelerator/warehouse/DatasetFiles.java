package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.DatasetSchema;
import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import java.util.Arrays;
import java.util.List;

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
    return sql(domain, dataset.key());
  }

  /// The script that makes a table of a run.
  ///
  /// @param key of a dataset or a {@link BaseTable}
  static String sql(Domain domain, String key) {
    return "sql/%s/%s.sql".formatted(domain.key(), key);
  }

  /// @throws InvalidInput when there is no `.avsc` beside the `.sql`
  static DatasetSchema schema(Domain domain, Dataset dataset) {
    return DatasetSchema.find(domain, dataset)
        .orElseThrow(
            () -> new InvalidInput("there is no " + DatasetSchema.path(domain, dataset) + ".avsc"));
  }
}
