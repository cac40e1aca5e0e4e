package accelerator.emulators.sam.template;

import accelerator.emulators.loopback.EmulatorException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A template with its references resolved for one deployment. Resources whose condition does not
/// hold are not part of it.
public final class Stack {
  private final Path folder;
  private final JsonNode root;
  private final Intrinsics intrinsics;

  Stack(Path folder, JsonNode root, Intrinsics intrinsics) {
    this.folder = folder;
    this.root = root;
    this.intrinsics = intrinsics;
  }

  /// What `!Ref` gives for a resource.
  public String ref(String logicalId) {
    return intrinsics.resources().ref(logicalId);
  }

  /// The functions, in the template's order.
  public List<LambdaFunction> functions() {
    return properties("AWS::Serverless::Function").entrySet().stream()
        .map(function -> function(function.getKey(), function.getValue()))
        .toList();
  }

  /// The routes of the HTTP API, in the template's order.
  public List<ApiRoute> routes() {
    return new ApiRoutes(this, intrinsics.resources()).all();
  }

  /// How the HTTP API treats other origins; absent when it does not say.
  public Optional<Cors> cors() {
    return properties("AWS::ApiGatewayV2::Api").values().stream()
        .map(api -> api.path("CorsConfiguration"))
        .filter(JsonNode::isObject)
        .map(Stack::cors)
        .findFirst();
  }

  /// The state machines, in the template's order.
  public List<StateMachineResource> stateMachines() {
    return properties("AWS::Serverless::StateMachine").entrySet().stream()
        .map(machine -> stateMachine(machine.getKey(), machine.getValue()))
        .toList();
  }

  /// The custom resources, in the template's order: each is told of what stands above it.
  public List<CustomResource> customResources() {
    List<CustomResource> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> resource : root.path("Resources").properties()) {
      String type = resource.getValue().path("Type").asText();
      JsonNode properties =
          type.startsWith("Custom::") ? properties(type).get(resource.getKey()) : null;
      if (properties != null) {
        found.add(new CustomResource(resource.getKey(), type, properties));
      }
    }
    return List.copyOf(found);
  }

  /// The resolved properties of every resource of a type, by logical id.
  Map<String, JsonNode> properties(String type) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> resource : root.path("Resources").properties()) {
      JsonNode condition = resource.getValue().path("Condition");
      boolean exists = condition.isMissingNode() || intrinsics.holds(condition.asText());
      if (exists && resource.getValue().path("Type").asText().equals(type)) {
        found.put(resource.getKey(), intrinsics.resolve(withoutAccess(resource.getValue())));
      }
    }
    return found;
  }

  // Policies and events grant and trigger; nothing here reads them, so they may say anything.
  private static JsonNode withoutAccess(JsonNode resource) {
    JsonNode properties = resource.path("Properties").deepCopy();
    if (properties instanceof ObjectNode object) {
      object.remove(List.of("Policies", "Events", "Tags"));
    }
    return properties;
  }

  private LambdaFunction function(String id, JsonNode own) {
    refuseRoutesAsEvents(id);
    JsonNode globals = intrinsics.resolve(root.path("Globals").path("Function"));
    FunctionProperties settings = new FunctionProperties(id, globals, own);
    Map<String, String> environment = new LinkedHashMap<>();
    environment.putAll(texts(globals.path("Environment").path("Variables")));
    environment.putAll(texts(own.path("Environment").path("Variables")));
    JsonNode logging = settings.get("LoggingConfig");
    return new LambdaFunction(
        id,
        ref(id),
        intrinsics.resources().attribute(id, "Arn"),
        settings.text("Handler"),
        settings.text("Runtime"),
        folder.resolve(settings.text("CodeUri")).normalize(),
        settings.number("MemorySize", 128),
        Duration.ofSeconds(settings.number("Timeout", 3)),
        environment,
        settings.optional("AutoPublishAlias"),
        settings.get("SnapStart").path("ApplyOn").asText().equals("PublishedVersions"),
        logging.path("LogFormat").asText("Text"),
        Optional.of(logging.path("ApplicationLogLevel"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText));
  }

  private void refuseRoutesAsEvents(String id) {
    JsonNode events = root.path("Resources").path(id).path("Properties").path("Events");
    if (events.valueStream().anyMatch(event -> event.path("Type").asText().endsWith("Api"))) {
      throw new EmulatorException(
          "%s: an event of type HttpApi or Api is not supported, declare an AWS::ApiGatewayV2::Route"
              .formatted(id));
    }
  }

  private StateMachineResource stateMachine(String id, JsonNode properties) {
    JsonNode definition = properties.path("DefinitionUri");
    if (!definition.isTextual()) {
      throw new EmulatorException("%s must have a DefinitionUri that is a path".formatted(id));
    }
    return new StateMachineResource(
        id,
        intrinsics.resources().attribute(id, "Name"),
        ref(id),
        folder.resolve(definition.asText()).normalize(),
        texts(properties.path("DefinitionSubstitutions")));
  }

  private static Cors cors(JsonNode configuration) {
    JsonNode maxAge = configuration.path("MaxAge");
    return new Cors(
        list(configuration.path("AllowOrigins")),
        list(configuration.path("AllowMethods")),
        list(configuration.path("AllowHeaders")),
        list(configuration.path("ExposeHeaders")),
        maxAge.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(maxAge.asInt()),
        configuration.path("AllowCredentials").asBoolean());
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  private static List<String> list(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }
}
