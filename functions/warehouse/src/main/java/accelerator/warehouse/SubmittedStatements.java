package accelerator.warehouse;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What one look leaves behind for the next.
///
/// @param startedAt when the first look submitted the statements
/// @param queryIds the statements' ids, each by the key of what it makes
/// @param basis what a transformation reads and goes on from
record SubmittedStatements(
    Instant startedAt, Map<String, String> queryIds, Optional<ImportBasis> basis) {
  SubmittedStatements {
    queryIds = Map.copyOf(queryIds);
    basis = basis == null ? Optional.empty() : basis;
  }

  SubmittedStatements(Instant startedAt, Map<String, String> queryIds) {
    this(startedAt, queryIds, Optional.empty());
  }

  /// The same with further statements.
  SubmittedStatements with(Map<String, String> further) {
    Map<String, String> all = new HashMap<>(queryIds);
    all.putAll(further);
    return new SubmittedStatements(startedAt, all, basis);
  }
}
