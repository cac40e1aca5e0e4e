package accelerator.emulators.sam.template;

import accelerator.emulators.loopback.EmulatorException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The throttles of the HTTP API's stage: its own, and those of single routes.
final class Throttles {
  private static final String STAGE = "$default";
  private static final String RATE = "ThrottlingRateLimit";
  private static final String BURST = "ThrottlingBurstLimit";
  private static final Set<String> KNOWN = Set.of(RATE, BURST, "DetailedMetricsEnabled");

  private final JsonNode stage;

  /// @throws EmulatorException when the stage has another name, settings for a route that does not
  ///   exist, or settings that are not known here
  Throttles(Stack stack, Collection<String> routeKeys) {
    Map<String, JsonNode> stages = stack.properties("AWS::ApiGatewayV2::Stage");
    this.stage = stages.values().stream().findFirst().orElse(MissingNode.getInstance());
    stages.forEach((id, properties) -> check(id, properties, routeKeys));
  }

  private static void check(String id, JsonNode stage, Collection<String> routeKeys) {
    String name = stage.path("StageName").asText();
    if (!name.equals(STAGE)) {
      throw new EmulatorException("%s: StageName must be %s, was '%s'".formatted(id, STAGE, name));
    }
    checkKnown(id, stage.path("DefaultRouteSettings"));
    for (Map.Entry<String, JsonNode> route : stage.path("RouteSettings").properties()) {
      if (!routeKeys.contains(route.getKey())) {
        throw new EmulatorException(
            "%s: RouteSettings has '%s', which is no route".formatted(id, route.getKey()));
      }
      checkKnown(id, route.getValue());
    }
  }

  private static void checkKnown(String id, JsonNode settings) {
    settings
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!KNOWN.contains(name)) {
                throw new EmulatorException(
                    "%s: the setting %s is not supported".formatted(id, name));
              }
            });
  }

  /// The throttle of a route: its own, or the one that it shares with the rest of the stage.
  Optional<Throttle> of(String routeKey) {
    return throttle(routeKey, stage.path("RouteSettings").path(routeKey))
        .or(() -> throttle(STAGE, stage.path("DefaultRouteSettings")));
  }

  private static Optional<Throttle> throttle(String scope, JsonNode settings) {
    return settings.has(RATE)
        ? Optional.of(
            new Throttle(scope, settings.path(RATE).asDouble(), settings.path(BURST).asInt(1)))
        : Optional.empty();
  }
}
