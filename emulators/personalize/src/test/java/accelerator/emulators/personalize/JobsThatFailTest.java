package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.Buckets;
import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A job that runs out of memory, or never ends a line, fails alone: everything else is reachable.
@Timeout(60)
class JobsThatFailTest {
  private static final Logger LOG = Logger.getLogger(BackgroundJob.class.getName());

  /// Files that cannot be read to their end: `endless` has no line end, any other is too much.
  private static final class TooMuch implements Buckets {
    @Override
    public List<StoredObject> list(String bucket, String prefix) {
      return List.of();
    }

    @Override
    public InputStream read(String bucket, String key) {
      return new InputStream() {
        @Override
        public int read() {
          if (key.equals("endless")) {
            return 'x';
          }
          throw new OutOfMemoryError("Java heap space");
        }
      };
    }

    @Override
    public void write(String bucket, String key, Path file) throws IOException {
      throw MemoryBuckets.denied();
    }

    @Override
    public void delete(String bucket, String key) throws IOException {
      throw MemoryBuckets.denied();
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final PersonalizeServer server =
      PersonalizeServer.start(ServiceSettings.local(), new TooMuch());

  @BeforeEach
  void expectFailures() throws IOException, InterruptedException {
    LOG.setLevel(Level.OFF);
    ask("CreateDatasetGroup", "{'name':'shop','domain':'ECOMMERCE'}");
    String schema = StrictJson.object().put("schema", Fixtures.USERS).path("schema").toString();
    ask("CreateSchema", "{'name':'users','domain':'ECOMMERCE','schema':" + schema + "}");
    ask(
        "CreateDataset",
        "{'name':'users','datasetType':'Users','schemaArn':'%1$sschema/users','datasetGroupArn':'%1$sdataset-group/shop'}"
            .formatted(Service.BASE));
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
    LOG.setLevel(Level.INFO);
  }

  @Test
  void sayThatTheHeapIsTooSmall() throws Exception {
    assertThat(failureReason("huge"))
        .startsWith("Internal error: java.lang.OutOfMemoryError: Java heap space. The heap of ")
        .endsWith(" MB is too small for this: start with a larger one (-Xmx), or less data.");
    assertThat(ask("ListDatasets", "{}").path("datasets")).hasSize(1);
  }

  @Test
  void sayThatALineDoesNotEnd() throws Exception {
    assertThat(failureReason("endless"))
        .isEqualTo(
            "Input CSV endless has a line of more than 16777216 bytes: end each record with a line"
                + " feed.");
  }

  private String failureReason(String key) throws IOException, InterruptedException {
    ask("CreateDatasetImportJob", Service.importRequest(key, "USERS", key, "FULL"));
    String job = "{'datasetImportJobArn':'%sdataset-import-job/%s'}".formatted(Service.BASE, key);
    JsonNode found = ask("DescribeDatasetImportJob", job).path("datasetImportJob");
    while (found.path("status").asText().endsWith("IN_PROGRESS")) {
      LockSupport.parkNanos(5_000_000);
      found = ask("DescribeDatasetImportJob", job).path("datasetImportJob");
    }
    assertThat(found.path("status").asText()).isEqualTo("CREATE FAILED");
    return found.path("failureReason").asText();
  }

  private JsonNode ask(String operation, String json) throws IOException, InterruptedException {
    URI endpoint = server.endpoint();
    HttpResponse<byte[]> response =
        http.send(
            HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", "AmazonPersonalize." + operation)
                .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).as(operation).isEqualTo(200);
    return StrictJson.read(response.body());
  }
}
