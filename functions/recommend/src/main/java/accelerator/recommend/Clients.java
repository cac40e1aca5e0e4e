package accelerator.recommend;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.personalizeevents.PersonalizeEventsClient;
import software.amazon.awssdk.services.personalizeevents.PersonalizeEventsClientBuilder;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/// The SDK clients, with every wait bounded. A call has at most two attempts and one and a half
/// times the time of one: with the longest attempt that can be set, a call to the bucket and one to
/// Personalize end within 4.5 seconds, before the function's own 5.
final class Clients {
  /// One attempt at reading a registry, which is some kilobytes.
  private static final Duration BUCKET_TIMEOUT = Duration.ofSeconds(1);

  /// One attempt at reading a secret, which is a line.
  private static final Duration SECRET_TIMEOUT = Duration.ofMillis(800);

  /// All services are in the same region: a connection that takes longer will not come.
  private static final Duration LONGEST_CONNECT = Duration.ofMillis(500);

  private Clients() {}

  static PersonalizeRuntimeClientBuilder personalize(Duration attempt) {
    return PersonalizeRuntimeClient.builder()
        .httpClientBuilder(http(attempt))
        .overrideConfiguration(bounded(attempt));
  }

  static PersonalizeEventsClientBuilder events(Duration attempt) {
    return PersonalizeEventsClient.builder()
        .httpClientBuilder(http(attempt))
        .overrideConfiguration(bounded(attempt));
  }

  static SecretsManagerClientBuilder secrets() {
    return SecretsManagerClient.builder()
        .httpClientBuilder(http(SECRET_TIMEOUT))
        .overrideConfiguration(bounded(SECRET_TIMEOUT));
  }

  static S3ClientBuilder bucket() {
    return S3Client.builder()
        .httpClientBuilder(http(BUCKET_TIMEOUT))
        .overrideConfiguration(bounded(BUCKET_TIMEOUT));
  }

  private static UrlConnectionHttpClient.Builder http(Duration attempt) {
    Duration connect = attempt.compareTo(LONGEST_CONNECT) < 0 ? attempt : LONGEST_CONNECT;
    return UrlConnectionHttpClient.builder().connectionTimeout(connect).socketTimeout(attempt);
  }

  private static ClientOverrideConfiguration bounded(Duration attempt) {
    return ClientOverrideConfiguration.builder()
        .apiCallAttemptTimeout(attempt)
        .apiCallTimeout(attempt.multipliedBy(3).dividedBy(2))
        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(2).build())
        .build();
  }
}
