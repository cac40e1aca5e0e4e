package accelerator.recommend;

import static accelerator.core.Domain.ECOMMERCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Json;
import accelerator.core.StorageFailed;
import accelerator.recommend.LoopbackService.Seen;
import accelerator.recommend.RegistryStore.Reading;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// The SDK's HTTP client and signer, as the function builds them, against replies as S3 gives them.
class BucketRegistryStoreTest {
  private static final String PATH = "/data/registry/ecommerce.json";

  private final LoopbackService service;
  private final BucketRegistryStore store;

  BucketRegistryStoreTest() throws IOException {
    service = new LoopbackService();
    store =
        new BucketRegistryStore(
            new SignedBucket(
                Clients.http(Duration.ofSeconds(30)),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                Region.EU_WEST_1,
                URI.create(service.endpoint() + "/data")));
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void readsWhatARunPublished() {
    service.reply(200, Map.of("ETag", "\"t1\""), Json.write(Given.registry("run-1")));
    assertThat(store.read(ECOMMERCE, ""))
        .isEqualTo(new Reading.Changed(Given.registry("run-1"), "\"t1\""));
    assertThat(service.seen).containsExactly(new Seen("GET", PATH, List.of(), ""));
  }

  @Test
  void readsARegistryOfANewerRun() {
    ObjectNode newer = (ObjectNode) Json.tree(Given.registry("run-1"));
    service.reply(200, Map.of("ETag", "\"t1\""), newer.put("novelty", 1).toString());
    assertThat(store.read(ECOMMERCE, ""))
        .isEqualTo(new Reading.Changed(Given.registry("run-1"), "\"t1\""));
  }

  @Test
  void readsNothingAgainThatDidNotChange() {
    service.reply(304, Map.of("ETag", "\"t1\""), "");
    assertThat(store.read(ECOMMERCE, "\"t1\"")).isEqualTo(new Reading.Unchanged());
    assertThat(service.seen).containsExactly(new Seen("GET", PATH, List.of("\"t1\""), ""));
  }

  @Test
  void findsNothingWhereNothingIsPublished() {
    service.reply(
        404, Map.of("Content-Type", "application/xml"), "<Error><Code>NoSuchKey</Code></Error>");
    assertThat(store.read(ECOMMERCE, "")).isEqualTo(new Reading.Absent());
  }

  @Test
  void failsWhenThereIsNoBucket() {
    service.reply(404, Map.of(), "<Error><Code>NoSuchBucket</Code></Error>");
    assertThatThrownBy(() -> store.read(ECOMMERCE, ""))
        .isInstanceOf(StorageFailed.class)
        .hasMessageEndingWith("there is no such bucket");
  }

  @Test
  void failsWhenItIsRefused() {
    service.reply(
        403, Map.of("Content-Type", "application/xml"), "<Error><Code>AccessDenied</Code></Error>");
    assertThatThrownBy(() -> store.read(ECOMMERCE, ""))
        .isInstanceOf(StorageFailed.class)
        .hasMessage(
            service.endpoint() + "/data/registry/ecommerce.json cannot be read: status 403");
  }

  @Test
  void failsWhenTheObjectIsNoRegistry() {
    service.reply(200, Map.of("ETag", "\"t1\""), "{\"domain\":\"retail\"}");
    assertThatThrownBy(() -> store.read(ECOMMERCE, ""))
        .isInstanceOf(StorageFailed.class)
        .hasMessageContaining("domain must be one of [ecommerce, video_on_demand], was 'retail'");
  }
}
