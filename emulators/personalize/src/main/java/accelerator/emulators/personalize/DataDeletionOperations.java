package accelerator.emulators.personalize;

import accelerator.emulators.loopback.Buckets;
import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/// The operations on data deletion jobs. They run in the background: the rows go as soon as the
/// list of users is read, the job says so when its time has passed.
final class DataDeletionOperations {
  private final Region region;
  private final TagOperations tags;
  private final Buckets buckets;
  private final Executor executor;
  private final Declarations declarations;

  DataDeletionOperations(
      Region region,
      TagOperations tags,
      Buckets buckets,
      Executor executor,
      Declarations declarations) {
    this.region = region;
    this.tags = tags;
    this.buckets = buckets;
    this.executor = executor;
    this.declarations = declarations;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "CreateDataDeletionJob", this::create,
        "DescribeDataDeletionJob", this::describe,
        "ListDataDeletionJobs", this::list);
  }

  private ObjectNode create(PersonalizeRequest request) {
    String name = request.text("jobName");
    String arn = region.settings().arn("data-deletion-job", name);
    region.deletions().demandFree(arn);
    DatasetGroup group = region.groups().active(request.text("datasetGroupArn"));
    String location = request.dataLocation();
    S3Location files = S3Location.of(location);
    demandQuota(group.arn());
    tags.create(arn, request);
    BackgroundJob<Integer> deleted = deletion(name, files, new GroupData(region, group.arn()));
    Transition transition =
        new Transition(
            ChangeKind.CREATE, region.now(), region.settings().durations().dataDeletion(), deleted);
    region
        .deletions()
        .put(
            new DataDeletion(
                arn, name, group.arn(), location, request.text("roleArn"), deleted, transition));
    return StrictJson.object().put("dataDeletionJobArn", arn);
  }

  private BackgroundJob<Integer> deletion(String name, S3Location files, GroupData data) {
    ListedUsers listed = new ListedUsers(new StoredFiles(buckets, files));
    return declarations
        .failureOf(name)
        .map(reason -> BackgroundJob.<Integer>failing(reason, region.now()))
        .orElseGet(() -> BackgroundJob.start(executor, region.clock(), () -> delete(listed, data)));
  }

  private int delete(ListedUsers listed, GroupData data) throws Exception {
    Set<String> users = listed.call();
    return region.alone(() -> data.forget(users));
  }

  private void demandQuota(String groupArn) {
    int limit = region.settings().quotas().dataDeletionsPerGroup();
    long underway =
        ofGroup(Optional.of(groupArn)).stream()
            .filter(job -> job.transition().isUnderway(region.now()))
            .count();
    if (underway >= limit) {
      throw Refusal.limitExceeded(
          "More than %d resources with PENDING or IN_PROGRESS status.", limit);
    }
  }

  private ObjectNode describe(PersonalizeRequest request) {
    DataDeletion job = region.deletions().get(request.text("dataDeletionJobArn"));
    ObjectNode answer = StrictJson.object();
    answer.set("dataDeletionJob", job.described(region.now()));
    return answer;
  }

  private ObjectNode list(PersonalizeRequest request) {
    return ListPage.of(
        "dataDeletionJobs",
        ofGroup(request.find("datasetGroupArn")),
        request,
        DataDeletion::arn,
        job -> job.summary(region.now()));
  }

  private List<DataDeletion> ofGroup(Optional<String> group) {
    return region.deletions().all().stream()
        .filter(each -> group.isEmpty() || each.groupArn().equals(group.get()))
        .toList();
  }
}
