package accelerator.emulators.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.emulators.loopback.S3Buckets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredFilesTest {
  private static final String NO_PLACE = "Invalid Data location.";
  private static final String DENIED = "Insufficient privileges for accessing data in Amazon S3.";

  @Test
  void areAFoldersFirstLevelOrWhateverEndsSoBelowIt(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("bucket/in/deeper"));
    Files.writeString(root.resolve("bucket/in/b.csv"), "b");
    Files.writeString(root.resolve("bucket/in/a.txt"), "a");
    Files.writeString(root.resolve("bucket/in/deeper/c.csv"), "c");
    StoredFiles files = inFolder(root, "in/");

    assertThat(files.firstLevel()).isEqualTo(List.of("in/a.txt", "in/b.csv"));
    assertThat(files.endingWith(".csv")).isEqualTo(List.of("in/b.csv", "in/deeper/c.csv"));
    assertThat(text(files, "in/b.csv")).isEqualTo("b");
  }

  @Test
  void sayWhatAFolderHoldsInsteadAndThatOneNeedsASlash(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("bucket/in/deeper"));
    Files.writeString(root.resolve("bucket/in/_SUCCESS"), "");
    Files.writeString(root.resolve("bucket/in/deeper/c.csv"), "c");

    assertThatExceptionOfType(JobFailed.class)
        .isThrownBy(inFolder(root, "in/")::firstLevel)
        .withMessage(
            NO_PLACE
                + " s3://bucket/in/ holds no file with data at its first level, but [in/_SUCCESS,"
                + " in/deeper/c.csv].");
    assertThatExceptionOfType(JobFailed.class)
        .isThrownBy(() -> inFolder(root, "in").open("in"))
        .withMessage(NO_PLACE + " s3://bucket/in is a folder: end it with a slash.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../", "none/", "empty/"})
  void areNowhereOutsideOfTheBucket(String folder, @TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("bucket/empty"));
    Files.writeString(root.resolve("outside.csv"), "x");

    assertThatExceptionOfType(JobFailed.class)
        .isThrownBy(inFolder(root, folder)::firstLevel)
        .withMessage(NO_PLACE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside.csv", "none.csv", "a\0b"})
  void opensNothingThatIsNotInTheBucket(String key, @TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("bucket"));
    Files.writeString(root.resolve("outside.csv"), "x");

    assertThatExceptionOfType(JobFailed.class)
        .isThrownBy(() -> inFolder(root, key).open(key))
        .withMessage(NO_PLACE);
  }

  @Test
  void areTheObjectsOfAnS3Server() throws IOException {
    try (LoopbackServer server =
            LoopbackServer.start(LoopbackSettings.of("S3", 0), StoredFilesTest::answer);
        S3Buckets buckets = new S3Buckets(server.endpoint(), "eu-west-1")) {
      StoredFiles files = new StoredFiles(buckets, new S3Location("bucket", "in/"));

      assertThat(files.firstLevel()).isEqualTo(List.of("in/a.csv", "in/b.csv"));
      assertThat(text(files, "in/b.csv")).isEqualTo("text");
      assertThatExceptionOfType(JobFailed.class)
          .isThrownBy(() -> files.open("none.csv"))
          .withMessage(NO_PLACE);
      assertThatExceptionOfType(JobFailed.class)
          .isThrownBy(() -> files.open("secret.csv"))
          .withMessage(DENIED);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> files.open("broken.csv"))
          .withMessage("cannot read s3://bucket/broken.csv");
    }
  }

  private static StoredFiles inFolder(Path root, String key) {
    return new StoredFiles(new FolderBuckets(root), new S3Location("bucket", key));
  }

  private static LoopbackAnswer answer(LoopbackRequest request) {
    String uri = request.uri().toString();
    if (uri.contains("list-type=2")) {
      return LoopbackAnswer.text(200, "application/xml", page(uri));
    }
    if (uri.contains("secret")) {
      return error(403, "AccessDenied");
    }
    if (uri.contains("broken")) {
      return error(400, "InvalidArgument");
    }
    return uri.contains("none")
        ? error(404, "NoSuchKey")
        : LoopbackAnswer.text(200, "text/csv", "text");
  }

  private static LoopbackAnswer error(int status, String code) {
    String body = "<?xml version=\"1.0\"?><Error><Code>%s</Code></Error>".formatted(code);
    return LoopbackAnswer.text(status, "application/xml", body);
  }

  private static String page(String uri) {
    return uri.contains("continuation-token")
        ? listing(object("in/b.csv") + object("in/deeper/c.csv"))
        : listing(
            "<IsTruncated>true</IsTruncated><NextContinuationToken>2</NextContinuationToken>"
                + object("in/")
                + object("in/a.csv"));
  }

  private static String object(String key) {
    return "<Contents><Key>%s</Key><Size>4</Size></Contents>".formatted(key);
  }

  private static String listing(String content) {
    return "<?xml version=\"1.0\"?><ListBucketResult>" + content + "</ListBucketResult>";
  }

  private static String text(StoredFiles files, String key) throws IOException {
    try (InputStream in = files.open(key)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
