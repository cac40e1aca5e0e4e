package accelerator.recommend;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.personalizeevents.PersonalizeEventsClient;
import software.amazon.awssdk.services.personalizeevents.PersonalizeEventsClientBuilder;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/// The clients, with every wait bounded: connecting and each read. Recommenders are not asked twice
/// here: whether there is time for a second attempt is known to {@link BoundedPersonalize}.
final class Clients {
  /// One attempt at reading a secret, which is a line.
  private static final Duration SECRET_TIMEOUT = Duration.ofMillis(800);

  /// The services are in the same region: a connection that takes longer will not come.
  private static final Duration LONGEST_CONNECT = Duration.ofMillis(500);

  /// Questions of a page and events of many users go out at once, and the JDK keeps five idle
  /// connections of a host unless it is told otherwise; any further one would be made anew each
  /// time.
  private static final String KEPT_CONNECTIONS = "http.maxConnections";

  private static final int MOST_AT_ONCE = 32;

  static {
    if (System.getProperty(KEPT_CONNECTIONS) == null) {
      System.setProperty(KEPT_CONNECTIONS, Integer.toString(MOST_AT_ONCE));
    }
  }

  private Clients() {}

  /// @param attempt how long one attempt may take
  static PersonalizeRuntimeClientBuilder personalize(Duration attempt) {
    return PersonalizeRuntimeClient.builder()
        .httpClient(
            UrlConnectionHttpClient.create(new BufferedConnections(connect(attempt), attempt)))
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .retryStrategy(DefaultRetryStrategy.doNotRetry())
                .build());
  }

  static PersonalizeEventsClientBuilder events(Duration attempt) {
    return PersonalizeEventsClient.builder()
        .httpClient(http(attempt))
        .overrideConfiguration(twice(attempt));
  }

  static SecretsManagerClientBuilder secrets() {
    return SecretsManagerClient.builder()
        .httpClient(http(SECRET_TIMEOUT))
        .overrideConfiguration(twice(SECRET_TIMEOUT));
  }

  /// Two attempts at most, and one and a half times the time of one in all.
  private static ClientOverrideConfiguration twice(Duration attempt) {
    return ClientOverrideConfiguration.builder()
        .apiCallAttemptTimeout(attempt)
        .apiCallTimeout(attempt.multipliedBy(3).dividedBy(2))
        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(2).build())
        .build();
  }

  static SdkHttpClient http(Duration attempt) {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(connect(attempt))
        .socketTimeout(attempt)
        .build();
  }

  private static Duration connect(Duration attempt) {
    return attempt.compareTo(LONGEST_CONNECT) < 0 ? attempt : LONGEST_CONNECT;
  }
}
