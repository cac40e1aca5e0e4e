package accelerator.emulators.stepfunctions;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// The clock of executions, and the only way in which they wait: on the wall clock, or on a virtual
/// one where waiting costs nothing.
public interface ExecutionClock {
  /// The time of a deadline that never comes.
  Instant NEVER = Instant.MAX;

  Instant now();

  /// Starts the work on a thread of its own that this clock knows of.
  Work start(String name, Runnable work);

  /// Waits until the signal is complete in whatever way, or the deadline has come.
  ///
  /// @return whether the signal is complete
  /// @throws InterruptedException when the waiting work is interrupted
  boolean await(CompletableFuture<?> signal, Instant deadline) throws InterruptedException;

  /// Waits until a time; returns at once when it has passed.
  default void waitUntil(Instant time) throws InterruptedException {
    await(new CompletableFuture<Void>(), time);
  }

  /// Started work.
  interface Work {
    /// Interrupts it where it waits, or marks it to be interrupted where it next does.
    void interrupt();
  }
}
