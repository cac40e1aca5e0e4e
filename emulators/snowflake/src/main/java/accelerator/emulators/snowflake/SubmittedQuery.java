package accelerator.emulators.snowflake;

import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A statement that was submitted: it runs, succeeds or fails, and can be stopped while it runs.
final class SubmittedQuery {
  private static final System.Logger LOG = System.getLogger(SubmittedQuery.class.getName());

  private final String id;
  private final String sql;
  private final String user;
  private final long sessionId;
  private final String tag;
  private final Instant start;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final AtomicLong rowsScanned = new AtomicLong();
  private volatile @Nullable Instant began;
  private @Nullable Statement running;
  private @Nullable SnowflakeError stopReason;

  /// @param tag the session's `QUERY_TAG` when it was submitted
  SubmittedQuery(String id, String sql, SnowflakeSession session, String tag, Instant start) {
    this.id = id;
    this.sql = sql;
    this.user = session.user();
    this.sessionId = session.id();
    this.tag = tag;
    this.start = start;
  }

  /// How it ended.
  sealed interface Outcome {
    Instant end();

    record Success(StatementResult result, Instant end) implements Outcome {}

    record Failure(SnowflakeError error, Instant end) implements Outcome {}

    /// It succeeded, but its rows are no longer kept.
    record Expired(Instant end) implements Outcome {}
  }

  String id() {
    return id;
  }

  String sql() {
    return sql;
  }

  String user() {
    return user;
  }

  long sessionId() {
    return sessionId;
  }

  String tag() {
    return tag;
  }

  Instant start() {
    return start;
  }

  /// When it began to run; empty while it is queued.
  Optional<Instant> began() {
    return Optional.ofNullable(began);
  }

  void begin(Instant now) {
    began = now;
  }

  /// How many rows of tables it has read.
  long rowsScanned() {
    return rowsScanned.get();
  }

  void scanned(long rows) {
    rowsScanned.addAndGet(rows);
  }

  boolean isDone() {
    return outcome.isDone();
  }

  void end(Outcome how) {
    outcome.complete(how);
  }

  /// How it ended; empty while it runs.
  Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome.getNow(null));
  }

  /// Waits for its end, but no longer than a while.
  Optional<Outcome> await(Duration atMost) {
    try {
      return Optional.of(outcome.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("query " + id, failure);
    }
  }

  /// Forgets the rows, to make room.
  void expire() {
    outcome()
        .filter(Outcome.Success.class::isInstance)
        .ifPresent(ended -> outcome.obtrudeValue(new Outcome.Expired(ended.end())));
  }

  /// Tells it to stop with this error, if it still runs; the first error stays. DuckDB does not
  /// hear what it is told between two of its statements: ask again until it is done.
  synchronized void stop(SnowflakeError reason) {
    if (outcome.isDone()) {
      return;
    }
    stopReason = Objects.requireNonNullElse(stopReason, reason);
    if (running != null) {
      try {
        running.cancel();
      } catch (SQLException failure) {
        LOG.log(Level.DEBUG, "query {0} is not stopped yet: {1}", id, failure.getMessage());
      }
    }
  }

  /// Remembers the DuckDB statement that a stop must cancel; null when there is none.
  ///
  /// @throws SnowflakeError if it was stopped before
  synchronized void running(@Nullable Statement statement) {
    if (stopReason != null && statement != null) {
      throw stopReason;
    }
    running = statement;
  }

  /// Why it was stopped, if it was.
  synchronized Optional<SnowflakeError> stopReason() {
    return Optional.ofNullable(stopReason);
  }
}
