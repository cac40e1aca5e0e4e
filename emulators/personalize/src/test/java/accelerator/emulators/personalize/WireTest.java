package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
  @TempDir Path folder;
  private Service service;

  @BeforeEach
  void start() throws IOException {
    service = Service.instant(folder);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void answersCompactJsonWithTheServicesHeaders() {
    Service.Reply reply = service.ask("ListDatasetGroups", "{}");
    assertThat(new String(reply.http().body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"datasetGroups\":[]}");
    assertThat(reply.http().headers().firstValue("x-amzn-requestid"))
        .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f-]{36}"));
    assertThat(reply.http().headers().firstValue("content-type"))
        .hasValue("application/x-amz-json-1.1");
    assertThat(reply.http().headers().firstValue("content-length")).hasValue("20");
  }

  @Test
  void writesTimesInExponentForm() {
    service.withGroup();
    Service.Reply reply = service.ask("ListDatasetGroups", "{}");
    assertThat(new String(reply.http().body(), StandardCharsets.UTF_8))
        .contains("\"creationDateTime\":1.77236640025E9");
  }

  @Test
  void answersADeletionWithAnEmptyBody() {
    service.withGroup();
    String request = "{'datasetGroupArn':'%sdataset-group/shop'}".formatted(Service.BASE);
    assertThat(service.ask("DeleteDatasetGroup", request).http().body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1]", "null", "{} {}", "\"text\"", "{\"name\":\u0001}"})
  void refusesABodyThatIsNoJsonObject(String body) {
    Service.Reply reply = service.send("/", "CreateDatasetGroup", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).startsWith("SerializationException: The body is not");
    assertThat(service.send("/events", "", body).status()).isEqualTo(400);
    assertThat(service.send("/recommendations", "", body).status()).isEqualTo(400);
  }

  @Test
  void refusesAValueOfAnotherJsonType() {
    assertThat(service.refusal("CreateDatasetGroup", "{'name':7}"))
        .isEqualTo("SerializationException: Value at 'name' must be a string");
    assertThat(service.refusal("ListSchemas", "{'maxResults':1.5}"))
        .isEqualTo("SerializationException: Value at 'maxResults' must be a whole number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nonsense", "GetRecommendations", "PutEvents", ""})
  void refusesAnUnknownOperation(String operation) {
    HttpRequest request =
        HttpRequest.newBuilder(service.endpoint())
            .header("X-Amz-Target", "AmazonPersonalize." + operation)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    Service.Reply reply = service.send(request);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error())
        .isEqualTo("UnknownOperationException: Unknown operation: " + operation);
    assertThat(reply.http().headers().firstValue("x-amzn-errortype"))
        .hasValue("UnknownOperationException");
  }

  @Test
  void refusesATargetOfAnotherService() {
    HttpRequest request =
        HttpRequest.newBuilder(service.endpoint())
            .header("X-Amz-Target", "AWSStepFunctions.ListSchemas")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    assertThat(service.send(request).error())
        .isEqualTo("UnknownOperationException: Unknown operation: AWSStepFunctions.ListSchemas");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nowhere", "/personalize-ranking", "/actions"})
  void refusesAnUnknownPath(String path) {
    Service.Reply reply = service.send(path, "", "{}");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.error()).startsWith("UnknownOperationException: ");
  }

  @Test
  void refusesAnotherMethod() {
    HttpRequest request =
        HttpRequest.newBuilder(service.endpoint().resolve("/recommendations")).GET().build();
    assertThat(service.send(request).error())
        .isEqualTo("UnknownOperationException: Unknown operation: GET /recommendations");
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    String body = "{\"name\":\"%s\"}".formatted("x".repeat(1 << 20));
    assertThat(service.send("/", "CreateSchema", body).error())
        .isEqualTo("SerializationException: The body must have at most 1048576 bytes");
  }
}
