package accelerator.local.stack;

import accelerator.emulators.aws.objects.ObjectStore;
import accelerator.emulators.aws.pricing.PriceServer;
import accelerator.emulators.aws.secrets.SecretStore;
import accelerator.emulators.personalize.PersonalizeServer;
import accelerator.emulators.snowflake.SnowflakeServer;
import accelerator.emulators.stepfunctions.StatesServer;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Where the functions' clients find the services, as variables of their environment.
final class ServiceEndpoints {
  private ServiceEndpoints() {}

  /// @param runtimeFront gives the address at which questions are asked, for Personalize's own
  static Map<String, String> of(
      SnowflakeServer snowflake,
      ObjectStore objects,
      SecretStore secrets,
      StatesServer states,
      PriceServer prices,
      PersonalizeServer personalize,
      UnaryOperator<URI> runtimeFront) {
    URI own = personalize.endpoint();
    return Map.of(
        "SNOWFLAKE_JDBC_URL", snowflake.jdbcUrl(),
        "AWS_ENDPOINT_URL_S3", objects.endpoint().toString(),
        "AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint().toString(),
        "AWS_ENDPOINT_URL_SFN", states.endpoint().toString(),
        "AWS_ENDPOINT_URL_PRICING", prices.endpoint().toString(),
        "AWS_ENDPOINT_URL_PERSONALIZE", own.toString(),
        "AWS_ENDPOINT_URL_PERSONALIZE_RUNTIME", runtimeFront.apply(own).toString(),
        "AWS_ENDPOINT_URL_PERSONALIZE_EVENTS", own.toString());
  }
}
