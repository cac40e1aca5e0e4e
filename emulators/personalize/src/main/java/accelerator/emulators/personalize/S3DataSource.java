package accelerator.emulators.personalize;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Buckets of an S3 server on loopback.
public final class S3DataSource implements DataSource, AutoCloseable {
  private final S3Client client;

  /// @param endpoint of the server, such as `http://127.0.0.1:9000`
  public S3DataSource(URI endpoint, String region, String accessKey, String secretKey) {
    this.client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(Region.of(region))
            .forcePathStyle(true)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
            .build();
  }

  @Override
  public List<String> list(String bucket, String folder) throws IOException {
    return keys(bucket, folder, request -> request.delimiter("/"));
  }

  @Override
  public List<String> listDeep(String bucket, String folder) throws IOException {
    return keys(bucket, folder, _ -> {});
  }

  private List<String> keys(
      String bucket, String folder, Consumer<ListObjectsV2Request.Builder> more)
      throws IOException {
    try {
      return client
          .listObjectsV2Paginator(request -> more.accept(request.bucket(bucket).prefix(folder)))
          .contents()
          .stream()
          .map(S3Object::key)
          .filter(key -> !key.equals(folder))
          .sorted()
          .toList();
    } catch (SdkException failure) {
      throw translated(failure, bucket, folder);
    }
  }

  @Override
  public InputStream open(String bucket, String key) throws IOException {
    try {
      return client.getObject(request -> request.bucket(bucket).key(key));
    } catch (SdkException failure) {
      throw translated(failure, bucket, key);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private static IOException translated(SdkException failure, String bucket, String key) {
    String name = "s3://" + bucket + "/" + key;
    int status = failure instanceof S3Exception answered ? answered.statusCode() : 0;
    if (status == 404) {
      return new NoSuchFileException(name);
    }
    if (status == 403) {
      return new AccessDeniedException(name);
    }
    return new IOException("cannot read " + name, failure);
  }
}
