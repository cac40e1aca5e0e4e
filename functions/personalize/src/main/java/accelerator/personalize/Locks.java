package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.Explanation;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.Run;
import accelerator.core.RunInProgress;
import accelerator.core.ServiceUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One run or teardown of a domain at a time. A lock is an object in the data bucket that names the
/// execution which holds it; S3's conditional writes let one writer win. A lock whose execution no
/// longer runs is taken over, so that an aborted run blocks nobody.
final class Locks {
  private final BucketRecords bucket;
  private final Executions executions;
  private final String keys;

  Locks(BucketRecords bucket, Executions executions) {
    this(bucket, executions, "locks/%s.json");
  }

  /// @param keys the object's key with `%s` for the domain
  Locks(BucketRecords bucket, Executions executions, String keys) {
    this.bucket = bucket;
    this.executions = executions;
    this.keys = keys;
  }

  /// Takes the locks of all domains, or of none. Taking them twice in one execution is allowed.
  ///
  /// @throws RunInProgress naming the domain and the run that has it
  void take(List<Domain> domains, Run run) {
    List<Domain> taken = new ArrayList<>();
    try {
      for (Domain domain : domains) {
        take(domain, run.runId(), run.executionArn());
        taken.add(domain);
      }
    } catch (RuntimeException failure) {
      taken.forEach(domain -> releaseAfter(failure, domain, run.executionArn()));
      throw failure;
    }
  }

  /// A lock that cannot be given back hides neither why nor the other locks: its execution ends,
  /// and the next one takes it over.
  private void releaseAfter(RuntimeException failure, Domain domain, String executionArn) {
    try {
      release(domain, executionArn);
    } catch (RuntimeException second) {
      failure.addSuppressed(second);
    }
  }

  /// The execution that holds a lock; none when nobody does, or it is broken.
  Optional<String> holder(Domain domain) {
    return bucket.read(key(domain)).map(Locks::holder).filter(holder -> !holder.isEmpty());
  }

  /// Gives a lock back, if this execution holds it.
  void release(Domain domain, String executionArn) {
    bucket
        .read(key(domain))
        .filter(version -> holder(version).equals(executionArn))
        .ifPresent(version -> bucket.delete(key(domain), version.etag()));
  }

  /// Takes one domain's lock.
  ///
  /// @param id what the execution calls what it does
  /// @throws RunInProgress naming the domain and the execution that has it
  void take(Domain domain, String id, String executionArn) {
    String lock = Json.write(Json.object().put("runId", id).put("executionArn", executionArn));
    if (bucket.create(key(domain), lock)) {
      return;
    }
    BucketRecords.Version held =
        bucket
            .read(key(domain))
            .orElseThrow(
                () ->
                    new ServiceUnavailable(
                        "the lock of '%s' is changing hands".formatted(domain.key())));
    String holder = holder(held);
    if (holder.equals(executionArn)) {
      return;
    }
    if (!holder.isEmpty() && executions.isRunning(holder)) {
      throw inProgress(domain, holder);
    }
    if (!bucket.replace(key(domain), lock, held.etag()) && !isHeldBy(domain, executionArn)) {
      throw inProgress(domain, "another execution");
    }
  }

  /// The answer of the own take-over may have been lost.
  private boolean isHeldBy(Domain domain, String executionArn) {
    return bucket
        .read(key(domain))
        .filter(version -> holder(version).equals(executionArn))
        .isPresent();
  }

  private static RunInProgress inProgress(Domain domain, String holder) {
    return new RunInProgress(
        new Explanation(
            "domain '%s' is taken, by %s".formatted(domain.key(), holder),
            holder.startsWith("arn:")
                ? "start again when that execution has ended, or end it with: aws stepfunctions"
                    + " stop-execution --execution-arn "
                    + holder
                : "start again when that execution has ended"));
  }

  /// The execution that a lock names; empty when it is broken, and so nobody's.
  private static String holder(BucketRecords.Version version) {
    try {
      return Json.parse(version.text()).path("executionArn").asText();
    } catch (InvalidInput _) {
      return "";
    }
  }

  private String key(Domain domain) {
    return keys.formatted(domain.key());
  }
}
