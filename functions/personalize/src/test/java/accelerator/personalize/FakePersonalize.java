package accelerator.personalize;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.personalize.model.*;

/// Personalize's control plane in memory, as far as a run uses it: what is created is pending until
/// {@link #settle} makes it active.
final class FakePersonalize extends FakeResources {
  final Map<String, String> failures = new HashMap<>();
  private final Map<String, DataSource> locations = new HashMap<>();
  final Map<String, String> schemas = new HashMap<>();
  final Map<String, RecommenderConfig> configs = new HashMap<>();
  final Map<String, Instant> createdAt = new HashMap<>();
  final Map<String, String> recipes = new HashMap<>();
  final List<CreateDatasetGroupRequest> groups = new ArrayList<>();

  /// The domains of groups that are not of the one that their name says.
  final Map<String, String> domains = new HashMap<>();

  int mostImports = 5;
  boolean refusedFilters;

  /// What is answered to a creation or update of what has this in its ARN.
  final Map<String, AwsServiceException> refusals = new HashMap<>();

  private void refuse(String arn) {
    refusals.forEach(
        (part, refusal) -> {
          if (arn.contains(part)) {
            throw refusal;
          }
        });
  }

  /// A refusal as the service words it.
  static AwsServiceException.Builder said(AwsServiceException.Builder refusal, String message) {
    return refusal.awsErrorDetails(AwsErrorDetails.builder().errorMessage(message).build());
  }

  private String created(String arn) {
    refuse(arn);
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
                    g ->
                        g.status(status)
                            .domain(domains.get(request.datasetGroupArn()))
                            .failureReason(failures.get(request.datasetGroupArn())))
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
                        j.status(status)
                            .dataSource(locations.get(request.datasetImportJobArn()))
                            .failureReason(failures.get(request.datasetImportJobArn())))
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
    locations.put(created(ARN + "dataset-import-job/" + request.jobName()), request.dataSource());
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
                            .recipeArn(recipes.get(arn))
                            .recommenderConfig(configs.get(arn)))
                .build());
  }

  @Override
  RecommenderSummary.Builder summary(String arn) {
    return super.summary(arn)
        .creationDateTime(createdAt.get(arn))
        .recipeArn(recipes.get(arn))
        .recommenderConfig(configs.get(arn));
  }

  @Override
  public CreateRecommenderResponse createRecommender(CreateRecommenderRequest request) {
    String arn = created(ARN + "recommender/" + request.name());
    configs.put(arn, request.recommenderConfig());
    recipes.put(arn, request.recipeArn());
    return CreateRecommenderResponse.builder().build();
  }

  @Override
  public UpdateRecommenderResponse updateRecommender(UpdateRecommenderRequest request) {
    changes.add("update " + request.recommenderArn().substring(ARN.length()));
    refuse(request.recommenderArn());
    configs.put(request.recommenderArn(), request.recommenderConfig());
    return UpdateRecommenderResponse.builder().build();
  }

  @Override
  public StartRecommenderResponse startRecommender(StartRecommenderRequest request) {
    statuses.put(request.recommenderArn(), "START PENDING");
    changes.add("start " + request.recommenderArn().substring(ARN.length()));
    return StartRecommenderResponse.builder().build();
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
}
