package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/// Jobs that run at the same time, each on a thread of the execution's clock, started in order. The
/// first failure interrupts the others.
final class ForkedJobs {
  private final ExecutionClock clock;
  private final String name;
  private final List<Job> jobs;
  private final AtomicReferenceArray<JsonNode> results;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger open;
  private final CompletableFuture<Void> decided = new CompletableFuture<>();

  ForkedJobs(ExecutionClock clock, String name, List<Job> jobs) {
    this.clock = clock;
    this.name = name;
    this.jobs = List.copyOf(jobs);
    this.results = new AtomicReferenceArray<>(jobs.size());
    this.open = new AtomicInteger(jobs.size());
  }

  /// Runs all jobs and returns their results in the jobs' order, once nothing of them runs any
  /// more.
  ///
  /// @param concurrency how many run at once
  List<JsonNode> join(int concurrency) throws StateFailure, InterruptedException {
    int workers = Math.min(concurrency, jobs.size());
    if (workers == 0) {
      return List.of();
    }
    AtomicInteger working = new AtomicInteger(workers);
    CompletableFuture<Void> ended = new CompletableFuture<>();
    List<ExecutionClock.Work> started = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      started.add(clock.start(name, () -> work(working, ended)));
    }
    try {
      clock.await(decided, ExecutionClock.NEVER);
    } catch (InterruptedException failure) {
      decided.completeExceptionally(failure);
      started.forEach(ExecutionClock.Work::interrupt);
      clock.await(ended, ExecutionClock.NEVER);
      throw failure;
    }
    started.forEach(ExecutionClock.Work::interrupt);
    clock.await(ended, ExecutionClock.NEVER);
    if (decided.state() == CompletableFuture.State.FAILED) {
      throw failure(decided.exceptionNow());
    }
    return IntStream.range(0, jobs.size()).mapToObj(results::get).toList();
  }

  private void work(AtomicInteger working, CompletableFuture<Void> ended) {
    try {
      while (!decided.isDone()) {
        int index = next.getAndIncrement();
        if (index >= jobs.size()) {
          return;
        }
        results.set(index, jobs.get(index).run());
        if (open.decrementAndGet() == 0) {
          decided.complete(null);
        }
      }
    } catch (Throwable failure) {
      decided.completeExceptionally(failure);
    } finally {
      if (working.decrementAndGet() == 0) {
        ended.complete(null);
      }
    }
  }

  private static StateFailure failure(Throwable thrown) throws InterruptedException {
    return switch (thrown) {
      case StateFailure failure -> failure;
      case InterruptedException interrupted -> throw interrupted;
      default -> new StateFailure(Errors.RUNTIME, thrown.toString());
    };
  }

  /// One of the jobs.
  interface Job {
    JsonNode run() throws StateFailure, InterruptedException;
  }
}
