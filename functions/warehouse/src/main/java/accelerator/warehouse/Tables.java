package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Run;
import accelerator.core.SourceInvalid;
import java.util.Locale;
import java.util.Optional;

/// Which tables belong to a domain.
record Tables(WarehouseSettings settings) {

  /// What a run reads: the packaged sample's table if the run loads it, else the team's own.
  ///
  /// @throws SourceInvalid when the team has not set its own
  QualifiedName source(Domain domain, Run run) {
    return run.loadSampleData() ? sample(domain.sourceTable()) : own(domain);
  }

  /// A further table that a run reads, by the same rule; none when the team has not set its own.
  Optional<QualifiedName> further(FurtherTable table, Run run) {
    return run.loadSampleData()
        ? Optional.of(sample(table.key()))
        : Optional.ofNullable(settings.furtherTables().get(table));
  }

  /// The table that a packaged one is loaded into: in the function's own schema, and never a table
  /// of the team's own.
  ///
  /// @throws InvalidInput when a table of the team's own has that very name
  QualifiedName sample(String table) {
    QualifiedName sample = mine("sample_" + table);
    if (settings.sources().containsValue(sample)
        || settings.furtherTables().containsValue(sample)) {
      throw new InvalidInput("the sample would replace a table of your own, " + sample);
    }
    return sample;
  }

  /// The table that a dataset is made in, such as `ECOMMERCE_ITEMS`; each run replaces it.
  QualifiedName dataset(Domain domain, Dataset dataset) {
    return mine(domain.key() + "_" + dataset.key());
  }

  private QualifiedName own(Domain domain) {
    return Optional.ofNullable(settings.sources().get(domain))
        .orElseThrow(
            () ->
                new SourceInvalid(
                    "%s has no source table: %s_SOURCE is not set"
                        .formatted(domain.key(), domain.key().toUpperCase(Locale.ROOT))));
  }

  private QualifiedName mine(String name) {
    return new QualifiedName(settings.login().database(), settings.login().schema(), name);
  }
}
