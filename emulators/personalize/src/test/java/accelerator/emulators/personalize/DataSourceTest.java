package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSourceTest {
  @Test
  void readsAFoldersFirstLevel(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("bucket/in/deeper"));
    Files.writeString(root.resolve("bucket/in/b.csv"), "b");
    Files.writeString(root.resolve("bucket/in/a.csv"), "a");
    Files.writeString(root.resolve("bucket/in/deeper/c.csv"), "c");
    DataSource source = new FolderDataSource(root);
    assertThat(source.list("bucket", "in/")).isEqualTo(List.of("in/a.csv", "in/b.csv"));
    assertThat(source.listDeep("bucket", "in/"))
        .isEqualTo(List.of("in/a.csv", "in/b.csv", "in/deeper/c.csv"));
    assertThat(text(source, "bucket", "in/b.csv")).isEqualTo("b");
  }

  @Test
  void readsNothingOutsideOfTheFolder(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("inside/bucket"));
    Files.writeString(root.resolve("outside.csv"), "x");
    DataSource source = new FolderDataSource(root.resolve("inside"));
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> source.open("bucket", "../../outside.csv"));
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> source.list("bucket", "../../"));
    assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> source.list("none", ""));
  }

  @Test
  void readsTheObjectsOfAnS3Server() throws IOException {
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String uri = exchange.getRequestURI().toString();
          boolean isList = uri.contains("list-type=2") && uri.contains("delimiter=%2F");
          int status = uri.contains("secret") ? 403 : uri.contains("none") ? 404 : 200;
          byte[] body = (isList ? page(uri) : "text").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (S3DataSource source = new S3DataSource(endpoint, "eu-west-1", "key", "secret")) {
      assertThat(source.list("bucket", "in/")).isEqualTo(List.of("in/a.csv", "in/b.csv"));
      assertThat(text(source, "bucket", "in/b.csv")).isEqualTo("text");
      assertThatExceptionOfType(NoSuchFileException.class)
          .isThrownBy(() -> source.open("bucket", "none.csv"));
      assertThatExceptionOfType(AccessDeniedException.class)
          .isThrownBy(() -> source.open("bucket", "secret.csv"));
    } finally {
      server.stop(0);
    }
  }

  private static String page(String uri) {
    return uri.contains("continuation-token")
        ? listing("<Contents><Key>in/b.csv</Key></Contents>")
        : listing(
            "<IsTruncated>true</IsTruncated><NextContinuationToken>2</NextContinuationToken>"
                + "<Contents><Key>in/</Key></Contents><Contents><Key>in/a.csv</Key></Contents>");
  }

  private static String listing(String content) {
    return "<?xml version=\"1.0\"?><ListBucketResult>" + content + "</ListBucketResult>";
  }

  private static String text(DataSource source, String bucket, String key) throws IOException {
    try (InputStream in = source.open(bucket, key)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
