package accelerator.personalize;

import accelerator.core.ServiceUnavailable;
import accelerator.core.StorageFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The data bucket's files on Amazon S3, read line by line.
record S3ItemFiles(S3Client s3, String bucket) implements ItemFiles {
  @Override
  public void read(String location, Consumer<String> line) {
    String prefix = location.substring(("s3://" + bucket + "/").length());
    try {
      s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
          .contents()
          .forEach(object -> read(object, line));
    } catch (S3Exception failure) {
      throw Service.meansLater(failure)
          ? Service.unavailable("Amazon S3", failure)
          : new StorageFailed(
              "'%s' cannot be read: %s".formatted(location, Service.reason(failure)));
    } catch (SdkClientException failure) {
      throw Service.unavailable("Amazon S3", failure);
    } catch (UncheckedIOException failure) {
      throw new ServiceUnavailable(
          "'%s' broke off: %s".formatted(location, failure.getMessage()), failure);
    }
  }

  private void read(S3Object object, Consumer<String> line) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                s3.getObject(request -> request.bucket(bucket).key(object.key())),
                StandardCharsets.UTF_8))) {
      for (String next = lines.readLine(); next != null; next = lines.readLine()) {
        line.accept(next);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void write(String key, byte[] bytes) {
    try {
      s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    } catch (S3Exception failure) {
      throw Service.meansLater(failure)
          ? Service.unavailable("Amazon S3", failure)
          : new StorageFailed("'%s' cannot be written: %s".formatted(key, Service.reason(failure)));
    } catch (SdkClientException failure) {
      throw Service.unavailable("Amazon S3", failure);
    }
  }
}
