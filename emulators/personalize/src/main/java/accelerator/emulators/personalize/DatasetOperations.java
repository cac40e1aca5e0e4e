package accelerator.emulators.personalize;

import accelerator.emulators.loopback.StrictJson;
import accelerator.emulators.recommenders.DatasetType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// The operations on datasets.
final class DatasetOperations {
  private final Region region;
  private final TagOperations tags;

  DatasetOperations(Region region, TagOperations tags) {
    this.region = region;
    this.tags = tags;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "CreateDataset", this::create,
        "DescribeDataset", this::describe,
        "ListDatasets", this::list,
        "UpdateDataset", this::update,
        "DeleteDataset", this::delete);
  }

  private ObjectNode create(PersonalizeRequest request) {
    DatasetGroup group = region.groups().active(request.text("datasetGroupArn"));
    DatasetType type = type(request.text("datasetType"));
    String arn = region.settings().arn("dataset", group.name() + "/" + type);
    region.datasets().demandFree(arn);
    Schema schema = region.schemas().get(request.text("schemaArn"));
    SchemaChange.demandFit(schema, type, group);
    tags.create(arn, request);
    region
        .datasets()
        .put(
            new GroupDataset(
                arn,
                request.text("name"),
                group.arn(),
                type,
                schema.arn(),
                Optional.empty(),
                region.now(),
                region.begin(ChangeKind.CREATE, region.settings().durations().dataset()),
                new DatasetContents(region.settings().memory())));
    return StrictJson.object().put("datasetArn", arn);
  }

  /// The type in whatever case it is spelled; the others of the service are for custom groups and
  /// not supported.
  private static DatasetType type(String name) {
    return Arrays.stream(DatasetType.values())
        .filter(type -> type.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.invalidInput(
                    "datasetType must be one of Interactions, Items, Users, was '%s'", name));
  }

  private ObjectNode describe(PersonalizeRequest request) {
    GroupDataset dataset = region.datasets().get(request.text("datasetArn"));
    ObjectNode answer = StrictJson.object();
    answer.set("dataset", dataset.described(region.now()));
    return answer;
  }

  private ObjectNode list(PersonalizeRequest request) {
    Optional<String> group = request.find("datasetGroupArn");
    return ListPage.of(
        "datasets",
        region.datasets().all().stream()
            .filter(each -> group.isEmpty() || each.groupArn().equals(group.get()))
            .toList(),
        request,
        GroupDataset::arn,
        each -> each.summary(region.now()));
  }

  private ObjectNode update(PersonalizeRequest request) {
    GroupDataset dataset = region.datasets().active(request.text("datasetArn"));
    Schema schema = region.schemas().get(request.text("schemaArn"));
    if (dataset.type() == DatasetType.INTERACTIONS) {
      throw Refusal.invalidInput(
          "The schema of an Interactions dataset cannot be replaced: %s", dataset.arn());
    }
    SchemaChange.demandFit(schema, dataset.type(), region.groups().get(dataset.groupArn()));
    Instant now = region.now();
    SchemaChange.demandCompatible(region.schemas().get(dataset.schemaArn(now)), schema);
    Transition change =
        region.begin(ChangeKind.UPDATE, region.settings().durations().schemaUpdate());
    region.datasets().put(dataset.with(new GroupDataset.SchemaUpdate(schema.arn(), change), now));
    return StrictJson.object().put("datasetArn", dataset.arn());
  }

  private ObjectNode delete(PersonalizeRequest request) {
    GroupDataset dataset = region.datasets().settled(request.text("datasetArn"));
    Instant now = region.now();
    region.imports().all().stream()
        .filter(job -> job.datasetArn().equals(dataset.arn()))
        .filter(job -> job.transition().isUnderway(now))
        .findFirst()
        .ifPresent(job -> refuse(dataset, job));
    region.recommenders().all().stream()
        .filter(each -> each.groupArn().equals(dataset.groupArn()))
        .filter(each -> each.isChanging(now))
        .findFirst()
        .ifPresent(each -> refuse(dataset, each));
    region.filters().all().stream()
        .filter(each -> each.groupArn().equals(dataset.groupArn()))
        .findFirst()
        .ifPresent(each -> refuse(dataset, each));
    region.deletions().all().stream()
        .filter(each -> each.groupArn().equals(dataset.groupArn()))
        .filter(each -> each.transition().isUnderway(now))
        .findFirst()
        .ifPresent(each -> refuse(dataset, each));
    region
        .datasets()
        .put(dataset.in(region.begin(ChangeKind.DELETE, region.settings().durations().deletion())));
    return StrictJson.object();
  }

  private void refuse(GroupDataset dataset, Resource user) {
    throw Refusal.inUse(
        "The dataset %s is used by %s, which is %s",
        dataset.arn(), user.arn(), user.status(region.now()));
  }
}
