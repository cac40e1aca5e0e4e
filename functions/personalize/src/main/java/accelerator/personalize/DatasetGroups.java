package accelerator.personalize;

import java.util.Optional;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.DatasetGroup;
import software.amazon.awssdk.services.personalize.model.Domain;

/// A domain's dataset group: described, or created.
record DatasetGroups(PersonalizeClient personalize, Names names) {

  /// Whether the group can be used.
  ///
  /// @throws accelerator.core.ResourceFailed when it never will be
  boolean isReady() {
    Optional<DatasetGroup> found =
        Service.find(
            () ->
                personalize
                    .describeDatasetGroup(r -> r.datasetGroupArn(names.datasetGroupArn()))
                    .datasetGroup());
    if (found.isPresent()) {
      return Status.isActive(
          names.datasetGroupArn(), found.get().status(), found.get().failureReason());
    }
    personalize.createDatasetGroup(
        r -> {
          r.name(names.datasetGroup())
              .domain(Domain.fromValue(names.domain().name()))
              .tags(StackTag.of(names.settings()));
          names
              .settings()
              .kmsKeyArn()
              .ifPresent(key -> r.kmsKeyArn(key).roleArn(names.settings().roleArn()));
        });
    return false;
  }
}
