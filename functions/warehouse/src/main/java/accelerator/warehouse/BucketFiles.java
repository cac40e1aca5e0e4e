package accelerator.warehouse;

import accelerator.core.ServiceUnavailable;
import accelerator.core.StorageFailed;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The bucket that files and the registry go through.
record BucketFiles(S3Client s3, String name) {

  /// Writes an object, replacing it.
  ///
  /// @throws StorageFailed when the bucket is missing or denies it
  /// @throws ServiceUnavailable when S3 does not answer, or not now
  void put(String key, byte[] bytes, String contentType) {
    try {
      s3.putObject(
          request -> request.bucket(name).key(key).contentType(contentType),
          RequestBody.fromBytes(bytes));
    } catch (S3Exception failure) {
      String said = "s3://%s/%s: %s".formatted(name, key, failure.getMessage());
      if (failure.isThrottlingException() || failure.statusCode() >= 500) {
        throw new ServiceUnavailable(said, failure);
      }
      throw new StorageFailed(said);
    } catch (SdkClientException failure) {
      throw new ServiceUnavailable(
          "s3://%s/%s: %s".formatted(name, key, failure.getMessage()), failure);
    }
  }
}
