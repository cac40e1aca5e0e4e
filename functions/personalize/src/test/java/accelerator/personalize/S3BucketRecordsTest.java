package accelerator.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.ServiceUnavailable;
import accelerator.core.StorageFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3BucketRecordsTest {

  /// S3 while each call fails in one way.
  private record Failing(SdkException failure) implements S3Client {
    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
      throw failure;
    }

    @Override
    public <T> T getObject(
        GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
      throw failure;
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private static BucketRecords records(SdkException failure) {
    return new S3BucketRecords(new Failing(failure), "data");
  }

  private static S3Exception answer(int status, String code) {
    return (S3Exception)
        S3Exception.builder()
            .statusCode(status)
            .message(code)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
            .build();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void aFaultOfTheServiceIsOneToRetry(int status) {
    BucketRecords records = records(answer(status, "SlowDown"));

    assertThatThrownBy(() -> records.read("locks/a.json")).isInstanceOf(ServiceUnavailable.class);
    assertThatThrownBy(() -> records.write("locks/a.json", "{}"))
        .isInstanceOf(ServiceUnavailable.class);
    assertThatThrownBy(() -> records.create("locks/a.json", "{}"))
        .isInstanceOf(ServiceUnavailable.class);
  }

  @Test
  void noAnswerIsOneToRetry() {
    assertThatThrownBy(() -> records(SdkClientException.create("no route")).read("a"))
        .isInstanceOf(ServiceUnavailable.class)
        .hasMessage("Amazon S3 did not answer: no route");
  }

  @Test
  void aRefusalNamesBucketAndKey() {
    assertThatThrownBy(() -> records(answer(403, "AccessDenied")).read("locks/a.json"))
        .isInstanceOf(StorageFailed.class)
        .hasMessageStartingWith("bucket 'data' refuses 'locks/a.json': AccessDenied");
    assertThatThrownBy(() -> records(NoSuchBucketException.builder().build()).write("a", "{}"))
        .isInstanceOf(StorageFailed.class)
        .hasMessage(
            "bucket 'data' does not exist\nnext: deploy the stack again: it makes the data bucket,"
                + " and the next run fills it");
  }

  @Test
  void anObjectThatIsNotThereAndALostRaceAreNoFailures() {
    assertThat(records(NoSuchKeyException.builder().build()).read("a")).isEmpty();
    assertThat(records(answer(412, "PreconditionFailed")).create("a", "{}")).isFalse();
    assertThat(records(answer(409, "ConditionalRequestConflict")).replace("a", "{}", "tag"))
        .isFalse();
  }
}
