package accelerator.personalize;

import accelerator.core.Dataset;
import accelerator.core.Domain;
import accelerator.core.Explanation;
import accelerator.core.ForgetWish;
import accelerator.core.ResourceFailed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.DataDeletionJob;

/// Has the users of one domain forgotten: their unloaded rows are deleted, then a data deletion job
/// takes them out of datasets and models. A job begins while no run has the domain; where a run
/// began an import in between, or went on with one, one more follows, as Personalize's
/// documentation advises, whether that run came to publish or not.
///
/// @param locks of the domains
record ForgetDomain(
    PersonalizeSettings settings,
    PersonalizeClient personalize,
    ForgetWishes wishes,
    ForgetFiles files,
    Locks locks) {
  private static final int MOST_JOBS = 3;
  private static final List<Dataset> OF_USERS = List.of(Dataset.INTERACTIONS, Dataset.USERS);

  /// How far a domain is.
  ///
  /// @param jobs that were begun; the last may be under way
  /// @param begunAt when the last was
  /// @param imported when a run last began to import, or went on, before that; empty when none did
  /// @param users of the last job
  /// @param files that were deleted
  /// @param deleted records in Personalize, as its jobs say
  /// @param done whether nothing is left to do
  record Progress(
      int jobs, Instant begunAt, String imported, int users, int files, int deleted, boolean done) {
    static final Progress NONE = new Progress(0, Instant.EPOCH, "", 0, 0, 0, false);

    Progress ended() {
      return new Progress(jobs, begunAt, imported, users, files, deleted, true);
    }
  }

  /// One look at a domain.
  ///
  /// @param executionArn whose look it is
  /// @return how far it is; the same as before where something is waited for
  /// @throws accelerator.core.RunInProgress while a run has the domain
  /// @throws ResourceFailed when a job failed; the wishes stay
  Progress look(Domain domain, Progress before, String executionArn, Instant now) {
    Names names = new Names(settings, domain);
    if (before.jobs() == 0) {
      return begin(names, before, executionArn, now);
    }
    DataDeletionJob job =
        find(names, executionArn, before.jobs())
            .orElseThrow(
                () ->
                    new ResourceFailed(
                        new Explanation(
                            arn(names, executionArn, before.jobs()) + " is gone",
                            "start the execution again with {}: the wishes stay")));
    return switch (String.valueOf(job.status())) {
      case "COMPLETED" -> completed(names, before, job, executionArn, now);
      case "FAILED" ->
          throw new ResourceFailed(
              new Explanation(
                  "%s is FAILED: %s"
                      .formatted(arn(names, executionArn, before.jobs()), job.failureReason()),
                  "put right what Amazon Personalize names: the wishes stay, and the next execution"
                      + " asks for another job"));
      default -> before;
    };
  }

  private Progress begin(Names names, Progress before, String executionArn, Instant now) {
    Domain domain = names.domain();
    List<ForgetWish> wished = wishes.of(domain);
    if (wished.isEmpty()) {
      return before.ended();
    }
    return alone(
        domain,
        executionArn,
        () -> {
          int files = before.files() + deleteUnloads(domain);
          if (!hasGroup(names)) {
            wishes.fulfilled(domain, users(wished), now.plusSeconds(1));
            return new Progress(0, now, "", wished.size(), files, 0, true);
          }
          int number = before.jobs() + 1;
          if (find(names, executionArn, number).isEmpty()) {
            create(names, executionArn, number, wished);
          }
          return new Progress(
              number, now, imported(domain), wished.size(), files, before.deleted(), false);
        });
  }

  /// What a job has done is done when no run came between, or after the last job.
  private Progress completed(
      Names names, Progress before, DataDeletionJob job, String executionArn, Instant now) {
    Domain domain = names.domain();
    int deleted =
        before.deleted() + Optional.ofNullable(job.numDeleted()).map(Integer::intValue).orElse(0);
    Progress counted =
        new Progress(
            before.jobs(),
            before.begunAt(),
            before.imported(),
            before.users(),
            before.files(),
            deleted,
            false);
    boolean runCameBetween =
        alone(domain, executionArn, () -> !imported(domain).equals(before.imported()));
    if (runCameBetween && before.jobs() < MOST_JOBS) {
      return begin(names, counted, executionArn, now);
    }
    for (int number = 1; number <= before.jobs(); number++) {
      String key = key(domain, executionArn, number);
      wishes
          .bucket()
          .read(key)
          .ifPresent(
              list ->
                  wishes.fulfilled(
                      domain,
                      list.text().lines().skip(1).collect(Collectors.toSet()),
                      before.begunAt()));
      wishes.bucket().delete(key);
    }
    return counted.ended();
  }

  private <T> T alone(Domain domain, String executionArn, java.util.function.Supplier<T> work) {
    locks.take(domain, id(executionArn), executionArn);
    try {
      return work.get();
    } finally {
      locks.release(domain, executionArn);
    }
  }

  /// Files cannot be told by user: all that a domain's runs have unloaded of users goes, and the
  /// manifests, without which a run that is resumed unloads anew. No run has the domain now.
  private int deleteUnloads(Domain domain) {
    int count = 0;
    for (String key : files.below("snowflake/runs/")) {
      if (key.endsWith("/%s/%s".formatted(domain.key(), UnloadedBefore.MANIFEST))) {
        wishes.bucket().delete(key);
      }
      for (Dataset dataset : OF_USERS) {
        if (key.contains("/%s/%s/".formatted(domain.key(), dataset.key()))) {
          wishes.bucket().delete(key);
          count++;
        }
      }
    }
    return count;
  }

  private boolean hasGroup(Names names) {
    return Service.find(
            () ->
                personalize
                    .describeDatasetGroup(r -> r.datasetGroupArn(names.datasetGroupArn()))
                    .datasetGroup())
        .isPresent();
  }

  private Optional<DataDeletionJob> find(Names names, String executionArn, int number) {
    String arn = arn(names, executionArn, number);
    return Service.find(
        () ->
            personalize.describeDataDeletionJob(r -> r.dataDeletionJobArn(arn)).dataDeletionJob());
  }

  private void create(Names names, String executionArn, int number, List<ForgetWish> wished) {
    String key = key(names.domain(), executionArn, number);
    files.writeUsers(key, csv(users(wished)));
    personalize.createDataDeletionJob(
        r ->
            r.jobName(names.deletionJob(id(executionArn), number))
                .datasetGroupArn(names.datasetGroupArn())
                .dataSource(
                    source -> source.dataLocation("s3://%s/%s".formatted(settings.bucket(), key)))
                .roleArn(settings.roleArn())
                .tags(StackTag.of(settings)));
  }

  private static String csv(Set<String> users) {
    return "USER_ID\n" + String.join("\n", users) + "\n";
  }

  private static Set<String> users(List<ForgetWish> wished) {
    return wished.stream()
        .map(ForgetWish::userId)
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  private String imported(Domain domain) {
    return files
        .changed(UnloadedBefore.RUNS, "/%s.json".formatted(domain.key()))
        .map(Instant::toString)
        .orElse("");
  }

  private static String arn(Names names, String executionArn, int number) {
    return names.deletionJobArn(id(executionArn), number);
  }

  private static String key(Domain domain, String executionArn, int number) {
    return "forget/jobs/%s/%s-%s.csv".formatted(domain.key(), id(executionArn), number);
  }

  /// The name of an execution.
  static String id(String executionArn) {
    return executionArn.substring(executionArn.lastIndexOf(':') + 1);
  }
}
