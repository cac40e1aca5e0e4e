package accelerator.emulators.sam.template;

import accelerator.emulators.loopback.EmulatorException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/// The authorizers of the HTTP API, of which only those for JSON Web Tokens are supported.
final class Authorizers {
  private static final String IDENTITY_SOURCE = "[\"$request.header.Authorization\"]";

  private final Map<String, JsonNode> authorizers;
  private final Resources resources;

  Authorizers(Stack stack, Resources resources) {
    this.authorizers = stack.properties("AWS::ApiGatewayV2::Authorizer");
    this.resources = resources;
  }

  /// Who looks at the callers of a route.
  ///
  /// @throws EmulatorException when the template asks for what is not supported
  Optional<JwtAuthorizer> of(String routeId, JsonNode route) {
    String type = route.path("AuthorizationType").asText("NONE");
    if (type.equals("NONE")) {
      return Optional.empty();
    }
    if (!type.equals("JWT")) {
      throw new EmulatorException(
          "%s: AuthorizationType %s is not supported, only NONE and JWT".formatted(routeId, type));
    }
    if (!route.path("AuthorizationScopes").isEmpty()) {
      throw new EmulatorException("%s: AuthorizationScopes are not supported".formatted(routeId));
    }
    String authorizerId = route.path("AuthorizerId").asText();
    return authorizers.entrySet().stream()
        .filter(candidate -> resources.ref(candidate.getKey()).equals(authorizerId))
        .map(found -> authorizer(found.getKey(), found.getValue()))
        .findFirst()
        .or(
            () -> {
              throw new EmulatorException(
                  "%s: there is no authorizer '%s'".formatted(routeId, authorizerId));
            });
  }

  private static JwtAuthorizer authorizer(String id, JsonNode properties) {
    String type = properties.path("AuthorizerType").asText();
    if (!type.equals("JWT")) {
      throw new EmulatorException(
          "%s: AuthorizerType '%s' is not supported, only JWT".formatted(id, type));
    }
    String source = properties.path("IdentitySource").toString();
    if (!source.equals(IDENTITY_SOURCE)) {
      throw new EmulatorException(
          "%s: IdentitySource must be %s, was %s".formatted(id, IDENTITY_SOURCE, source));
    }
    JsonNode configuration = properties.path("JwtConfiguration");
    return new JwtAuthorizer(
        configuration.path("Issuer").asText(),
        configuration.path("Audience").valueStream().map(JsonNode::asText).toList());
  }
}
