package accelerator.emulators.snowflake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// Against the smallest server that speaks enough of S3: objects in a map, one bucket.
class S3StageStorageTest {
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private HttpServer server;
  private S3Client client;
  private StageStorage storage;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client =
        S3Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .region(Region.EU_WEST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    storage = new S3StageStorage(client);
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void writesReadsListsAndDeletes(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "text");
    storage.write("bucket", "run/a.csv", file);
    try (InputStream object = storage.read("bucket", "run/a.csv")) {
      assertThat(new String(object.readAllBytes(), UTF_8)).contains("text");
    }
    assertThat(storage.list("bucket", "run/"))
        .extracting(StageStorage.StoredObject::key)
        .isEqualTo(List.of("run/a.csv"));
    storage.delete("bucket", "run/a.csv");
    assertThat(objects).isEmpty();
  }

  @Test
  void saysWhatS3Says() {
    assertThatThrownBy(() -> storage.read("nowhere", "a.csv"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "The specified bucket does not exist (Status Code: 404; Error Code: NoSuchBucket)");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!path.startsWith("/bucket")) {
        send(
            exchange,
            404,
            "<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>"
                .getBytes(UTF_8));
        return;
      }
      switch (exchange.getRequestMethod()) {
        case "PUT" -> {
          objects.put(path, body);
          send(exchange, 200, new byte[0]);
        }
        case "DELETE" -> {
          objects.remove(path);
          send(exchange, 204, new byte[0]);
        }
        default -> send(exchange, 200, objects.getOrDefault(path, listing()));
      }
    }
  }

  private byte[] listing() {
    StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
    objects.forEach(
        (path, bytes) ->
            xml.append("<Contents><Key>")
                .append(path.substring("/bucket/".length()))
                .append("</Key><Size>")
                .append(bytes.length)
                .append("</Size></Contents>"));
    return xml.append("</ListBucketResult>").toString().getBytes(UTF_8);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
