package accelerator.emulators.loopback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import accelerator.emulators.loopback.Buckets.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderBucketsTest {
  @TempDir private Path folder = Path.of("");
  private Buckets buckets = new FolderBuckets(Path.of(""));

  @BeforeEach
  void fill() throws IOException {
    Path root = Files.createDirectories(folder.resolve("root"));
    Files.createDirectories(root.resolve("shop"));
    Files.writeString(folder.resolve("secret"), "secret");
    buckets = new FolderBuckets(root);
  }

  private void put(String key, String text) throws IOException {
    buckets.write("shop", key, Files.writeString(folder.resolve("file"), text));
  }

  private String read(String key) throws IOException {
    try (InputStream in = buckets.read("shop", key)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void keepsObjectsAsFiles() throws IOException {
    put("a/b.csv", "one");
    put("a/b.csv", "three");

    assertThat(read("a/b.csv")).isEqualTo("three");
    assertThat(folder.resolve("root/shop/a/b.csv")).hasContent("three");
  }

  @Test
  void listsWhatBeginsWithAPrefixInTheOrderOfKeys() throws IOException {
    put("run/2/b", "12");
    put("run/10", "1");
    put("run/2/a", "");
    put("runs", "1");

    assertThat(buckets.list("shop", "run/2"))
        .containsExactly(new StoredObject("run/2/a", 0), new StoredObject("run/2/b", 2));
    assertThat(buckets.list("shop", "run"))
        .extracting(StoredObject::key)
        .containsExactly("run/10", "run/2/a", "run/2/b", "runs");
    assertThat(buckets.list("shop", "none/")).isEmpty();
  }

  @Test
  void deletesWhatIsThereOrNot() throws IOException {
    put("a/b", "x");

    buckets.delete("shop", "a/b");
    buckets.delete("shop", "a/b");

    assertThat(buckets.list("shop", "")).isEmpty();
  }

  @Test
  void namesWhatIsNotThereInS3sWords() {
    assertThat(refused(() -> buckets.read("shop", "none")).described())
        .isEqualTo("The specified key does not exist. (Status Code: 404; Error Code: NoSuchKey)");
    assertThat(refused(() -> buckets.list("none", "")).described())
        .isEqualTo(
            "The specified bucket does not exist (Status Code: 404; Error Code: NoSuchBucket)");
    assertThat(refused(() -> buckets.list("", "")).code()).isEqualTo("NoSuchBucket");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret", "a/../../../secret", "/etc/passwd", "..", "", ".", "a/.."})
  void refusesAKeyThatIsNotInsideOfItsBucket(String key) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThat(refused(() -> buckets.read("shop", key)).code()).isEqualTo("InvalidURI");
    assertThat(refused(() -> buckets.write("shop", key, file)).code()).isEqualTo("InvalidURI");
    assertThat(refused(() -> buckets.delete("shop", key)).code()).isEqualTo("InvalidURI");
    assertThat(folder.resolve("secret")).hasContent("secret");
    assertThat(folder.resolve("root/shop")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../", "a/../../../", "/etc/"})
  void refusesAPrefixThatLeavesItsBucket(String prefix) {
    assertThat(refused(() -> buckets.list("shop", prefix)).code()).isEqualTo("InvalidURI");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../..", "shop/../.."})
  void refusesABucketThatLeavesTheFolder(String bucket) {
    assertThat(refused(() -> buckets.read(bucket, "secret")).code()).isEqualTo("InvalidURI");
  }

  @Test
  void refusesAKeyThatNoFileCanHave() {
    assertThat(refused(() -> buckets.read("shop", "a\0b")).code()).isEqualTo("InvalidURI");
  }

  private static BucketFailure refused(ThrowingCallable call) {
    BucketFailure[] failure = new BucketFailure[1];
    assertThatExceptionOfType(BucketFailure.class)
        .isThrownBy(call)
        .satisfies(thrown -> failure[0] = thrown);
    return failure[0];
  }
}
