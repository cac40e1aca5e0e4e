package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Registry;
import accelerator.core.StorageFailed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is published under a key that can no longer be used.
class PublishedRegistriesTest {
  private final MemoryBucket objects = new MemoryBucket();

  /// Writes and deletes, and reads nothing.
  private final BucketRecords locked =
      new BucketRecords() {
        @Override
        public Optional<Version> read(String key) {
          throw new StorageFailed("bucket 'shop-data' refuses '%s': AccessDenied".formatted(key));
        }

        @Override
        public void write(String key, String text) {
          objects.write(key, text);
        }

        @Override
        public boolean create(String key, String text) {
          return objects.create(key, text);
        }

        @Override
        public boolean replace(String key, String text, String etag) {
          return objects.replace(key, text, etag);
        }

        @Override
        public void delete(String key) {
          objects.delete(key);
        }

        @Override
        public void delete(String key, String etag) {
          objects.delete(key, etag);
        }
      };

  private final PublishedRegistries registries = new PublishedRegistries(locked);

  @Test
  void aRunReplacesARegistryThatItCannotRead() {
    assertThat(registries.durations(Domain.ECOMMERCE)).isEmpty();

    registries.publish(
        new Registry(
            Domain.ECOMMERCE, "run", Instant.EPOCH, List.of(), Map.of(), List.of(), Map.of()));

    assertThat(objects.objects)
        .containsOnlyKeys("registry/ecommerce.json", "registry/ecommerce/run.json");
  }

  @Test
  void aTeardownTakesBackWhatItCannotRead() {
    objects.write("registry/ecommerce.json", "under another key");

    assertThat(registries.isPublished(Domain.ECOMMERCE)).isTrue();
    registries.withdraw(Domain.ECOMMERCE);
    assertThat(objects.objects).isEmpty();
  }
}
