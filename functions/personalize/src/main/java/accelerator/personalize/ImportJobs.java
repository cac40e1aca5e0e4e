package accelerator.personalize;

import accelerator.core.Dataset;
import accelerator.core.Run;
import accelerator.personalize.ImportDatasets.Unloaded;
import java.util.Optional;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.DatasetImportJob;
import software.amazon.awssdk.services.personalize.model.ImportMode;

/// The import jobs of a run: described, or created. Their names carry the run, so a call that comes
/// twice finds the job of the first.
record ImportJobs(PersonalizeClient personalize, Names names, String roleArn) {

  /// Whether the job of this run is done.
  ///
  /// @throws accelerator.core.ResourceFailed when it failed
  boolean isDone(Unloaded unloaded, Run run) {
    Dataset dataset = unloaded.dataset();
    String arn = names.importJobArn(dataset, run.runId());
    Optional<DatasetImportJob> found =
        Service.find(
            () ->
                personalize
                    .describeDatasetImportJob(r -> r.datasetImportJobArn(arn))
                    .datasetImportJob());
    if (found.isPresent()) {
      return Status.isActive(arn, found.get().status(), found.get().failureReason());
    }
    personalize.createDatasetImportJob(
        r ->
            r.jobName(names.importJob(dataset, run.runId()))
                .datasetArn(names.datasetArn(dataset))
                .dataSource(source -> source.dataLocation(unloaded.location()))
                .roleArn(roleArn)
                .importMode(ImportMode.fromValue(unloaded.importMode().name()))
                .tags(StackTag.of(names.settings())));
    return false;
  }
}
