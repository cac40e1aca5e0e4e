package accelerator.emulators.snowflake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Objects behind an S3 endpoint.
///
/// @param client a client of that endpoint; the caller closes it
public record S3StageStorage(S3Client client) implements StageStorage {
  @Override
  public InputStream read(String bucket, String key) throws IOException {
    return call(() -> client.getObject(request -> request.bucket(bucket).key(key)));
  }

  @Override
  public void write(String bucket, String key, Path file) throws IOException {
    call(
        () ->
            client.putObject(
                request -> request.bucket(bucket).key(key), RequestBody.fromFile(file)));
  }

  @Override
  public List<StoredObject> list(String bucket, String prefix) throws IOException {
    return call(
        () ->
            client
                .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
                .contents()
                .stream()
                .map(object -> new StoredObject(object.key(), object.size()))
                .sorted(Comparator.comparing(StoredObject::key))
                .toList());
  }

  @Override
  public void delete(String bucket, String key) throws IOException {
    call(() -> client.deleteObject(request -> request.bucket(bucket).key(key)));
  }

  private static <T> T call(Supplier<T> request) throws IOException {
    try {
      return request.get();
    } catch (S3Exception failure) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s (Status Code: %d; Error Code: %s)",
              failure.awsErrorDetails().errorMessage(),
              failure.statusCode(),
              failure.awsErrorDetails().errorCode()),
          failure);
    } catch (SdkClientException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }
}
