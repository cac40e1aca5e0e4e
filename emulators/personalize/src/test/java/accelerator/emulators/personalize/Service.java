package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// A server with a clock that the test moves and a folder of buckets, asked over plain HTTP. Every
/// answer is held against the service's model.
final class Service implements AutoCloseable {
  static final String BASE = "arn:aws:personalize:eu-west-1:000000000000:";
  static final String RECIPE = "arn:aws:personalize:::recipe/";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// An answer or an error.
  record Reply(int status, JsonNode body, HttpResponse<byte[]> http) {
    String error() {
      return body.path("__type").asText() + ": " + body.path("message").asText();
    }
  }

  final ManualClock clock = new ManualClock();
  private final Path folder;
  private final PersonalizeServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  Service(Path folder, ServiceSettings settings) throws IOException {
    this.folder = folder;
    AtomicLong ids = new AtomicLong();
    this.server =
        PersonalizeServer.start(
            settings,
            new FolderBuckets(folder),
            clock,
            () -> new UUID(ids.incrementAndGet() << 32, ids.get()));
  }

  static Service instant(Path folder) throws IOException {
    return new Service(folder, ServiceSettings.local());
  }

  static Service quick(Path folder) throws IOException {
    return new Service(folder, ServiceSettings.local().withDurations(Durations.quick()));
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }

  URI endpoint() {
    return server.endpoint();
  }

  PersonalizeServer server() {
    return server;
  }

  /// Sends a control plane request; single quotes stand for double ones.
  Reply ask(String operation, String json) {
    return send("/", operation, json.replace('\'', '"'));
  }

  /// The answer, which must not be an error.
  JsonNode answer(String operation, String json) {
    Reply reply = ask(operation, json);
    assertThat(reply.error()).as(operation).isEqualTo(": ");
    return reply.body();
  }

  /// The error, which must be one: its type and message.
  String refusal(String operation, String json) {
    Reply reply = ask(operation, json);
    assertThat(reply.status()).as(operation).isEqualTo(400);
    return reply.error();
  }

  /// Sends a request of the runtime or of the events.
  Reply post(String path, String json) {
    return send(path, "", json.replace('\'', '"'));
  }

  Reply send(String path, String operation, String body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.endpoint().resolve(path));
    if (!operation.isEmpty()) {
      request.header("X-Amz-Target", "AmazonPersonalize." + operation);
    }
    Reply reply = send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
    if (reply.status() == 200) {
      String name = operation.isEmpty() ? "GetRecommendations" : operation;
      assertThat(AnswerShapes.violations(name, reply.body())).isEmpty();
    }
    return reply;
  }

  Reply send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      byte[] body = response.body();
      JsonNode node = body.length == 0 ? StrictJson.object() : StrictJson.read(body);
      return new Reply(response.statusCode(), node, response);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(failure);
    }
  }

  /// Puts a file into the bucket `data`.
  void write(String key, String text) throws IOException {
    Path file = folder.resolve("data").resolve(key);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /// An ecommerce group named `shop`.
  Service withGroup() {
    answer("CreateDatasetGroup", "{'name':'shop','domain':'ECOMMERCE'}");
    return this;
  }

  /// A schema and a dataset of the group, both named like the type.
  Service withDataset(String type, String schema) {
    ObjectNode request = StrictJson.object().put("name", type).put("domain", "ECOMMERCE");
    answer("CreateSchema", request.put("schema", schema).toString());
    answer(
        "CreateDataset",
        "{'name':'%1$s','datasetType':'%1$s','schemaArn':'%2$sschema/%1$s','datasetGroupArn':'%2$sdataset-group/shop'}"
            .formatted(type, BASE));
    return this;
  }

  /// A group with interactions and items that are imported.
  Service withData() throws IOException {
    withGroup()
        .withDataset("Interactions", Fixtures.INTERACTIONS)
        .withDataset("Items", Fixtures.ITEMS);
    write("interactions/part-1.csv", Fixtures.interactions(6000));
    write("items.csv", Fixtures.items());
    assertThat(imported("first", "INTERACTIONS", "interactions/", "FULL")).isEqualTo("ACTIVE");
    assertThat(imported("second", "ITEMS", "items.csv", "FULL")).isEqualTo("ACTIVE");
    return this;
  }

  /// A request for an import.
  static String importRequest(String job, String dataset, String key, String mode) {
    return "{'jobName':'%s','datasetArn':'%sdataset/shop/%s','roleArn':'%s','importMode':'%s','dataSource':{'dataLocation':'s3://data/%s'}}"
        .formatted(job, BASE, dataset, Fixtures.ROLE, mode, key);
  }

  /// Runs an import to its end.
  ///
  /// @return `ACTIVE`, or the reason of its failure
  String imported(String job, String dataset, String key, String mode) {
    answer("CreateDatasetImportJob", importRequest(job, dataset, key, mode));
    String request = "{'datasetImportJobArn':'%sdataset-import-job/%s'}".formatted(BASE, job);
    JsonNode end = settled("DescribeDatasetImportJob", request).path("datasetImportJob");
    return end.path("failureReason").asText(end.path("status").asText());
  }

  /// A request for a recommender that is named like its recipe.
  static String recommenderRequest(String recipe, String more) {
    return "{'name':'%s','datasetGroupArn':'%sdataset-group/shop','recipeArn':'%s%s'%s}"
        .formatted(recipe, BASE, RECIPE, recipe, more);
  }

  /// Creates a recommender and trains it to its end.
  JsonNode trained(String recipe, String more) {
    answer("CreateRecommender", recommenderRequest(recipe, more));
    return recommender(recipe);
  }

  /// A recommender as soon as nothing is in progress.
  JsonNode recommender(String name) {
    String request = "{'recommenderArn':'%srecommender/%s'}".formatted(BASE, name);
    return settled("DescribeRecommender", request).path("recommender");
  }

  /// Describes until nothing is in progress.
  JsonNode settled(String operation, String request) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    JsonNode found = answer(operation, request);
    while (found.toString().contains("IN_PROGRESS\"")) {
      assertThat(System.nanoTime()).as("%s is still %s", request, found).isLessThan(deadline);
      found = answer(operation, request);
    }
    return found;
  }
}
