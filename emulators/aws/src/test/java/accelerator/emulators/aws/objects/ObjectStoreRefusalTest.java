package accelerator.emulators.aws.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.EmulatorException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ObjectStoreRefusalTest extends StoreUnderTest {
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
        .hasMessage("port %s on 127.0.0.1 is taken: choose another", taken);
  }
}
