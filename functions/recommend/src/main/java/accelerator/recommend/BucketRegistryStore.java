package accelerator.recommend;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.core.Json;
import accelerator.core.KnownItems;
import accelerator.core.Registry;
import accelerator.core.StorageFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/// Registries as objects of the data bucket, read only when they changed.
///
/// It is S3's GetObject in one signed request: the S3 client is half of what the function would
/// weigh, and most of what it would load at a cold start, for this one call.
final class BucketRegistryStore implements RegistryStore {
  /// Reading a registry, which is some kilobytes.
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int NOT_FOUND = 404;

  private final SdkHttpClient http;
  private final AwsCredentialsProvider credentials;
  private final Region region;
  private final URI bucket;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  /// @param bucket the URL of the bucket, without a slash at its end
  BucketRegistryStore(
      SdkHttpClient http, AwsCredentialsProvider credentials, Region region, URI bucket) {
    this.http = http;
    this.credentials = credentials;
    this.region = region;
    this.bucket = bucket;
  }

  /// The store of a bucket of this region; region, credentials and, if it is set, the endpoint
  /// `AWS_ENDPOINT_URL_S3` come from where the SDK takes them.
  static BucketRegistryStore of(String name) {
    Region region = DefaultAwsRegionProviderChain.builder().build().getRegion();
    String endpoint =
        Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL_S3"))
            .orElseGet(
                () ->
                    "https://s3.%s.%s"
                        .formatted(region.id(), region.metadata().partition().dnsSuffix()));
    return new BucketRegistryStore(
        Clients.http(TIMEOUT),
        DefaultCredentialsProvider.builder().build(),
        region,
        URI.create(endpoint + "/" + name));
  }

  @Override
  public Reading read(Domain domain, String knownTag) {
    String key = Registry.key(domain);
    try {
      HttpExecuteResponse response = http.prepareRequest(request(key, knownTag)).call();
      String body = new String(body(response), StandardCharsets.UTF_8);
      return switch (response.httpResponse().statusCode()) {
        case OK ->
            new Reading.Changed(
                RegistryReader.read(Json.parse(body)),
                response.httpResponse().firstMatchingHeader("ETag").orElse(""));
        case NOT_MODIFIED -> new Reading.Unchanged();
        case NOT_FOUND -> absent(key, body);
        default -> throw failed(key, "status " + response.httpResponse().statusCode());
      };
    } catch (SdkException | IOException | UncheckedIOException | InvalidInput failure) {
      throw failed(key, String.valueOf(failure.getMessage()));
    }
  }

  /// The known items of a run.
  ///
  /// @throws StorageFailed when they cannot be read
  KnownItems readItems(String key) {
    try {
      HttpExecuteResponse response = http.prepareRequest(request(key, "")).call();
      byte[] body = body(response);
      if (response.httpResponse().statusCode() != OK) {
        throw failed(key, "status " + response.httpResponse().statusCode());
      }
      return KnownItems.read(body);
    } catch (SdkException | IOException | UncheckedIOException | InvalidInput failure) {
      throw failed(key, String.valueOf(failure.getMessage()));
    }
  }

  /// A bucket that is not there is no registry that is not there.
  private Reading absent(String key, String body) {
    if (body.contains("<Code>NoSuchBucket</Code>")) {
      throw failed(key, "there is no such bucket");
    }
    return new Reading.Absent();
  }

  private HttpExecuteRequest request(String key, String knownTag) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(URI.create(bucket + "/" + key));
    if (!knownTag.isEmpty()) {
      request.putHeader("If-None-Match", knownTag);
    }
    AwsCredentialsIdentity identity = credentials.resolveCredentials();
    SignedRequest signed =
        signer.sign(
            sign ->
                sign.identity(identity)
                    .request(request.build())
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region.id())
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false));
    return HttpExecuteRequest.builder().request(signed.request()).build();
  }

  private static byte[] body(HttpExecuteResponse response) throws IOException {
    Optional<AbortableInputStream> body = response.responseBody();
    if (body.isEmpty()) {
      return new byte[0];
    }
    try (AbortableInputStream content = body.get()) {
      return content.readAllBytes();
    }
  }

  private StorageFailed failed(String key, String reason) {
    return new StorageFailed("%s/%s cannot be read: %s".formatted(bucket, key, reason));
  }
}
