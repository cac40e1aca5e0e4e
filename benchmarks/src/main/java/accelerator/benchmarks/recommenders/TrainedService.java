package accelerator.benchmarks.recommenders;

import accelerator.benchmarks.measuring.KeptConnection;
import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Recommender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// The stand-in of Personalize as its clients use it, from the first schema to the trained
/// recommender.
///
/// @param bucket with the folders `interactions` and `items`
record TrainedService(KeptConnection connection, Domain domain, String bucket) {
  private static final String TARGET = "X-Amz-Target: AmazonPersonalize.";
  private static final String ROLE = "arn:aws:iam::000000000000:role/benchmark";
  private static final long LOOK_NANOS = 20_000_000;
  static final String INTERACTIONS_HEADER = "USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE";

  /// The items' columns: the id, the category, and a number that the domain asks for.
  static String itemsHeader(Domain domain) {
    return switch (domain) {
      case ECOMMERCE -> "ITEM_ID,CATEGORY_L1,PRICE";
      case VIDEO_ON_DEMAND -> "ITEM_ID,GENRES,CREATION_TIMESTAMP";
    };
  }

  /// Imports the bucket's folders into a new group.
  ///
  /// @return the group's ARN
  String group() throws IOException {
    ObjectNode request = Json.object().put("name", "benchmark").put("domain", name());
    String group = ask("CreateDatasetGroup", request).path("datasetGroupArn").asText();
    ObjectNode interactions = record("Interactions");
    field(interactions, "USER_ID", "string", false);
    field(interactions, "ITEM_ID", "string", false);
    field(interactions, "TIMESTAMP", "long", false);
    field(interactions, "EVENT_TYPE", "string", false);
    load(group, "Interactions", interactions);
    ObjectNode items = record("Items");
    field(items, "ITEM_ID", "string", false);
    switch (domain) {
      case ECOMMERCE -> {
        field(items, "CATEGORY_L1", "string", true);
        field(items, "PRICE", "float", false);
      }
      case VIDEO_ON_DEMAND -> {
        field(items, "GENRES", "string", true);
        field(items, "CREATION_TIMESTAMP", "long", false);
      }
    }
    load(group, "Items", items);
    return group;
  }

  /// Trains a recommender.
  ///
  /// @return its ARN
  String trained(String group, Recommender recommender) throws IOException {
    ObjectNode request =
        Json.object()
            .put("name", recommender.key())
            .put("datasetGroupArn", group)
            .put("recipeArn", recommender.recipeArn("aws"));
    String arn = ask("CreateRecommender", request).path("recommenderArn").asText();
    await("DescribeRecommender", "recommender", Json.object().put("recommenderArn", arn));
    return arn;
  }

  /// Opens the group for single events.
  ///
  /// @return the tracking id
  String tracking(String group) throws IOException {
    ObjectNode request = Json.object().put("name", "benchmark").put("datasetGroupArn", group);
    JsonNode created = ask("CreateEventTracker", request);
    await(
        "DescribeEventTracker",
        "eventTracker",
        Json.object().put("eventTrackerArn", created.path("eventTrackerArn").asText()));
    return created.path("trackingId").asText();
  }

  private void load(String group, String type, ObjectNode schema) throws IOException {
    ObjectNode create = Json.object().put("name", type).put("domain", name());
    String schemaArn =
        ask("CreateSchema", create.put("schema", schema.toString())).path("schemaArn").asText();
    ObjectNode dataset =
        Json.object()
            .put("name", type)
            .put("datasetType", type)
            .put("schemaArn", schemaArn)
            .put("datasetGroupArn", group);
    ObjectNode job =
        Json.object()
            .put("jobName", type)
            .put("datasetArn", ask("CreateDataset", dataset).path("datasetArn").asText())
            .put("roleArn", ROLE);
    job.putObject("dataSource")
        .put("dataLocation", "s3://%s/%s/".formatted(bucket, type.toLowerCase(Locale.ROOT)));
    String arn = ask("CreateDatasetImportJob", job).path("datasetImportJobArn").asText();
    await(
        "DescribeDatasetImportJob",
        "datasetImportJob",
        Json.object().put("datasetImportJobArn", arn));
  }

  private JsonNode ask(String operation, ObjectNode request) throws IOException {
    return Json.parse(connection.post("/", TARGET + operation, request.toString()));
  }

  private void await(String operation, String member, ObjectNode request) throws IOException {
    JsonNode found = ask(operation, request).path(member);
    while (!found.path("status").asText().equals("ACTIVE")) {
      if (found.path("status").asText().endsWith("FAILED")) {
        throw new IOException(
            "%s failed: %s".formatted(member, found.path("failureReason").asText()));
      }
      LockSupport.parkNanos(LOOK_NANOS);
      found = ask(operation, request).path(member);
    }
  }

  private String name() {
    return domain.name();
  }

  private static ObjectNode record(String name) {
    ObjectNode schema = Json.object().put("type", "record").put("name", name);
    schema.put("namespace", "com.amazonaws.personalize.schema").put("version", "1.0");
    schema.putArray("fields");
    return schema;
  }

  private static void field(ObjectNode schema, String name, String type, boolean isCategorical) {
    ObjectNode field = ((ArrayNode) schema.path("fields")).addObject();
    field.put("name", name).put("type", type);
    if (isCategorical) {
      field.put("categorical", true);
    }
  }
}
