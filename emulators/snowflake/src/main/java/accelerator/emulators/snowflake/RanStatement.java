package accelerator.emulators.snowflake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A statement that has succeeded, and what it cost.
///
/// @param tag its `QUERY_TAG`
/// @param took from when its turn came to its end
/// @param rowsScanned of all tables that it read, each as often as it was read
public record RanStatement(String tag, Instant began, Duration took, long rowsScanned) {
  static Optional<RanStatement> of(SubmittedQuery query) {
    return query
        .outcome()
        .filter(SubmittedQuery.Outcome.Success.class::isInstance)
        .flatMap(
            ended ->
                query
                    .began()
                    .map(
                        began ->
                            new RanStatement(
                                query.tag(),
                                began,
                                Duration.between(began, ended.end()),
                                query.rowsScanned())));
  }
}
