package accelerator.warehouse;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Run;
import accelerator.core.SourceInvalid;
import java.util.Locale;
import java.util.Optional;

/// Which tables a domain learns from.
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
    QualifiedName sample = settings.named(settings.owner().tablePrefix() + "sample_" + table);
    if (settings.sources().containsValue(sample)
        || settings.furtherTables().containsValue(sample)) {
      throw new InvalidInput("the sample would replace a table of your own, " + sample);
    }
    return sample;
  }

  private QualifiedName own(Domain domain) {
    return Optional.ofNullable(settings.sources().get(domain))
        .orElseThrow(
            () ->
                new SourceInvalid(
                    "%s has no source table: %s_SOURCE is not set"
                        .formatted(domain.key(), domain.key().toUpperCase(Locale.ROOT))));
  }
}
