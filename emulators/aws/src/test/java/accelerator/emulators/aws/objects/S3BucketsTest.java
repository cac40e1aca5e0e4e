package accelerator.emulators.aws.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import accelerator.emulators.loopback.BucketFailure;
import accelerator.emulators.loopback.Buckets;
import accelerator.emulators.loopback.Buckets.StoredObject;
import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.loopback.LoopbackProxies;
import accelerator.emulators.loopback.S3Buckets;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Buckets behind the object store say what the same folder says by itself.
class S3BucketsTest {
  @TempDir private Path folder = Path.of("");
  private ObjectStore store = ObjectStore.start(Path.of("target/unused-objects"), 0);
  private S3Buckets remote = new S3Buckets(store.endpoint(), "eu-west-1");

  @BeforeEach
  void start() {
    stop();
    store = ObjectStore.start(folder.resolve("buckets"), 0);
    store.createBucket("shop");
    remote = new S3Buckets(store.endpoint(), "eu-west-1");
  }

  @AfterEach
  void stop() {
    remote.close();
    store.close();
  }

  private List<Buckets> both() {
    return Arrays.asList(remote, new FolderBuckets(folder.resolve("buckets")));
  }

  private static String read(Buckets buckets, String key) throws IOException {
    try (InputStream in = buckets.read("shop", key)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void askNoProxyOfThisMachine() throws IOException {
    System.setProperty("http.proxyHost", "127.0.0.1");
    System.setProperty("http.proxyPort", "9");
    System.setProperty("http.nonProxyHosts", "*.example.org");
    try {
      LoopbackProxies.bypass();
      remote.write("shop", "a", Files.writeString(folder.resolve("file"), "a"));
      assertThat(read(remote, "a")).isEqualTo("a");
    } finally {
      System.clearProperty("http.proxyHost");
      System.clearProperty("http.proxyPort");
      System.clearProperty("http.nonProxyHosts");
    }
  }

  @Test
  void readAndListWhatEitherWrites() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "grüß");
    remote.write("shop", "run/2/a b.csv", file);
    both().get(1).write("shop", "run/10/b.csv", file);

    for (Buckets buckets : both()) {
      assertThat(buckets.list("shop", "run/"))
          .containsExactly(
              new StoredObject("run/10/b.csv", 6), new StoredObject("run/2/a b.csv", 6));
      assertThat(read(buckets, "run/2/a b.csv")).isEqualTo("grüß");
    }
    remote.delete("shop", "run/10/b.csv");
    remote.delete("shop", "run/10/b.csv");
    assertThat(both().get(1).list("shop", "run/10")).isEmpty();
  }

  @Test
  void nameWhatIsNotThereAlike() {
    for (Buckets buckets : both()) {
      assertThatExceptionOfType(BucketFailure.class)
          .isThrownBy(() -> buckets.read("shop", "none"))
          .satisfies(failure -> assertThat(failure.code()).isEqualTo("NoSuchKey"))
          .satisfies(failure -> assertThat(failure.isNotFound()).isTrue());
      assertThatExceptionOfType(BucketFailure.class)
          .isThrownBy(() -> buckets.list("none", ""))
          .satisfies(failure -> assertThat(failure.code()).isEqualTo("NoSuchBucket"));
    }
  }

  @Test
  void sayWhenNobodyListens() {
    URI gone = store.endpoint();
    store.close();

    try (S3Buckets buckets = new S3Buckets(gone, "eu-west-1")) {
      assertThatIOException().isThrownBy(() -> buckets.list("shop", ""));
    }
  }
}
