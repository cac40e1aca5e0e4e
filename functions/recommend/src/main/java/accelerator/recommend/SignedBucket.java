package accelerator.recommend;

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
import software.amazon.awssdk.http.ContentStreamProvider;
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

/// The data bucket, by signed requests: S3's client is half of what the functions would weigh, and
/// most of what they would load at a cold start, for GetObject and PutObject.
final class SignedBucket {
  /// Reading a registry, which is some kilobytes.
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private static final int OK = 200;

  private final SdkHttpClient http;
  private final AwsCredentialsProvider credentials;
  private final Region region;
  private final URI bucket;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  /// What S3 answered.
  ///
  /// @param tag empty when there is none
  record Answer(int status, String tag, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /// @param bucket the URL of the bucket, without a slash at its end
  SignedBucket(SdkHttpClient http, AwsCredentialsProvider credentials, Region region, URI bucket) {
    this.http = http;
    this.credentials = credentials;
    this.region = region;
    this.bucket = bucket;
  }

  /// A bucket of this region; region, credentials and, if it is set, the endpoint
  /// `AWS_ENDPOINT_URL_S3` come from where the SDK takes them.
  static SignedBucket of(String name) {
    Region region = DefaultAwsRegionProviderChain.builder().build().getRegion();
    String endpoint =
        Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL_S3"))
            .orElseGet(
                () ->
                    "https://s3.%s.%s"
                        .formatted(region.id(), region.metadata().partition().dnsSuffix()));
    return new SignedBucket(
        Clients.http(TIMEOUT),
        DefaultCredentialsProvider.builder().build(),
        region,
        URI.create(endpoint + "/" + name));
  }

  /// Reads an object, unless the reader knows it already.
  ///
  /// @param knownTag the tag of the version that the reader has; empty when it has none
  /// @throws StorageFailed when S3 does not answer
  Answer get(String key, String knownTag) {
    SdkHttpRequest.Builder request = to(SdkHttpMethod.GET, key);
    if (!knownTag.isEmpty()) {
      request.putHeader("If-None-Match", knownTag);
    }
    return call(key, request.build(), Optional.empty());
  }

  /// Writes an object, whatever was there.
  ///
  /// @throws StorageFailed when it is not written
  void put(String key, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    SdkHttpRequest request =
        to(SdkHttpMethod.PUT, key)
            .putHeader("Content-Type", "application/json")
            .putHeader("Content-Length", Integer.toString(bytes.length))
            .build();
    Answer answer = call(key, request, Optional.of(ContentStreamProvider.fromByteArray(bytes)));
    if (answer.status() != OK) {
      throw new StorageFailed(
          "%s/%s cannot be written: status %s".formatted(bucket, key, answer.status()));
    }
  }

  private SdkHttpRequest.Builder to(SdkHttpMethod method, String key) {
    return SdkHttpRequest.builder().method(method).uri(URI.create(bucket + "/" + key));
  }

  private Answer call(String key, SdkHttpRequest request, Optional<ContentStreamProvider> body) {
    try {
      AwsCredentialsIdentity identity = credentials.resolveCredentials();
      SignedRequest signed =
          signer.sign(
              sign -> {
                sign.identity(identity)
                    .request(request)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region.id())
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false);
                body.ifPresent(sign::payload);
              });
      HttpExecuteRequest.Builder call = HttpExecuteRequest.builder().request(signed.request());
      body.ifPresent(call::contentStreamProvider);
      HttpExecuteResponse response = http.prepareRequest(call.build()).call();
      return new Answer(
          response.httpResponse().statusCode(),
          response.httpResponse().firstMatchingHeader("ETag").orElse(""),
          body(response));
    } catch (SdkException | IOException | UncheckedIOException failure) {
      throw failed(key, String.valueOf(failure.getMessage()));
    }
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

  /// Why an object cannot be read.
  StorageFailed failed(String key, String reason) {
    return new StorageFailed("%s/%s cannot be read: %s".formatted(bucket, key, reason));
  }
}
