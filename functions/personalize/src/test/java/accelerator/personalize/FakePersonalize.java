package accelerator.personalize;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.*;
import software.amazon.awssdk.services.personalize.model.DatasetSchemaSummary;
import software.amazon.awssdk.services.personalize.model.DatasetSummary;
import software.amazon.awssdk.services.personalize.model.DeleteDatasetGroupRequest;
import software.amazon.awssdk.services.personalize.model.DeleteDatasetGroupResponse;
import software.amazon.awssdk.services.personalize.model.DeleteDatasetRequest;
import software.amazon.awssdk.services.personalize.model.DeleteDatasetResponse;
import software.amazon.awssdk.services.personalize.model.DeleteEventTrackerRequest;
import software.amazon.awssdk.services.personalize.model.DeleteEventTrackerResponse;
import software.amazon.awssdk.services.personalize.model.DeleteFilterRequest;
import software.amazon.awssdk.services.personalize.model.DeleteFilterResponse;
import software.amazon.awssdk.services.personalize.model.DeleteSchemaRequest;
import software.amazon.awssdk.services.personalize.model.DeleteSchemaResponse;
import software.amazon.awssdk.services.personalize.model.EventTrackerSummary;
import software.amazon.awssdk.services.personalize.model.FilterSummary;
import software.amazon.awssdk.services.personalize.model.ListDatasetsRequest;
import software.amazon.awssdk.services.personalize.model.ListDatasetsResponse;
import software.amazon.awssdk.services.personalize.model.ListEventTrackersRequest;
import software.amazon.awssdk.services.personalize.model.ListEventTrackersResponse;
import software.amazon.awssdk.services.personalize.model.ListFiltersRequest;
import software.amazon.awssdk.services.personalize.model.ListFiltersResponse;
import software.amazon.awssdk.services.personalize.model.ListRecommendersRequest;
import software.amazon.awssdk.services.personalize.model.ListRecommendersResponse;
import software.amazon.awssdk.services.personalize.model.ListSchemasRequest;
import software.amazon.awssdk.services.personalize.model.ListSchemasResponse;
import software.amazon.awssdk.services.personalize.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.personalize.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.personalize.model.RecommenderSummary;
import software.amazon.awssdk.services.personalize.model.ResourceInUseException;
import software.amazon.awssdk.services.personalize.model.Tag;

/// Personalize's control plane in memory, as far as a run uses it: what is created is pending until
/// {@link #settle} makes it active. Every change is noted in {@link #changes}.
final class FakePersonalize implements PersonalizeClient {
  static final String ARN = "arn:aws:personalize:eu-west-1:000000000000:";
  private static final Tag OURS =
      Tag.builder().tagKey("recommendations-accelerator").tagValue("shop").build();

  final List<String> changes = new ArrayList<>();
  final Map<String, String> statuses = new LinkedHashMap<>();
  final Map<String, String> failures = new HashMap<>();
  final Map<String, String> schemas = new HashMap<>();
  final Map<String, RecommenderConfig> configs = new HashMap<>();
  final Map<String, Instant> createdAt = new HashMap<>();
  final Map<String, List<Tag>> tags = new HashMap<>();
  final Set<String> inUse = new HashSet<>();
  final List<CreateDatasetGroupRequest> groups = new ArrayList<>();
  Instant now = Instant.EPOCH;
  int mostImports = 5;
  int throttled = 0;
  boolean refusedFilters;

  /// Lets everything that was asked for come to its end.
  void settle() {
    statuses.replaceAll((arn, status) -> status.endsWith("PENDING") ? "ACTIVE" : status);
  }

  private <T> T described(String arn, Function<String, T> answer) {
    if (throttled > 0) {
      throttled--;
      throw PersonalizeException.builder()
          .awsErrorDetails(
              AwsErrorDetails.builder()
                  .errorCode("ThrottlingException")
                  .errorMessage("Rate exceeded")
                  .build())
          .message("Rate exceeded")
          .build();
    }
    String status = statuses.get(arn);
    if (status == null) {
      throw ResourceNotFoundException.builder().message(arn).build();
    }
    return answer.apply(status);
  }

  private String created(String arn) {
    if (statuses.putIfAbsent(arn, "CREATE PENDING") != null) {
      throw ResourceAlreadyExistsException.builder().message(arn).build();
    }
    createdAt.put(arn, now);
    changes.add("create " + arn.substring(ARN.length()));
    return arn;
  }

  @Override
  public DescribeDatasetGroupResponse describeDatasetGroup(DescribeDatasetGroupRequest request) {
    return described(
        request.datasetGroupArn(),
        status ->
            DescribeDatasetGroupResponse.builder()
                .datasetGroup(
                    g -> g.status(status).failureReason(failures.get(request.datasetGroupArn())))
                .build());
  }

