package accelerator.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/// S3 that keeps what is put, by `bucket/key`, or fails as it is told.
final class RecordingS3 implements S3Client {
  final Map<String, byte[]> objects = new TreeMap<>();
  Optional<RuntimeException> failure = Optional.empty();

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    failure.ifPresent(
        failed -> {
          throw failed;
        });
    try (InputStream content = body.contentStreamProvider().newStream()) {
      objects.put(request.bucket() + "/" + request.key(), content.readAllBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return PutObjectResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return "s3";
  }

  @Override
  public void close() {}
}
