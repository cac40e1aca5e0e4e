package accelerator.emulators.personalize;

import accelerator.core.Domain;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;

/// The operations on dataset groups.
final class DatasetGroups {
  private final Region region;
  private final Tags tags;

  DatasetGroups(Region region, Tags tags) {
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

  private ObjectNode create(Request request) {
    String name = request.text("name");
    String arn = region.settings().arn("dataset-group", name);
    region.groups().demandFree(arn);
    if (request.find("kmsKeyArn").isPresent() && request.find("roleArn").isEmpty()) {
      throw Refusal.invalidInput("roleArn must be given with kmsKeyArn");
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
            request.find("domain").map(Domain::valueOf),
            request.find("roleArn"),
            request.find("kmsKeyArn"),
            region.now(),
            region.begin(Verb.CREATE, region.settings().durations().datasetGroup()));
    region.groups().put(group);
    ObjectNode answer = Json.object().put("datasetGroupArn", arn);
    group.domain().ifPresent(domain -> answer.put("domain", domain.name()));
    return answer;
  }

  private ObjectNode describe(Request request) {
    DatasetGroup group = region.groups().get(request.text("datasetGroupArn"));
    ObjectNode answer = Json.object();
    answer.set("datasetGroup", group.described(region.now()));
    return answer;
  }

  private ObjectNode list(Request request) {
    return Page.of(
        "datasetGroups",
        region.groups().all(),
        request,
        DatasetGroup::arn,
        group -> group.summary(region.now()));
  }

  private ObjectNode delete(Request request) {
    DatasetGroup group = region.groups().settled(request.text("datasetGroupArn"));
    contents(group.arn())
        .findFirst()
        .ifPresent(
            arn -> {
              throw Refusal.inUse("The dataset group %s still has %s", group.arn(), arn);
            });
    region
        .groups()
        .put(group.in(region.begin(Verb.DELETE, region.settings().durations().deletion())));
    return Json.object();
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
