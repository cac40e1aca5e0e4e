package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.recommenders.RecommenderDomain;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;

/// The operations on dataset groups.
final class DatasetGroupOperations {
  private final Region region;
  private final TagOperations tags;

  DatasetGroupOperations(Region region, TagOperations tags) {
    this.region = region;
    this.tags = tags;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "CreateDatasetGroup", this::create,
        "DescribeDatasetGroup", this::describe,
        "ListDatasetGroups", this::list,
        "DeleteDatasetGroup", this::delete);
  }

  private ObjectNode create(PersonalizeRequest request) {
    String name = request.text("name");
    String arn = region.settings().arn("dataset-group", name);
    region.groups().demandFree(arn);
    if (request.find("kmsKeyArn").isPresent() && request.find("roleArn").isEmpty()) {
      throw Refusal.invalidInput("roleArn must be given with kmsKeyArn");
    }
    // API_CreateDatasetGroup: a role is only valid together with a key.
    if (request.find("roleArn").isPresent() && request.find("kmsKeyArn").isEmpty()) {
      throw Refusal.invalidInput("roleArn must not be given without kmsKeyArn");
    }
    int limit = region.settings().quotas().datasetGroups();
    if (region.groups().all().size() >= limit) {
      throw Refusal.limitExceeded("More than %d dataset groups.", limit);
    }
    tags.create(arn, request);
    DatasetGroup group =
        new DatasetGroup(
            arn,
            name,
            request.find("domain").map(RecommenderDomain::valueOf),
            request.find("roleArn"),
            request.find("kmsKeyArn"),
            region.now(),
            region.begin(ChangeKind.CREATE, region.settings().durations().datasetGroup()));
    region.groups().put(group);
    ObjectNode answer = StrictJson.object().put("datasetGroupArn", arn);
    group.domain().ifPresent(domain -> answer.put("domain", domain.name()));
    return answer;
  }

  private ObjectNode describe(PersonalizeRequest request) {
    DatasetGroup group = region.groups().get(request.text("datasetGroupArn"));
    ObjectNode answer = StrictJson.object();
    answer.set("datasetGroup", group.described(region.now()));
    return answer;
  }

  private ObjectNode list(PersonalizeRequest request) {
    return ListPage.of(
        "datasetGroups",
        region.groups().all(),
        request,
        DatasetGroup::arn,
        group -> group.summary(region.now()));
  }

  private ObjectNode delete(PersonalizeRequest request) {
    DatasetGroup group = region.groups().settled(request.text("datasetGroupArn"));
    contents(group.arn())
        .findFirst()
        .ifPresent(
            arn -> {
              throw Refusal.inUse("The dataset group %s still has %s", group.arn(), arn);
            });
    region
        .groups()
        .put(group.in(region.begin(ChangeKind.DELETE, region.settings().durations().deletion())));
    return StrictJson.object();
  }

  /// The ARNs of what must be deleted before the group.
  private Stream<String> contents(String groupArn) {
    return Stream.of(
            region.datasets().all().stream()
                .filter(each -> each.groupArn().equals(groupArn))
                .map(GroupDataset::arn),
            region.recommenders().all().stream()
                .filter(each -> each.groupArn().equals(groupArn))
                .map(DomainRecommender::arn),
            region.trackers().all().stream()
                .filter(each -> each.groupArn().equals(groupArn))
                .map(EventTracker::arn),
            region.filters().all().stream()
                .filter(each -> each.groupArn().equals(groupArn))
                .map(Filter::arn),
            region.deletions().all().stream()
                .filter(each -> each.groupArn().equals(groupArn))
                .filter(each -> each.transition().isUnderway(region.now()))
                .map(DataDeletion::arn))
        .flatMap(arns -> arns);
  }
}
