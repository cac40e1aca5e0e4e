package accelerator.personalize;

import accelerator.core.StageAnswer;
import accelerator.core.WaitSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.personalize.model.LimitExceededException;
import software.amazon.awssdk.services.personalize.model.ResourceAlreadyExistsException;

/// One look of a stage at its resources: collects what is awaited, since when and why, and says
/// when to look again.
final class StageLook {
  /// What the service refuses now may be allowed at any time, whatever else takes hours.
  private static final Duration SOON = Duration.ofMinutes(1);

  private final Stage before;
  private final Instant now;
  private final Duration patience;
  private final Map<String, Stage.Begun> begun;
  private final Map<String, Long> durations;
  private final Map<String, String> denied;
  private final Set<String> done;
  private final Map<String, Instant> refusedSince = new HashMap<>();
  private final Map<String, String> awaited = new LinkedHashMap<>();
  private final Set<String> waiting = new HashSet<>();
  private final Set<String> found = new HashSet<>();
  private boolean isSpent;

  /// @param patience how long a quota that does not empty by itself is asked again
  StageLook(Stage before, Instant now, Duration patience) {
    this.before = before;
    this.now = now;
    this.patience = patience;
    this.begun = new HashMap<>(before.begun());
    this.durations = new HashMap<>(before.durations());
    this.denied = new HashMap<>(before.denied());
    this.done = new HashSet<>(before.done());
  }

  /// Whether nothing is left to wait for.
  boolean isReady() {
    return awaited.isEmpty();
  }

  /// Whether a change needs no further look.
  boolean isDone(String change) {
    return done.contains(change);
  }

  /// Whether this stage has asked for a change, or has found it under way.
  boolean hasBegun(String change) {
    return begun.containsKey(change);
  }

  /// How long ago a change has begun; zero when it has not.
  Duration waited(String change) {
    Stage.Begun known = begun.get(change);
    return known == null ? Duration.ZERO : Duration.between(known.at(), now);
  }

  /// The same in the order of this look: another is the first each time, so that all are asked
  /// about in turn where one of them is enough.
  <T> List<T> inTurn(List<T> all) {
    List<T> turned = new ArrayList<>(all);
    Collections.rotate(turned, all.isEmpty() ? 0 : -(before.looks() % all.size()));
    return turned;
  }

  /// Whether a change that is under way need not be asked about: another of its kind still is, and
  /// the stage waits for all. Personalize takes one request a second of each operation.
  boolean isLeft(List<String> changes, String arn) {
    Optional<String> left =
        changes.stream()
            .filter(change -> begun.containsKey(change) && !done.contains(change))
            .filter(change -> waiting.contains(kind(change)))
            .findFirst();
    left.ifPresent(change -> awaited.put(change, arn));
    return left.isPresent();
  }

  private static String kind(String change) {
    return change.split(" ", 2)[0];
  }

  /// Notes what answers, whatever becomes of a change of it.
  void found(String arn) {
    found.add(arn);
  }

  boolean hasFound(String arn) {
    return found.contains(arn);
  }

  /// Notes that the service will never make a change.
  void deny(String change, String reason) {
    denied.put(change, reason);
  }

  /// Why the service will never make a change; none where it may.
  Optional<String> denied(String change) {
    return Optional.ofNullable(denied.get(change));
  }

  /// Notes a change that is to be asked about in the next look, which is then soon.
  void next(String change, String arn) {
    awaited.put(change, arn);
    isSpent = true;
  }

  /// Notes a change that was asked for just now.
  void asked(String change, String arn) {
    begun.put(change, new Stage.Begun(now, now, true));
    awaited.put(change, arn);
  }

  /// Notes a change that is under way.
  ///
  /// @param since when it began, as the service says; null where it does not
  void pending(String change, String arn, @Nullable Instant since) {
    Stage.Begun known =
        begun.getOrDefault(
            change, new Stage.Begun(since == null ? now : since, now, since != null));
    begun.put(change, new Stage.Begun(known.at(), now, known.isKnown()));
    waiting.add(kind(change));
    awaited.put(change, arn);
  }

