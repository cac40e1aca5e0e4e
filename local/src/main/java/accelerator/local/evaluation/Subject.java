package accelerator.local.evaluation;

import accelerator.core.Domain;
import accelerator.emulators.recommenders.Items;
import java.util.List;

/// A domain's datasets, as a run makes them.
///
/// @param rows in whatever order; of one user and second, the first came first
public record Subject(Domain domain, List<PastInteraction> rows, Items items) {
  public Subject {
    rows = List.copyOf(rows);
  }
}
