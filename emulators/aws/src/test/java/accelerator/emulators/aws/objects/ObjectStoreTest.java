package accelerator.emulators.aws.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.EmulatorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class ObjectStoreTest {
  @TempDir static Path folder;
  static ObjectStore store;
  static S3Client client;
  String bucket = "";

  @BeforeAll
  static void start() {
    store = ObjectStore.start(folder, 0);
    client =
        S3Client.builder()
            .endpointOverride(store.endpoint())
            .region(Region.EU_WEST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "secret")))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
  }

  @AfterAll
  static void stop() {
    client.close();
    store.close();
  }

  @BeforeEach
  void bucketOfItsOwn(TestInfo test) {
    bucket = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    store.createBucket(bucket);
  }

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
            IntStream.range(0, 25).mapToObj("runs/%02d.csv"::formatted).toList());
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
  void refusesASecondPutThatMustBeTheFirst() {
    client.putObject(
        put -> put.bucket(bucket).key("lock").ifNoneMatch("*"), RequestBody.fromString("first"));

    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(
            () ->
                client.putObject(
                    put -> put.bucket(bucket).key("lock").ifNoneMatch("*"),
                    RequestBody.fromString("second")))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(412))
        .satisfies(
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("PreconditionFailed"));
    assertThat(text("lock")).isEqualTo("first");
  }

  @Test
  void letsOnePutOfManyBeTheFirst() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var attempts = IntStream.range(0, 16).mapToObj(i -> threads.submit(() -> puts(i))).toList();
      int won = 0;
      for (var attempt : attempts) {
        won += attempt.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
  }

  private boolean puts(int i) {
    return isPut(put -> put.bucket(bucket).key("lock").ifNoneMatch("*"), "by " + i);
  }

  private boolean isPut(Consumer<PutObjectRequest.Builder> request, String content) {
    try {
      client.putObject(request, RequestBody.fromString(content));
      return true;
    } catch (S3Exception failure) {
      assertThat(failure.statusCode()).isIn(409, 412);
      return false;
    }
  }

  @Test
  void letsOnePutOfManyReplaceAVersion() throws Exception {
    put("registry.json", "0");
    String tag = client.headObject(head -> head.bucket(bucket).key("registry.json")).eTag();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var attempts =
          IntStream.rangeClosed(1, 16)
              .mapToObj(
                  i ->
                      threads.submit(
                          () ->
                              isPut(
                                  put -> put.bucket(bucket).key("registry.json").ifMatch(tag),
                                  String.valueOf(i))))
              .toList();
      int won = 0;
      for (var attempt : attempts) {
        won += attempt.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
  }

  @Test
  void answersEveryRefusalOfAPut() {
    put("registry.json", "0");

    for (int i = 0; i < 50; i++) {
      assertThat(isPut(put -> put.bucket(bucket).key("registry.json").ifMatch("\"other\""), "1"))
          .isFalse();
    }
  }

  @Test
  void replacesOnlyTheVersionThatWasRead() {
    put("registry.json", "1");
    String tag = client.headObject(head -> head.bucket(bucket).key("registry.json")).eTag();

    client.putObject(
        put -> put.bucket(bucket).key("registry.json").ifMatch(tag), RequestBody.fromString("2"));

    assertThat(text("registry.json")).isEqualTo("2");
    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(
            () ->
                client.putObject(
                    put -> put.bucket(bucket).key("registry.json").ifMatch(tag),
                    RequestBody.fromString("3")))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(412));
    assertThat(text("registry.json")).isEqualTo("2");
  }

  @Test
  void namesAMissingKey() {
    assertThatExceptionOfType(NoSuchKeyException.class)
        .isThrownBy(() -> client.getObject(get -> get.bucket(bucket).key("absent")))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(404));
  }

  @Test
  void namesAMissingBucket() {
    assertThatExceptionOfType(NoSuchBucketException.class)
        .isThrownBy(() -> client.listObjectsV2(list -> list.bucket("absent")))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(404));
    assertThatExceptionOfType(NoSuchBucketException.class)
        .isThrownBy(() -> client.getObject(get -> get.bucket("absent").key("a")));
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
  void refusesAWrongChecksum() {
    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(
            () ->
                client.putObject(
                    put -> put.bucket(bucket).key("crc").checksumCRC32("AAAAAA=="),
                    RequestBody.fromString("other")))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
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

  @Test
  void refusesABucketNameThatS3WouldRefuse() {
    assertThatThrownBy(() -> store.createBucket("../outside"))
        .isInstanceOf(EmulatorException.class)
        .hasMessageContaining("'../outside'");
  }

  @Test
  void keepsRequestsInsideItsFolder() throws Exception {
    Files.writeString(folder.resolveSibling("outside.txt"), "secret");
    URI outside = URI.create(store.endpoint() + "/" + bucket + "/..%2f..%2foutside.txt");

    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          http.send(HttpRequest.newBuilder(outside).build(), HttpResponse.BodyHandlers.ofString());

      assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
      assertThat(response.body()).doesNotContain("secret");
    }
  }

  @Test
  void namesAPortThatIsTaken() {
    int taken = store.endpoint().getPort();

    assertThatThrownBy(() -> ObjectStore.start(folder, taken))
        .isInstanceOf(EmulatorException.class)
        .hasMessageContaining("127.0.0.1:" + taken);
  }

  private void put(String key, String text) {
    client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(text));
  }

  private String text(String key) {
    return client.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String();
  }

  private byte[] bytes(String key) {
    try (var content = client.getObject(get -> get.bucket(bucket).key(key))) {
      return content.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<String> keys(String prefix) {
    return client
        .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix).maxKeys(10))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  private static ObjectIdentifier id(String key) {
    return ObjectIdentifier.builder().key(key).build();
  }
}
