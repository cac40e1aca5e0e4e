package accelerator.emulators.sam.template;

import accelerator.emulators.loopback.EmulatorException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Follows each route of the HTTP API over its integration to its function.
final class ApiRoutes {
  private static final int DEFAULT_TIMEOUT_MILLIS = 30_000;

  private final Map<String, JsonNode> routes;
  private final Map<String, JsonNode> integrations;
  private final List<LambdaFunction> functions;
  private final Resources resources;
  private final Authorizers authorizers;
  private final Throttles throttles;

  ApiRoutes(Stack stack, Resources resources) {
    this.routes = stack.properties("AWS::ApiGatewayV2::Route");
    this.integrations = stack.properties("AWS::ApiGatewayV2::Integration");
    this.functions = stack.functions();
    this.resources = resources;
    this.authorizers = new Authorizers(stack, resources);
    this.throttles =
        new Throttles(
            stack, routes.values().stream().map(route -> route.path("RouteKey").asText()).toList());
  }

  List<ApiRoute> all() {
    return routes.entrySet().stream().map(r -> route(r.getKey(), r.getValue())).toList();
  }

  private ApiRoute route(String id, JsonNode properties) {
    String routeKey = properties.path("RouteKey").asText();
    String target = properties.path("Target").asText();
    String integrationId =
        integrations.keySet().stream()
            .filter(candidate -> target.equals("integrations/" + resources.ref(candidate)))
            .findFirst()
            .orElseThrow(
                () ->
                    new EmulatorException(
                        "%s: there is no integration '%s'".formatted(id, target)));
    JsonNode integration = integrations.getOrDefault(integrationId, properties);
    String version = integration.path("PayloadFormatVersion").asText();
    if (!version.equals("2.0")) {
      throw new EmulatorException(
          "%s: PayloadFormatVersion must be 2.0, was '%s'".formatted(integrationId, version));
    }
    return new ApiRoute(
        routeKey,
        functionOf(integrationId, integration.path("IntegrationUri").asText()),
        Duration.ofMillis(integration.path("TimeoutInMillis").asLong(DEFAULT_TIMEOUT_MILLIS)),
        authorizers.of(id, properties),
        throttles.of(routeKey));
  }

  /// The function of an integration's URI: its ARN, that of its alias, or API Gateway's path form.
  private String functionOf(String integrationId, String uri) {
    return functions.stream()
        .filter(function -> isUriOf(function, uri))
        .map(LambdaFunction::logicalId)
        .findFirst()
        .orElseThrow(
            () ->
                new EmulatorException(
                    "%s: IntegrationUri '%s' is no function of the template"
                        .formatted(integrationId, uri)));
  }

  private static boolean isUriOf(LambdaFunction function, String uri) {
    String arn =
        uri.replaceFirst("^.*:lambda:path/[^/]+/functions/", "").replaceFirst("/invocations$", "");
    return arn.equals(function.arn())
        || function.alias().filter(a -> arn.equals(function.arn() + ":" + a)).isPresent();
  }
}
