package accelerator.personalize;

import accelerator.core.Explanation;
import accelerator.core.StorageFailed;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The data bucket on Amazon S3. Conditional writes are S3's own (`If-None-Match`, `If-Match`), so
/// that of two writers one wins.
record S3BucketRecords(S3Client s3, String bucket) implements BucketRecords {
  private static final int PRECONDITION_FAILED = 412;

  /// Somebody else wrote at the same time (Amazon S3, conditional writes); other conflicts pass.
  private static final String RACE = "ConditionalRequestConflict";

  @Override
  public Optional<Version> read(String key) {
    return calling(
        key,
        () -> {
          try {
            ResponseBytes<GetObjectResponse> object =
                s3.getObjectAsBytes(request -> request.bucket(bucket).key(key));
            return Optional.of(new Version(object.asUtf8String(), object.response().eTag()));
          } catch (NoSuchKeyException _) {
            return Optional.empty();
          }
        });
  }

  @Override
  public void write(String key, String text) {
    put(key, text, request -> {});
  }

  @Override
  public boolean create(String key, String text) {
    return put(key, text, request -> request.ifNoneMatch("*"));
  }

  @Override
  public boolean replace(String key, String text, String etag) {
    return put(key, text, request -> request.ifMatch(etag));
  }

  @Override
  public void delete(String key) {
    calling(key, () -> s3.deleteObject(request -> request.bucket(bucket).key(key)));
  }

  @Override
  public void delete(String key, String etag) {
    calling(
        key,
        () -> {
          try {
            return s3.deleteObject(request -> request.bucket(bucket).key(key).ifMatch(etag));
          } catch (S3Exception failure) {
            if (isLost(failure)) {
              return DeleteObjectResponse.builder().build();
            }
            throw failure;
          }
        });
  }

  private boolean put(String key, String text, Consumer<PutObjectRequest.Builder> condition) {
    return calling(
        key,
        () -> {
          try {
            s3.putObject(
                request ->
                    request
                        .bucket(bucket)
                        .key(key)
                        .contentType("application/json")
                        .applyMutation(condition),
                RequestBody.fromString(text));
            return true;
          } catch (S3Exception failure) {
            if (isLost(failure)) {
              return false;
            }
            throw failure;
          }
        });
  }

  private static boolean isLost(S3Exception failure) {
    return failure.statusCode() == PRECONDITION_FAILED
        || failure.awsErrorDetails() != null && RACE.equals(failure.awsErrorDetails().errorCode());
  }

  private <T> T calling(String key, Supplier<T> call) {
    try {
      return call.get();
    } catch (NoSuchBucketException _) {
      throw new StorageFailed(
          new Explanation(
              "bucket '%s' does not exist".formatted(bucket),
              "deploy the stack again: it makes the data bucket, and the next run fills it"));
    } catch (S3Exception failure) {
      throw Service.meansLater(failure)
          ? Service.unavailable("Amazon S3", failure)
          : new StorageFailed(
              "bucket '%s' refuses '%s': %s".formatted(bucket, key, Service.reason(failure)));
    } catch (SdkClientException failure) {
      throw Service.unavailable("Amazon S3", failure);
    }
  }
}
