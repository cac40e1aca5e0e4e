package accelerator.recommend;

import java.time.Duration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClient;
import software.amazon.awssdk.services.personalizeruntime.PersonalizeRuntimeClientBuilder;

/// The clients, with every wait bounded: connecting and each read. They try nothing twice by
/// themselves; whether there is time for a second attempt is known to {@link BoundedPersonalize}.
final class Clients {
  /// The services are in the same region: a connection that takes longer will not come.
  private static final Duration LONGEST_CONNECT = Duration.ofMillis(500);

  private Clients() {}

  /// @param attempt how long one attempt may take
  static PersonalizeRuntimeClientBuilder personalize(Duration attempt) {
    return PersonalizeRuntimeClient.builder()
        .httpClient(http(attempt))
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .retryStrategy(DefaultRetryStrategy.doNotRetry())
                .build());
  }

  static SdkHttpClient http(Duration attempt) {
    Duration connect = attempt.compareTo(LONGEST_CONNECT) < 0 ? attempt : LONGEST_CONNECT;
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(connect)
        .socketTimeout(attempt)
        .build();
  }
}
