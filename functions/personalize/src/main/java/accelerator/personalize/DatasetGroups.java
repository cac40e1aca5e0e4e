package accelerator.personalize;

import java.util.Optional;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.DatasetGroup;
import software.amazon.awssdk.services.personalize.model.Domain;

/// A domain's dataset group: described, or created.
record DatasetGroups(PersonalizeClient personalize, Names names) {
  private static final String CHANGE = "group";

  /// Looks at the group, or asks for it.
  ///
  /// @return whether it can be used
  /// @throws accelerator.core.ResourceFailed when it never will be
  boolean look(StageLook look) {
    if (!look.isDone(CHANGE)) {
      look.attempt(CHANGE, names.datasetGroupArn(), Quota.DATASET_GROUPS, () -> describe(look));
    }
    return look.isDone(CHANGE);
  }

  private boolean describe(StageLook look) {
    String arn = names.datasetGroupArn();
    Optional<DatasetGroup> found =
        Service.find(
            () -> personalize.describeDatasetGroup(r -> r.datasetGroupArn(arn)).datasetGroup());
    if (found.isEmpty()) {
      create();
      look.asked(CHANGE, arn);
      return false;
    }
    DatasetGroup group = found.get();
    if (!Status.isActive(arn, group.status(), group.failureReason())) {
      look.pending(CHANGE, arn, group.creationDateTime());
      return false;
    }
    look.done(CHANGE, group.lastUpdatedDateTime());
    return true;
  }

  private void create() {
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
  }
}
