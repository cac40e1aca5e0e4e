package accelerator.emulators.aws.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.S3Object;

class ObjectStoreTest extends StoreUnderTest {
  @Test
  void returnsWhatWasPut() {
    client.putObject(
        put -> put.bucket(bucket).key("runs/1/interactions.csv").contentType("text/csv"),
        RequestBody.fromString("A,B\n1,2\n"));

    var got = client.getObjectAsBytes(get -> get.bucket(bucket).key("runs/1/interactions.csv"));

    assertThat(got.asUtf8String()).isEqualTo("A,B\n1,2\n");
    assertThat(got.response().contentType()).isEqualTo("text/csv");
    assertThat(got.response().contentLength()).isEqualTo(8);
  }

  /// As `curl -X PUT -d` sends it.
  @Test
  void keepsABodyThatIsCalledAForm() throws IOException, InterruptedException {
    HttpRequest put =
        HttpRequest.newBuilder(store.endpoint().resolve("/" + bucket + "/form"))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .PUT(BodyPublishers.ofString("a=1&b=2"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    assertThat(client.getObjectAsBytes(get -> get.bucket(bucket).key("form")).asUtf8String())
        .isEqualTo("a=1&b=2");
  }

  @Test
  void keepsUserMetadata() {
    client.putObject(
        put -> put.bucket(bucket).key("a").metadata(Map.of("run", "42")), RequestBody.empty());

    assertThat(client.headObject(head -> head.bucket(bucket).key("a")).metadata())
        .containsExactly(Map.entry("run", "42"));
  }

  @Test
  void writesAnObjectAsAPlainFile() throws IOException {
    client.putObject(
        put -> put.bucket(bucket).key("runs/1/items.csv"), RequestBody.fromString("ITEM_ID\n"));

    assertThat(Files.readString(store.bucket(bucket).resolve("runs/1/items.csv")))
        .isEqualTo("ITEM_ID\n");
  }

  @Test
  void servesAPlainFileAsAnObject() throws IOException {
    Files.createDirectories(store.bucket(bucket).resolve("seed"));
    Files.writeString(store.bucket(bucket).resolve("seed/users.csv"), "USER_ID\n");

    assertThat(keys("")).containsExactly("seed/users.csv");
    assertThat(
            client.getObjectAsBytes(get -> get.bucket(bucket).key("seed/users.csv")).asUtf8String())
        .isEqualTo("USER_ID\n");
  }

  @Test
  void readsARange() {
    put("digits", "0123456789");

    assertThat(
            client
                .getObjectAsBytes(get -> get.bucket(bucket).key("digits").range("bytes=2-4"))
                .asUtf8String())
        .isEqualTo("234");
  }

  @Test
  void listsInPagesByPrefix() {
    IntStream.range(0, 25).forEach(i -> put(String.format(Locale.ROOT, "runs/%02d.csv", i), "x"));
    put("registry.json", "{}");

    var first = client.listObjectsV2(list -> list.bucket(bucket).prefix("runs/").maxKeys(10));

    assertThat(first.isTruncated()).isTrue();
    assertThat(first.contents()).hasSize(10);
    assertThat(keys("runs/"))
        .containsExactlyElementsOf(
            IntStream.range(0, 25)
                .mapToObj(nth -> String.format(Locale.ROOT, "runs/%02d.csv", nth))
                .toList());
  }

  @Test
  void listsFoldersByDelimiter() {
    List.of("runs/1/a", "runs/2/b", "runs/c").forEach(key -> put(key, "x"));

    var listed = client.listObjectsV2(l -> l.bucket(bucket).prefix("runs/").delimiter("/"));

    assertThat(listed.commonPrefixes())
        .extracting(prefix -> prefix.prefix())
        .containsExactly("runs/1/", "runs/2/");
    assertThat(listed.contents()).extracting(S3Object::key).containsExactly("runs/c");
  }

  @Test
  void deletesOneAndMany() {
    List.of("a", "b", "c", "d").forEach(key -> put(key, "x"));

    client.deleteObject(delete -> delete.bucket(bucket).key("a"));
    client.deleteObjects(
        delete ->
            delete
                .bucket(bucket)
                .delete(d -> d.objects(List.of(id("b"), id("c"), id("never-there"))).quiet(true)));

    assertThat(keys("")).containsExactly("d");
  }

  @Test
  void checksTheSdksChecksums() {
    byte[] content = new byte[3_000_000];
    new java.util.Random(1).nextBytes(content);

    client.putObject(
        put -> put.bucket(bucket).key("crc").checksumAlgorithm(ChecksumAlgorithm.CRC32),
        RequestBody.fromBytes(content));
    client.putObject(
        put -> put.bucket(bucket).key("stream"),
        RequestBody.fromContentProvider(
            () -> new java.io.ByteArrayInputStream(content), "application/octet-stream"));

    assertThat(bytes("crc")).isEqualTo(content);
    assertThat(bytes("stream")).isEqualTo(content);
  }

  @Test
  void assemblesAMultipartUpload() {
    byte[] part = new byte[5 * 1024 * 1024];
    String id = client.createMultipartUpload(c -> c.bucket(bucket).key("big")).uploadId();
    var parts =
        IntStream.rangeClosed(1, 2)
            .mapToObj(
                number ->
                    software.amazon.awssdk.services.s3.model.CompletedPart.builder()
                        .partNumber(number)
                        .eTag(
                            client
                                .uploadPart(
                                    u ->
                                        u.bucket(bucket).key("big").uploadId(id).partNumber(number),
                                    RequestBody.fromBytes(part))
                                .eTag())
                        .build())
            .toList();

    client.completeMultipartUpload(
        c -> c.bucket(bucket).key("big").uploadId(id).multipartUpload(m -> m.parts(parts)));

    assertThat(client.headObject(head -> head.bucket(bucket).key("big")).contentLength())
        .isEqualTo(2L * part.length);
  }
}
