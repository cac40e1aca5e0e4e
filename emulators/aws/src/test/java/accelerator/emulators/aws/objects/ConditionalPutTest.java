package accelerator.emulators.aws.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ConditionalPutTest extends StoreUnderTest {
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
}
