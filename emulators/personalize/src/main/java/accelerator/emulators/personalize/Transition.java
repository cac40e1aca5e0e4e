package accelerator.emulators.personalize;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A change of a resource's state that takes time. It is over when its time has passed and its work
/// has ended; its state follows from the time at which one asks.
///
/// @param lasts at least; the first tenth of it is `PENDING`
record Transition(ChangeKind kind, Instant begun, Duration lasts, BackgroundJob<?> work) {
  private static final int PENDING_PART = 10;

  /// One that does nothing but take time.
  static Transition of(ChangeKind kind, Instant begun, Duration lasts) {
    return new Transition(kind, begun, lasts, BackgroundJob.done("nothing", begun));
  }

  /// A status such as `CREATE PENDING`, `CREATE IN_PROGRESS`, `ACTIVE`, `CREATE FAILED`.
  String status(Instant now) {
    if (isUnderway(now)) {
      boolean isPending = now.isBefore(pendingUntil());
      return kind + (isPending ? " PENDING" : " IN_PROGRESS");
    }
    return failure(now).isPresent() ? kind + " FAILED" : kind.outcome();
  }

  boolean isUnderway(Instant now) {
    return over(now).isEmpty();
  }

  /// Whether it has ended without a failure.
  boolean hasSucceeded(Instant now) {
    return !isUnderway(now) && failure(now).isEmpty();
  }

  /// Whether the resource is no more.
  boolean hasDeleted(Instant now) {
    return kind == ChangeKind.DELETE && !isUnderway(now);
  }

  /// Why it failed, once it is over.
  Optional<String> failure(Instant now) {
    return isUnderway(now) ? Optional.empty() : work.end().flatMap(BackgroundJob.End::failure);
  }

  /// When the state last changed.
  Instant updated(Instant now) {
    return over(now).orElseGet(() -> now.isBefore(pendingUntil()) ? begun : pendingUntil());
  }

  /// When it ended, if it has by now.
  Optional<Instant> over(Instant now) {
    Instant earliest = begun.plus(lasts);
    if (now.isBefore(earliest)) {
      return Optional.empty();
    }
    return work.end().map(end -> end.at().isAfter(earliest) ? end.at() : earliest);
  }

  private Instant pendingUntil() {
    return begun.plus(lasts.dividedBy(PENDING_PART));
  }
}
