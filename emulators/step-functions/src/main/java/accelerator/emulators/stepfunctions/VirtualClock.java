package accelerator.emulators.stepfunctions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A clock that stands still while any work is at work, and jumps to the next deadline once all of
/// it waits. Of several that wait for one moment, the one that has waited longest goes on first and
/// alone, so a run whose tasks wait only here always takes the same course.
///
/// Threads that it did not start may wait too, but time does not stand still for them.
public final class VirtualClock implements ExecutionClock {
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Thread> known = new HashSet<>();
  private final List<Waiter> waiters = new ArrayList<>();
  private int atWork;
  private Instant now;

  /// @param start the time before anything has waited
  public VirtualClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant now() {
    lock.lock();
    try {
      return now;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Work start(String name, Runnable work) {
    Thread thread = Thread.ofVirtual().name(name).unstarted(() -> runAndLeave(work));
    lock.lock();
    try {
      known.add(thread);
      atWork++;
    } finally {
      lock.unlock();
    }
    thread.start();
    return () -> interrupt(thread);
  }

  @Override
  public boolean await(CompletableFuture<?> signal, Instant deadline) throws InterruptedException {
    Waiter waiter = enter(signal, deadline);
    // Completing a signal wakes its waiter before the completing work can itself come to rest.
    CompletableFuture<?> _ = signal.whenComplete((_, _) -> wake(waiter));
    lock.lock();
    try {
      jump();
      while (!waiter.isReleased) {
        waiter.released.await();
      }
    } catch (InterruptedException failure) {
      release(waiter);
      throw failure;
    } finally {
      lock.unlock();
    }
    if (waiter.isInterrupted) {
      throw new InterruptedException();
    }
    return signal.isDone();
  }

  private Waiter enter(CompletableFuture<?> signal, Instant deadline) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Thread thread = Thread.currentThread();
      Waiter waiter = new Waiter(thread, deadline, known.contains(thread), lock.newCondition());
      if (waiter.isKnown) {
        atWork--;
      }
      waiters.add(waiter);
      if (signal.isDone() || !deadline.isAfter(now)) {
        release(waiter);
      }
      return waiter;
    } finally {
      lock.unlock();
    }
  }

  private void runAndLeave(Runnable work) {
    try {
      work.run();
    } finally {
      lock.lock();
      try {
        known.remove(Thread.currentThread());
        atWork--;
        jump();
      } finally {
        lock.unlock();
      }
    }
  }

  private void interrupt(Thread thread) {
    lock.lock();
    try {
      Optional<Waiter> waiting =
          waiters.stream().filter(waiter -> waiter.thread.equals(thread)).findFirst();
      if (waiting.isEmpty()) {
        thread.interrupt();
        return;
      }
      waiting.get().isInterrupted = true;
      release(waiting.get());
    } finally {
      lock.unlock();
    }
  }

  private void wake(Waiter waiter) {
    lock.lock();
    try {
      release(waiter);
    } finally {
      lock.unlock();
    }
  }

  private void release(Waiter waiter) {
    if (waiter.isReleased) {
      return;
    }
    waiter.isReleased = true;
    waiters.remove(waiter);
    if (waiter.isKnown) {
      atWork++;
    }
    waiter.released.signal();
  }

  private void jump() {
    while (atWork == 0) {
      Optional<Waiter> next =
          waiters.stream()
              .filter(waiter -> !waiter.deadline.equals(NEVER))
              .min(Comparator.comparing(waiter -> waiter.deadline));
      if (next.isEmpty()) {
        return;
      }
      if (next.get().deadline.isAfter(now)) {
        now = next.get().deadline;
      }
      release(next.get());
    }
  }

  private static final class Waiter {
    private final Thread thread;
    private final Instant deadline;
    private final boolean isKnown;
    private final Condition released;
    private boolean isReleased;
    private boolean isInterrupted;

    private Waiter(Thread thread, Instant deadline, boolean isKnown, Condition released) {
      this.thread = thread;
      this.deadline = deadline;
      this.isKnown = isKnown;
      this.released = released;
    }
  }
}
