package accelerator.personalize;

import accelerator.core.StorageFailed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// The objects on Amazon S3.
///
/// @param hasOwnKey whether the bucket encrypts with a key of the stack's own unless told otherwise
record S3ForgetFiles(S3Client s3, String bucket, boolean hasOwnKey) implements ForgetFiles {
  @Override
  public List<String> below(String prefix) {
    return calling(prefix, () -> objects(prefix).map(S3Object::key).toList());
  }

  @Override
  public Optional<Instant> changed(String prefix, String end) {
    return calling(
        prefix,
        () ->
            objects(prefix)
                .filter(each -> each.key().endsWith(end))
                .map(S3Object::lastModified)
                .max(Comparator.naturalOrder()));
  }

  private Stream<S3Object> objects(String prefix) {
    return s3
        .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
        .contents()
        .stream();
  }

  @Override
  public void writeUsers(String key, String csv) {
    calling(
        key,
        () ->
            s3.putObject(
                request -> {
                  request.bucket(bucket).key(key).contentType("text/csv");
                  if (hasOwnKey) {
                    request.serverSideEncryption(ServerSideEncryption.AES256);
                  }
                },
                RequestBody.fromString(csv)));
  }

  private <T> T calling(String key, Supplier<T> call) {
    try {
      return call.get();
    } catch (S3Exception failure) {
      throw Service.meansLater(failure)
          ? Service.unavailable("Amazon S3", failure)
          : new StorageFailed(
              "bucket '%s' refuses '%s': %s".formatted(bucket, key, failure.getMessage()));
    } catch (SdkClientException failure) {
      throw Service.unavailable("Amazon S3", failure);
    }
  }
}
