package accelerator.emulators.snowflake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.emulators.loopback.S3Buckets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Stages against the smallest server that speaks enough of S3: objects in a map, one bucket.
class S3StageTest {
  private static final String OPTIONS =
      " file_format = (type = csv compression = none) include_query_id = false";
  private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
  private LoopbackServer s3;
  private S3Buckets buckets;
  private TestServer server;
  private Connection connection;

  @BeforeEach
  void start() throws SQLException {
    s3 = LoopbackServer.start(LoopbackSettings.of("S3", 0), this::answer);
    buckets = new S3Buckets(s3.endpoint(), "eu-west-1");
    server = TestServer.over(buckets);
    connection = server.connect();
    TestServer.run(
        connection,
        "create storage integration lake type = external_stage storage_provider = 'S3'"
            + " storage_aws_role_arn = 'arn:aws:iam::000000000000:role/lake' enabled = true"
            + " storage_allowed_locations = ('*')",
        "create stage files url = 's3://bucket/' storage_integration = lake",
        "create stage gone url = 's3://nowhere/' storage_integration = lake");
  }

  @AfterEach
  void stop() throws Exception {
    connection.close();
    server.close();
    buckets.close();
    s3.close();
  }

  @Test
  void unloadsAndLoadsAndTidiesUp() throws SQLException {
    TestServer.run(
        connection,
        "copy into @files/run/ from (select 7 as a)" + OPTIONS,
        "create table loaded (a number)",
        "copy into loaded from @files/run/ file_format = (type = csv) force = true");
    assertThat(TestServer.rows(connection, "select a from loaded")).containsExactly(List.of("7"));
    assertThat(
            TestServer.rows(
                connection,
                "select system$validate_storage_integration('LAKE', 's3://bucket/', 'f', 'all')"))
        .first()
        .asString()
        .contains("{\"status\":\"success\"");
    assertThat(objects.keySet()).containsExactly("/bucket/run/data_0_0_0.csv");
  }

  @Test
  void saysWhatS3Says() {
    assertThatThrownBy(
            () -> TestServer.run(connection, "copy into @gone/ from (select 1 as a)" + OPTIONS))
        .hasMessageContaining(
            "Cause: [The specified bucket does not exist (Status Code: 404; Error Code:"
                + " NoSuchBucket)]");
  }

  private LoopbackAnswer answer(LoopbackRequest request) {
    String path = request.path();
    if (!path.startsWith("/bucket")) {
      return LoopbackAnswer.text(
          404,
          "application/xml",
          "<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>");
    }
    return switch (request.method()) {
      case "PUT" -> {
        objects.put(path, unframed(request.text()));
        yield LoopbackAnswer.empty(200);
      }
      case "DELETE" -> {
        objects.remove(path);
        yield LoopbackAnswer.empty(204);
      }
      default -> LoopbackAnswer.of(200, objects.getOrDefault(path, listing()));
    };
  }

  /// The content of a body that came in signed chunks.
  private static byte[] unframed(String body) {
    int end = body.indexOf("\r\n");
    if (end < 0) {
      return body.getBytes(UTF_8);
    }
    int length = Integer.parseInt(body.substring(0, end).split(";", 2)[0], 16);
    return body.substring(end + 2, end + 2 + length).getBytes(UTF_8);
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
}
