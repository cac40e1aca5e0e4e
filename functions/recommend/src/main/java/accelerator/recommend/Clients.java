package accelerator.recommend;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/// The SDK clients. They try once: who asks knows how much time is left for another attempt.
final class Clients {
  /// One look at a registry, which is some kilobytes.
  static final Duration BUCKET_TIMEOUT = Duration.ofSeconds(1);

  private Clients() {}

  /// @param silence how long a connection, and then each read, may keep silent
  static PersonalizeRuntimeClientBuilder personalize(Duration silence) {
    return PersonalizeRuntimeClient.builder()
        .httpClientBuilder(http(silence))
        .overrideConfiguration(once())
        .credentialsProvider(credentials());
  }

  static S3ClientBuilder bucket() {
    return S3Client.builder()
        .httpClientBuilder(http(BUCKET_TIMEOUT))
        .overrideConfiguration(once())
        .credentialsProvider(credentials());
  }

  private static UrlConnectionHttpClient.Builder http(Duration silence) {
    return UrlConnectionHttpClient.builder().connectionTimeout(silence).socketTimeout(silence);
  }

  private static ClientOverrideConfiguration once() {
    return ClientOverrideConfiguration.builder()
        .retryStrategy(AwsRetryStrategy.doNotRetry())
        .build();
  }

  /// Where Lambda puts them: into the environment, or, for a function restored from a snapshot,
  /// behind an address. The SDK's own chain would look at files and the network, too.
  private static AwsCredentialsProviderChain credentials() {
    return AwsCredentialsProviderChain.builder()
        .addCredentialsProvider(EnvironmentVariableCredentialsProvider.create())
        .addCredentialsProvider(ContainerCredentialsProvider.create())
        .build();
  }
}