  @Override
  public CreateDatasetGroupResponse createDatasetGroup(CreateDatasetGroupRequest request) {
    created(ARN + "dataset-group/" + request.name());
    groups.add(request);
    return CreateDatasetGroupResponse.builder().build();
  }

  @Override
  public DescribeSchemaResponse describeSchema(DescribeSchemaRequest request) {
    return described(request.schemaArn(), status -> DescribeSchemaResponse.builder().build());
  }

  @Override
  public CreateSchemaResponse createSchema(CreateSchemaRequest request) {
    statuses.put(created(ARN + "schema/" + request.name()), "");
    return CreateSchemaResponse.builder().build();
  }

  @Override
  public DescribeDatasetResponse describeDataset(DescribeDatasetRequest request) {
    return described(
        request.datasetArn(),
        status ->
            DescribeDatasetResponse.builder()
                .dataset(
                    d ->
                        d.datasetArn(request.datasetArn())
                            .status(status)
                            .schemaArn(schemas.get(request.datasetArn())))
                .build());
  }

  @Override
  public CreateDatasetResponse createDataset(CreateDatasetRequest request) {
    String group = request.datasetGroupArn().substring((ARN + "dataset-group/").length());
    String arn = created(ARN + "dataset/" + group + "/" + request.datasetType());
    schemas.put(arn, request.schemaArn());
    return CreateDatasetResponse.builder().build();
  }

  @Override
  public UpdateDatasetResponse updateDataset(UpdateDatasetRequest request) {
    schemas.put(request.datasetArn(), request.schemaArn());
    statuses.put(request.datasetArn(), "UPDATE PENDING");
    changes.add("update " + request.datasetArn().substring(ARN.length()));
    return UpdateDatasetResponse.builder().build();
  }

  @Override
  public DescribeDatasetImportJobResponse describeDatasetImportJob(
      DescribeDatasetImportJobRequest request) {
    return described(
        request.datasetImportJobArn(),
        status ->
            DescribeDatasetImportJobResponse.builder()
                .datasetImportJob(
                    j ->
                        j.status(status).failureReason(failures.get(request.datasetImportJobArn())))
                .build());
  }

  @Override
  public CreateDatasetImportJobResponse createDatasetImportJob(
      CreateDatasetImportJobRequest request) {
    long pending =
        statuses.entrySet().stream()
            .filter(e -> e.getKey().contains("dataset-import-job/"))
            .filter(e -> e.getValue().endsWith("PENDING"))
            .count();
    if (pending >= mostImports) {
      throw LimitExceededException.builder()
          .awsErrorDetails(
              AwsErrorDetails.builder()
                  .errorCode("LimitExceededException")
                  .errorMessage("More than 5 resources with PENDING or IN_PROGRESS status.")
                  .build())
          .build();
    }
    created(ARN + "dataset-import-job/" + request.jobName());
    return CreateDatasetImportJobResponse.builder().build();
  }

  @Override
  public DescribeRecommenderResponse describeRecommender(DescribeRecommenderRequest request) {
    String arn = request.recommenderArn();
    return described(
        arn,
        status ->
            DescribeRecommenderResponse.builder()
                .recommender(
                    r ->
                        r.recommenderArn(arn)
                            .status(status)
                            .failureReason(failures.get(arn))
                            .creationDateTime(createdAt.get(arn))
                            .recommenderConfig(configs.get(arn)))
                .build());
  }

  @Override
  public CreateRecommenderResponse createRecommender(CreateRecommenderRequest request) {
    configs.put(created(ARN + "recommender/" + request.name()), request.recommenderConfig());
    return CreateRecommenderResponse.builder().build();
  }

  @Override
  public UpdateRecommenderResponse updateRecommender(UpdateRecommenderRequest request) {
    configs.put(request.recommenderArn(), request.recommenderConfig());
    changes.add("update " + request.recommenderArn().substring(ARN.length()));
    return UpdateRecommenderResponse.builder().build();
  }

  @Override
  public StartRecommenderResponse startRecommender(StartRecommenderRequest request) {
    statuses.put(request.recommenderArn(), "START PENDING");
    changes.add("start " + request.recommenderArn().substring(ARN.length()));
    return StartRecommenderResponse.builder().build();
  }

  @Override
  public DeleteRecommenderResponse deleteRecommender(DeleteRecommenderRequest request) {
    deleted(request.recommenderArn());
    return DeleteRecommenderResponse.builder().build();
  }

  /// Tags a resource as another stack's.
  void disown(String arn) {
    tags.put(arn, List.of(Tag.builder().tagKey("owner").tagValue("somebody").build()));
  }

  private Stream<String> arns(String kind) {
    return List.copyOf(statuses.keySet()).stream().filter(arn -> arn.startsWith(ARN + kind + "/"));
  }

  private void deleted(String arn) {
    described(arn, status -> status);
    if (inUse.contains(arn)) {
      throw ResourceInUseException.builder().message(arn).build();
    }
    statuses.remove(arn);
    changes.add("delete " + arn.substring(ARN.length()));
  }

