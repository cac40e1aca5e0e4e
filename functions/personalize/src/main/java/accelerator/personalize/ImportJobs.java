package accelerator.personalize;

import accelerator.core.Dataset;
import accelerator.core.ResourceFailed;
import accelerator.core.Run;
import accelerator.personalize.ImportDatasets.Unloaded;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.DatasetImportJob;
import software.amazon.awssdk.services.personalize.model.ImportMode;

/// The import jobs of a run: described, or created. Their names carry the run, so a call that comes
/// twice finds the job of the first. A job that failed before the stage began, or has imported
/// other files, as when a run is resumed, is followed by one of the next number: names of jobs can
/// never be used again, and what Personalize holds is what the run has unloaded last.
record ImportJobs(PersonalizeClient personalize, Names names, String roleArn) {
  private static final int MOST_ATTEMPTS = 100;

  /// Looks at the job of this run, or asks for it.
  ///
  /// @throws ImportRefused when it failed
  void look(StageLook look, Unloaded unloaded, Run run) {
    Dataset dataset = unloaded.dataset();
    String change = "import " + dataset.key();
    String arn = names.importJobArn(dataset, run.runId());
    if (!look.isDone(change) && !look.isLeft(List.of(change), arn)) {
      look.attempt(change, arn, Quota.IMPORT_JOBS, () -> describe(look, change, unloaded, run));
    }
  }

  private boolean describe(StageLook look, String change, Unloaded unloaded, Run run) {
    Dataset dataset = unloaded.dataset();
    for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      String id = attempt == 1 ? run.runId() : run.runId() + "-" + attempt;
      Optional<DatasetImportJob> found = find(dataset, id);
      if (found.isEmpty()) {
        create(unloaded, names.importJob(dataset, id));
        look.asked(change, names.importJobArn(dataset, id));
        return false;
      }
      String next = run.runId() + "-" + (attempt + 1);
      if (!isFollowed(look, change, found.get(), unloaded, next)) {
        return isDone(look, change, names.importJobArn(dataset, id), dataset, found.get());
      }
    }
    throw new ResourceFailed(
        names.importJobArn(dataset, run.runId()) + " has failed again and again: begin a new run");
  }

  /// Whether a failed job is nobody's business any more: there is a next one, or will be.
  private boolean isFollowed(
      StageLook look, String change, DatasetImportJob job, Unloaded unloaded, String next) {
    return switch (Status.of(job.status())) {
      case FAILED ->
          isOfOthers(job, unloaded)
              || !look.hasBegun(change)
              || find(unloaded.dataset(), next).isPresent();
      case ACTIVE -> isOfOthers(job, unloaded);
      case PENDING, INACTIVE -> false;
    };
  }

  /// Whether a job has imported other files than these: the run was resumed and has unloaded anew.
  private static boolean isOfOthers(DatasetImportJob job, Unloaded unloaded) {
    return job.dataSource() != null
        && job.dataSource().dataLocation() != null
        && !job.dataSource().dataLocation().equals(unloaded.location());
  }

  private boolean isDone(
      StageLook look, String change, String arn, Dataset dataset, DatasetImportJob job) {
    return switch (Status.of(job.status())) {
      case FAILED ->
          throw new ImportRefused(
              names.domain(), dataset, Status.failure(arn, job.status(), job.failureReason()));
      case PENDING, INACTIVE -> {
        look.pending(change, arn, job.creationDateTime());
        yield false;
      }
      case ACTIVE -> {
        look.done(change, job.lastUpdatedDateTime());
        yield true;
      }
    };
  }

  private Optional<DatasetImportJob> find(Dataset dataset, String id) {
    String arn = names.importJobArn(dataset, id);
    return Service.find(
        () ->
            personalize
                .describeDatasetImportJob(r -> r.datasetImportJobArn(arn))
                .datasetImportJob());
  }

  private void create(Unloaded unloaded, String name) {
    personalize.createDatasetImportJob(
        r ->
            r.jobName(name)
                .datasetArn(names.datasetArn(unloaded.dataset()))
                .dataSource(source -> source.dataLocation(unloaded.location()))
                .roleArn(roleArn)
                .importMode(ImportMode.fromValue(unloaded.importMode().name()))
                .tags(StackTag.of(names.settings())));
  }
}
