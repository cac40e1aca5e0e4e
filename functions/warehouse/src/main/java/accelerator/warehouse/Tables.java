package accelerator.warehouse;

import accelerator.core.Dataset;
import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Run;
import java.util.Optional;

/// Which tables belong to a domain.
record Tables(Settings settings) {

  /// What a run reads: the packaged sample's table if the run loads it, else the team's own.
  QualifiedName source(Domain domain, Run run) {
    return run.loadSampleData() ? sample(domain) : own(domain);
  }

  /// The table that the packaged sample is loaded into: in the function's own schema, and never the
  /// team's own source table.
  ///
  /// @throws InvalidInput when the team's own source table has that very name
  QualifiedName sample(Domain domain) {
    QualifiedName sample = mine("sample_" + domain.sourceTable());
    if (sample.equals(own(domain))) {
      throw new InvalidInput(
          "the sample would replace the %s source itself, %s".formatted(domain.key(), sample));
    }
    return sample;
  }

  /// The table that a dataset is made in, such as `ECOMMERCE_ITEMS`; each run replaces it.
  QualifiedName dataset(Domain domain, Dataset dataset) {
    return mine(domain.key() + "_" + dataset.key());
  }

  private QualifiedName own(Domain domain) {
    return Optional.ofNullable(settings.sources().get(domain))
        .orElseThrow(() -> new InvalidInput("no source table is set for " + domain.key()));
  }

  private QualifiedName mine(String name) {
    return new QualifiedName(settings.login().database(), settings.login().schema(), name);
  }
}
