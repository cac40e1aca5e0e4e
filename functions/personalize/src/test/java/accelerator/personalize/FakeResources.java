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

/// The resources of Personalize in memory: listed, tagged, deleted. Every change is noted in {@link
/// #changes}.
class FakeResources implements PersonalizeClient {
  static final String ARN = "arn:aws:personalize:eu-west-1:000000000000:";
  private static final Tag OURS =
      Tag.builder().tagKey("recommendations-accelerator").tagValue("shop").build();
  final List<String> changes = new ArrayList<>();
  final Map<String, String> statuses = new LinkedHashMap<>();
  final Map<String, List<Tag>> tags = new HashMap<>();
  final Set<String> inUse = new HashSet<>();
  boolean refusesAbsentGroups;
  Instant now = Instant.EPOCH;
  private static final AwsErrorDetails THROTTLED =
      AwsErrorDetails.builder()
          .errorCode("ThrottlingException")
          .errorMessage("Rate exceeded")
          .build();

  /// How many descriptions are refused as too fast.
  int throttled = 0;

  /// Whether it then says so by the status alone.
  boolean isTerse;

  /// Lets everything that was asked for come to its end.
  void settle() {
    statuses.replaceAll((arn, status) -> status.endsWith("PENDING") ? "ACTIVE" : status);
  }

  final <T> T described(String arn, Function<String, T> answer) {
    if (throttled > 0) {
      throttled--;
      throw PersonalizeException.builder()
          .awsErrorDetails(isTerse ? null : THROTTLED)
          .statusCode(429)
          .message("Rate exceeded")
          .build();
    }
    String status = statuses.get(arn);
    if (status == null) {
      throw ResourceNotFoundException.builder().message(arn).build();
    }
    return answer.apply(status);
  }

  /// The requests for data deletion jobs, in order.
  final List<CreateDataDeletionJobRequest> deletions = new ArrayList<>();

  /// Why none is made, if so.
  java.util.Optional<RuntimeException> deletionRefusal = java.util.Optional.empty();

  @Override
  public CreateDataDeletionJobResponse createDataDeletionJob(CreateDataDeletionJobRequest request) {
    deletionRefusal.ifPresent(
        refusal -> {
          throw refusal;
        });
    String arn = ARN + "data-deletion-job/" + request.jobName();
    if (statuses.putIfAbsent(arn, "PENDING") != null) {
      throw ResourceAlreadyExistsException.builder().message(arn).build();
    }
    deletions.add(request);
    return CreateDataDeletionJobResponse.builder().dataDeletionJobArn(arn).build();
  }

  @Override
  public DescribeDataDeletionJobResponse describeDataDeletionJob(
      DescribeDataDeletionJobRequest request) {
    return described(
        request.dataDeletionJobArn(),
        status ->
            DescribeDataDeletionJobResponse.builder()
                .dataDeletionJob(j -> j.status(status).numDeleted(7).failureReason("no such file"))
                .build());
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
    if (refusesAbsentGroups && !statuses.containsKey(request.datasetGroupArn())) {
      throw InvalidInputException.builder().build();
    }
    return ListRecommendersResponse.builder()
        .recommenders(
            arns("recommender")
                .filter(arn -> isIn(arn, request.datasetGroupArn()))
                .map(arn -> summary(arn).build())
                .toList())
        .build();
  }

  RecommenderSummary.Builder summary(String arn) {
    return RecommenderSummary.builder().recommenderArn(arn).status(statuses.get(arn));
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
  public DeleteRecommenderResponse deleteRecommender(DeleteRecommenderRequest request) {
    deleted(request.recommenderArn());
    return DeleteRecommenderResponse.builder().build();
  }

  @Override
  public StopRecommenderResponse stopRecommender(StopRecommenderRequest request) {
    described(request.recommenderArn(), status -> status);
    statuses.put(request.recommenderArn(), "STOP PENDING");
    changes.add("stop " + request.recommenderArn().substring(ARN.length()));
    return StopRecommenderResponse.builder().build();
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
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
