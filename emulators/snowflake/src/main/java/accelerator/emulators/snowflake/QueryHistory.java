package accelerator.emulators.snowflake;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Every query of the last hours: submits, finds, stops. It keeps the last 10,000 queries, and
/// results up to 64 MiB in all: older ones expire first. (Snowflake keeps results for 24 hours.)
final class QueryHistory implements AutoCloseable {
  private static final int KEPT_QUERIES = 10_000;
  private static final long KEPT_BYTES = 64L << 20;

  private final LinkedHashMap<String, SubmittedQuery> byId = new LinkedHashMap<>();
  private final Map<String, SubmittedQuery> byRequestId = new LinkedHashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("query-", 0).factory());
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("query-timer").factory());
  private final InstantSource clock;
  private final Supplier<String> ids;

  QueryHistory(InstantSource clock, Supplier<String> ids) {
    this.clock = clock;
    this.ids = ids;
    timer.setRemoveOnCancelPolicy(true);
  }

  /// What runs a query on a thread of its own.
  @FunctionalInterface
  interface Work {
    StatementResult run(SubmittedQuery query);
  }

  /// Starts a query. The same request id again gives the same query: the driver repeats requests
  /// whose answer was lost.
  SubmittedQuery submit(
      String requestId, String sql, SnowflakeSession session, Submission submission) {
    SubmittedQuery query;
    synchronized (this) {
      SubmittedQuery known = byRequestId.get(requestId);
      if (known != null) {
        return known;
      }
      query = new SubmittedQuery(ids.get(), sql, session, submission.tag(), clock.instant());
      byId.put(query.id(), query);
      byRequestId.put(requestId, query);
      dropOldest(byId);
      dropOldest(byRequestId);
    }
    threads.execute(() -> run(query, submission));
    return query;
  }

  /// How to run a query.
  ///
  /// @param timeoutSeconds when to give up; 0 is never
  record Submission(String tag, long timeoutSeconds, Work work) {}

  /// A query of a user's own. Nobody sees another's.
  Optional<SubmittedQuery> find(String queryId, String user) {
    synchronized (this) {
      return Optional.ofNullable(byId.get(queryId)).filter(query -> query.user().equals(user));
    }
  }

  /// Stops the query of a request, if it is known and runs.
  void stopRequest(String requestId, String user) {
    Optional<SubmittedQuery> query;
    synchronized (this) {
      query = Optional.ofNullable(byRequestId.get(requestId));
    }
    query
        .filter(found -> found.user().equals(user))
        .ifPresent(found -> found.stop(SnowflakeError.canceled()));
  }

  /// Stops everything that a session started.
  void stopSession(long sessionId) {
    List<SubmittedQuery> all;
    synchronized (this) {
      all = List.copyOf(byId.values());
    }
    all.stream()
        .filter(query -> query.sessionId() == sessionId)
        .forEach(query -> query.stop(SnowflakeError.canceled()));
  }

  private void run(SubmittedQuery query, Submission submission) {
    Optional<ScheduledFuture<?>> timeout = timeout(query, submission.timeoutSeconds());
    SubmittedQuery.Outcome outcome;
    try {
      outcome = new SubmittedQuery.Outcome.Success(submission.work().run(query), clock.instant());
    } catch (SnowflakeError failure) {
      outcome =
          new SubmittedQuery.Outcome.Failure(query.stopReason().orElse(failure), clock.instant());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
      outcome =
          new SubmittedQuery.Outcome.Failure(
              SnowflakeError.internal(failure.toString()), clock.instant());
    }
    timeout.ifPresent(future -> future.cancel(false));
    query.end(outcome);
    expireOldest();
  }

  private Optional<ScheduledFuture<?>> timeout(SubmittedQuery query, long seconds) {
    if (seconds <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        timer.schedule(
            () -> query.stop(SnowflakeError.timedOut(seconds)), seconds, TimeUnit.SECONDS));
  }

  private synchronized void expireOldest() {
    long bytes = byId.values().stream().mapToLong(QueryHistory::keptBytes).sum();
    for (SubmittedQuery query : byId.values()) {
      if (bytes <= KEPT_BYTES) {
        return;
      }
      long kept = keptBytes(query);
      boolean isNewest = query == byId.lastEntry().getValue();
      if (kept > 0 && !isNewest) {
        query.expire();
        bytes -= kept;
      }
    }
  }

  private static long keptBytes(SubmittedQuery query) {
    return query.outcome().orElse(null) instanceof SubmittedQuery.Outcome.Success success
        ? success.result().rowset().length
        : 0;
  }

  private static void dropOldest(Map<String, SubmittedQuery> queries) {
    if (queries.size() > KEPT_QUERIES) {
      queries.remove(queries.keySet().iterator().next());
    }
  }

  @Override
  public void close() {
    List<SubmittedQuery> all;
    synchronized (this) {
      all = List.copyOf(byId.values());
    }
    all.forEach(query -> query.stop(SnowflakeError.canceled()));
    timer.shutdownNow();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
