package accelerator.local.stack;

import accelerator.emulators.stepfunctions.StatesServer;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Where the functions' clients find the services, as variables of their environment.
final class ServiceEndpoints {
  private ServiceEndpoints() {}

  /// @param runtimeFront gives the address at which questions are asked, for Personalize's own
  static Map<String, String> of(
      LocalServices services, StatesServer states, UnaryOperator<URI> runtimeFront) {
    URI own = services.personalize().endpoint();
    return Map.of(
        "SNOWFLAKE_JDBC_URL", services.snowflake().jdbcUrl(),
        "AWS_ENDPOINT_URL_S3", services.objects().endpoint().toString(),
        "AWS_ENDPOINT_URL_SECRETS_MANAGER", services.secrets().endpoint().toString(),
        "AWS_ENDPOINT_URL_SFN", states.endpoint().toString(),
        "AWS_ENDPOINT_URL_PRICING", services.prices().endpoint().toString(),
        "AWS_ENDPOINT_URL_PERSONALIZE", own.toString(),
        "AWS_ENDPOINT_URL_PERSONALIZE_RUNTIME", runtimeFront.apply(own).toString(),
        "AWS_ENDPOINT_URL_PERSONALIZE_EVENTS", own.toString());
  }
}
