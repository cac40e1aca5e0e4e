package accelerator.recommend;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.core.Registry;
import accelerator.core.StorageFailed;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.Duration;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// Registries as objects of the data bucket, read only when they changed.
final class BucketRegistryStore implements RegistryStore {
  /// Unlike elsewhere, unknown members pass: a registry may come from a newer run than this
  /// function's version.
  private static final ObjectReader READER =
      Json.mapper()
          .readerFor(Registry.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /// One look with a connection to make; with the first question to Personalize it stays within the
  /// function's own 5 seconds.
  private static final Duration LONGEST = Duration.ofMillis(1500);

  private static final int NOT_MODIFIED = 304;

  private final S3Client client;
  private final String bucket;

  BucketRegistryStore(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public Reading read(Domain domain, String knownTag) {
    return Deadline.within(LONGEST, () -> look(domain, knownTag))
        .orElseThrow(
            () ->
                new StorageFailed(
                    "s3://%s/%s was not read within %s"
                        .formatted(bucket, Registry.key(domain), LONGEST)));
  }

  private Reading look(Domain domain, String knownTag) {
    String key = Registry.key(domain);
    GetObjectRequest.Builder request = GetObjectRequest.builder().bucket(bucket).key(key);
    if (!knownTag.isEmpty()) {
      request.ifNoneMatch(knownTag);
    }
    try {
      ResponseBytes<GetObjectResponse> object = client.getObjectAsBytes(request.build());
      return new Reading.Changed(
          READER.readValue(object.asByteArrayUnsafe()), object.response().eTag());
    } catch (NoSuchKeyException absent) {
      return new Reading.Absent();
    } catch (SdkServiceException refused) {
      if (refused.statusCode() == NOT_MODIFIED) {
        return new Reading.Unchanged();
      }
      throw failed(key, refused);
    } catch (SdkException | IOException unreadable) {
      throw failed(key, unreadable);
    }
  }

  private StorageFailed failed(String key, Exception reason) {
    return new StorageFailed(
        "s3://%s/%s cannot be read: %s".formatted(bucket, key, reason.getMessage()));
  }
}
