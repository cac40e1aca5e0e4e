package accelerator.emulators.loopback;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Buckets of an S3 server on this machine, whatever proxy the machine has.
public final class S3Buckets implements Buckets, AutoCloseable {
  private final S3Client client;

  /// @param endpoint of the server, such as `http://127.0.0.1:9000`
  /// @param region that its clients name
  public S3Buckets(URI endpoint, String region) {
    this.client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(Region.of(region))
            .forcePathStyle(true)
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .proxyConfiguration(
                        ProxyConfiguration.builder()
                            .useSystemPropertyValues(false)
                            .useEnvironmentVariablesValues(false)
                            .build()))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
            .build();
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
  public void delete(String bucket, String key) throws IOException {
    call(() -> client.deleteObject(request -> request.bucket(bucket).key(key)));
  }

  @Override
  public void close() {
    client.close();
  }

  private static <T> T call(Supplier<T> request) throws IOException {
    try {
      return request.get();
    } catch (S3Exception failure) {
      Optional<AwsErrorDetails> details = Optional.ofNullable(failure.awsErrorDetails());
      throw new BucketFailure(
          details.map(AwsErrorDetails::errorMessage).orElse(String.valueOf(failure.getMessage())),
          failure.statusCode(),
          details.map(AwsErrorDetails::errorCode).orElse("UnknownError"));
    } catch (SdkClientException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }
}
