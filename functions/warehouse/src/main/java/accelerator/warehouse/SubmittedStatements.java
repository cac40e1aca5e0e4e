package accelerator.warehouse;

import java.time.Instant;
import java.util.Map;

/// What one look leaves behind for the next.
///
/// @param startedAt when the first look submitted the statements
/// @param queryIds the statements' ids, each by the key of what it makes
record SubmittedStatements(Instant startedAt, Map<String, String> queryIds) {
  SubmittedStatements {
    queryIds = Map.copyOf(queryIds);
  }
}
