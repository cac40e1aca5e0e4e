package accelerator.emulators.snowflake;

import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Every query of the last hours: submits, finds, stops. Whatever ends a query's work, the query
/// ends too, and who waits for it is told.
final class QueryHistory implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(QueryHistory.class.getName());
  private static final long STOP_AGAIN_MILLIS = 100;
  private static final int CLOSING_TRIES = 100;

  private final KeptQueries kept;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("query-", 0).factory());
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("query-timer").factory());
  private final Semaphore turns;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /// @param most how many queries run at once
  QueryHistory(InstantSource clock, Supplier<String> ids, int most) {
    this.turns = new Semaphore(most, true);
    this.kept = new KeptQueries(clock);
    this.clock = clock;
    this.ids = ids;
    timer.setRemoveOnCancelPolicy(true);
  }

  /// What runs a query on a thread of its own.
  @FunctionalInterface
  interface Work {
    StatementResult run(SubmittedQuery query);
  }

  /// How to run a query.
  ///
  /// @param timeoutSeconds when to give up; 0 is never
  record Submission(String tag, long timeoutSeconds, Work work) {}

  /// Starts a query. The same request id of the same user again gives the same query: the driver
  /// repeats requests whose answer was lost.
  SubmittedQuery submit(
      String requestId, String sql, SnowflakeSession session, Submission submission) {
    SubmittedQuery query =
        new SubmittedQuery(ids.get(), sql, session, submission.tag(), clock.instant());
    Optional<SubmittedQuery> known = kept.addUnlessKnown(requestId, query);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      threads.execute(() -> run(query, submission));
    } catch (Throwable failure) {
      query.end(failed(query, failure));
    }
    return query;
  }

  /// A query of a user's own. Nobody sees another's.
  Optional<SubmittedQuery> find(String queryId, String user) {
    return kept.find(queryId).filter(query -> query.user().equals(user));
  }

  /// All of a user's own that are remembered.
  List<SubmittedQuery> ofUser(String user) {
    return kept.all().stream().filter(query -> query.user().equals(user)).toList();
  }

  /// All that have ended well.
  List<RanStatement> ran() {
    return kept.all().stream().flatMap(query -> RanStatement.of(query).stream()).toList();
  }

  /// How many have not ended yet.
  long running() {
    return kept.all().stream().filter(query -> !query.isDone()).count();
  }

  /// Stops a query, if it still runs, however often DuckDB must be told.
  void stop(SubmittedQuery query, SnowflakeError reason) {
    query.stop(reason);
    if (!query.isDone()) {
      try {
        timer.schedule(() -> stop(query, reason), STOP_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException _) {
        // Everything is being closed, which stops all queries by itself.
        return;
      }
    }
  }

  /// Stops the query of a request, if it is known and runs.
  void stopRequest(String requestId, String user) {
    kept.ofRequest(requestId, user).ifPresent(query -> stop(query, SnowflakeError.canceled()));
  }

  /// Stops everything that a session started.
  void stopSession(long sessionId) {
    kept.all().stream()
        .filter(query -> query.sessionId() == sessionId)
        .forEach(query -> stop(query, SnowflakeError.canceled()));
  }

  private void run(SubmittedQuery query, Submission submission) {
    Optional<Future<?>> timeout = Optional.empty();
    try {
      timeout = timeout(query, submission.timeoutSeconds());
      StatementResult result = inTurn(query, submission.work());
      query.end(new SubmittedQuery.Outcome.Success(result, clock.instant()));
    } catch (Throwable failure) {
      query.end(failed(query, failure));
    }
    timeout.ifPresent(future -> future.cancel(false));
    kept.makeRoom();
  }

  /// Runs a query once fewer than the most are running. One that is stopped meanwhile never runs.
  private StatementResult inTurn(SubmittedQuery query, Work work) throws InterruptedException {
    while (!turns.tryAcquire(STOP_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
      Optional<SnowflakeError> reason = query.stopReason();
      if (reason.isPresent()) {
        throw reason.get();
      }
    }
    try {
      query.begin(clock.instant());
      return work.run(query);
    } finally {
      turns.release();
    }
  }

  /// What a query ended with that its work threw: Snowflake's error, or an internal one for any
  /// other failure, errors of the machine included.
  private SubmittedQuery.Outcome failed(SubmittedQuery query, Throwable failure) {
    if (failure instanceof SnowflakeError error) {
      return new SubmittedQuery.Outcome.Failure(query.stopReason().orElse(error), clock.instant());
    }
    LOG.log(Level.ERROR, "query " + query.id() + " failed", failure);
    return new SubmittedQuery.Outcome.Failure(
        query.stopReason().orElseGet(() -> SnowflakeError.internal(failure.toString())),
        clock.instant());
  }

  private Optional<Future<?>> timeout(SubmittedQuery query, long seconds) {
    if (seconds <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        timer.schedule(
            () -> stop(query, SnowflakeError.timedOut(seconds)), seconds, TimeUnit.SECONDS));
  }

  /// Stops every query and waits for its end, ten seconds at most.
  @Override
  public void close() {
    timer.shutdownNow();
    threads.shutdown();
    List<SubmittedQuery> all = kept.all();
    try {
      for (int tries = 0; tries < CLOSING_TRIES; tries++) {
        all.forEach(query -> query.stop(SnowflakeError.canceled()));
        if (threads.awaitTermination(STOP_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
      LOG.log(Level.WARNING, "a query goes on after the end of its server");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }
}