  @Override
  public ListRecommendersResponse listRecommenders(ListRecommendersRequest request) {
    return ListRecommendersResponse.builder()
        .recommenders(
            arns("recommender")
                .filter(arn -> isIn(arn, request.datasetGroupArn()))
                .map(
                    arn ->
                        RecommenderSummary.builder()
                            .recommenderArn(arn)
                            .status(statuses.get(arn))
                            .build())
                .toList())
        .build();
  }

  private static boolean isIn(String arn, String groupArn) {
    return arn.contains("/" + groupArn.substring((ARN + "dataset-group/").length()) + "-");
  }

  @Override
  public ListFiltersResponse listFilters(ListFiltersRequest request) {
    return ListFiltersResponse.builder()
        .filters(
            arns("filter")
                .filter(arn -> isIn(arn, request.datasetGroupArn()))
                .map(
                    arn -> FilterSummary.builder().filterArn(arn).status(statuses.get(arn)).build())
                .toList())
        .build();
  }

  @Override
  public ListEventTrackersResponse listEventTrackers(ListEventTrackersRequest request) {
    return ListEventTrackersResponse.builder()
        .eventTrackers(
            arns("event-tracker")
                .map(
                    arn ->
                        EventTrackerSummary.builder()
                            .eventTrackerArn(arn)
                            .status(statuses.get(arn))
                            .build())
                .toList())
        .build();
  }

  @Override
  public ListDatasetsResponse listDatasets(ListDatasetsRequest request) {
    String group = request.datasetGroupArn().substring((ARN + "dataset-group/").length());
    return ListDatasetsResponse.builder()
        .datasets(
            arns("dataset/" + group)
                .map(
                    arn ->
                        DatasetSummary.builder().datasetArn(arn).status(statuses.get(arn)).build())
                .toList())
        .build();
  }

  @Override
  public ListSchemasResponse listSchemas(ListSchemasRequest request) {
    return ListSchemasResponse.builder()
        .schemas(
            arns("schema")
                .map(
                    arn ->
                        DatasetSchemaSummary.builder()
                            .schemaArn(arn)
                            .name(arn.substring((ARN + "schema/").length()))
                            .build())
                .toList())
        .build();
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return described(
        request.resourceArn(),
        status ->
            ListTagsForResourceResponse.builder()
                .tags(tags.getOrDefault(request.resourceArn(), List.of(OURS)))
                .build());
  }

  @Override
  public DeleteFilterResponse deleteFilter(DeleteFilterRequest request) {
    deleted(request.filterArn());
    return DeleteFilterResponse.builder().build();
  }

  @Override
  public DeleteEventTrackerResponse deleteEventTracker(DeleteEventTrackerRequest request) {
    deleted(request.eventTrackerArn());
    return DeleteEventTrackerResponse.builder().build();
  }

  @Override
  public DeleteDatasetResponse deleteDataset(DeleteDatasetRequest request) {
    deleted(request.datasetArn());
    return DeleteDatasetResponse.builder().build();
  }

  @Override
  public DeleteSchemaResponse deleteSchema(DeleteSchemaRequest request) {
    deleted(request.schemaArn());
    return DeleteSchemaResponse.builder().build();
  }

  @Override
  public DeleteDatasetGroupResponse deleteDatasetGroup(DeleteDatasetGroupRequest request) {
    deleted(request.datasetGroupArn());
    return DeleteDatasetGroupResponse.builder().build();
  }

  @Override
  public DescribeFilterResponse describeFilter(DescribeFilterRequest request) {
    return described(
        request.filterArn(),
        status ->
            DescribeFilterResponse.builder()
                .filter(f -> f.filterArn(request.filterArn()).status(status))
                .build());
  }

  @Override
  public CreateFilterResponse createFilter(CreateFilterRequest request) {
    if (refusedFilters) {
      throw LimitExceededException.builder().message("More than 30 filters").build();
    }
    created(ARN + "filter/" + request.name());
    return CreateFilterResponse.builder().build();
  }

  @Override
  public DescribeEventTrackerResponse describeEventTracker(DescribeEventTrackerRequest request) {
    return described(
        request.eventTrackerArn(),
        status ->
            DescribeEventTrackerResponse.builder()
                .eventTracker(
                    t ->
                        t.eventTrackerArn(request.eventTrackerArn())
                            .status(status)
                            .trackingId("tracking-" + request.eventTrackerArn().hashCode()))
                .build());
  }

  @Override
  public CreateEventTrackerResponse createEventTracker(CreateEventTrackerRequest request) {
    return CreateEventTrackerResponse.builder()
        .eventTrackerArn(created(tracker(request.datasetGroupArn())))
        .build();
  }

  /// The one tracker that a group may have.
  private static String tracker(String groupArn) {
    return ARN + "event-tracker/of-" + groupArn.substring((ARN + "dataset-group/").length());
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