  /// Notes that a change is done, and how long it took if it was under way in this stage.
  ///
  /// @param endedAt when, as the service says; null where it does not. It counts as far as it lies
  ///   between the last look and this one
  void done(String change, @Nullable Instant endedAt) {
    Stage.Begun known = begun.get(change);
    if (known != null && known.isKnown() && !durations.containsKey(change)) {
      Instant ended = endedAt == null || endedAt.isAfter(now) ? now : endedAt;
      Instant sure = ended.isBefore(known.seenAt()) ? known.seenAt() : ended;
      durations.put(change, Math.max(0, Duration.between(known.at(), sure).toSeconds()));
    }
    done.add(change);
  }

  /// Does what may be refused for now, which is then awaited.
  ///
  /// @param quota what is full if the service says so
  /// @return what the work gives; none when it was refused
  /// @throws QuotaReached when a quota that does not empty by itself has been full for too long
  <T> Optional<T> attempt(String change, String arn, Quota quota, Supplier<T> work) {
    try {
      return Optional.of(work.get());
    } catch (ResourceAlreadyExistsException _) {
      // The answer of an earlier call was lost, or two calls came at once: the next look finds it.
      refused(change, "%s was made meanwhile".formatted(arn));
      return Optional.empty();
    } catch (AwsServiceException failure) {
      if (!Service.meansLater(failure)) {
        throw failure;
      }
      refused(change, "%s: %s".formatted(arn, Service.reason(failure)));
      if (failure instanceof LimitExceededException && !quota.empties()) {
        Duration tried = Duration.between(refusedSince.getOrDefault(change, now), now);
        if (tried.compareTo(patience) >= 0) {
          awaited.remove(change);
          throw new QuotaReached(quota, arn, Service.reason(failure), tried);
        }
      }
      return Optional.empty();
    }
  }

  private void refused(String change, String sentence) {
    refusedSince.put(change, before.refusedSince().getOrDefault(change, now));
    awaited.put(change, sentence);
  }

  Map<String, Long> durations() {
    return Map.copyOf(durations);
  }

  /// When to look again.
  ///
  /// @throws accelerator.core.DeadlineExceeded when the deadline has come
  StageAnswer pending(Instant deadline, WaitSchedule waits) {
    return Stage.pending(
        String.join(", ", awaited.values()),
        wait(waits),
        now,
        deadline,
        new Stage(
            before.startedAt(),
            before.expected(),
            begun,
            durations,
            refusedSince,
            denied,
            done,
            before.looks() + 1));
  }

  /// All have to end before the stage does, so the one that is furthest from its end counts; but
  /// what was refused is asked for again soon.
  private Duration wait(WaitSchedule waits) {
    if (isSpent) {
      return waits.minimum();
    }
    Optional<Duration> furthest =
        awaited.keySet().stream()
            .filter(change -> !refusedSince.containsKey(change))
            .map(change -> wait(change, waits))
            .max(Comparator.naturalOrder());
    Optional<Duration> refused =
        refusedSince.values().stream()
            .min(Comparator.naturalOrder())
            .map(since -> furthest.orElseGet(() -> waits.next(Duration.between(since, now))))
            .map(wait -> wait.compareTo(SOON) < 0 ? wait : SOON);
    return refused.or(() -> furthest).orElse(waits.minimum());
  }

  private Duration wait(String change, WaitSchedule waits) {
    Instant since = begun.getOrDefault(change, new Stage.Begun(now, now, false)).at();
    Duration waited = Duration.between(since, now);
    return waits.next(waited.isNegative() ? Duration.ZERO : waited, history(change));
  }

  /// What the change took before; else what others of its kind took in this stage.
  private List<Long> history(String change) {
    List<Long> history = before.expected().getOrDefault(change, List.of());
    if (!history.isEmpty()) {
      return history;
    }
    return durations.entrySet().stream()
        .filter(other -> kind(other.getKey()).equals(kind(change)))
        .map(Map.Entry::getValue)
        .toList();
  }
}
