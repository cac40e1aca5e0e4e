package accelerator.emulators.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Task states can do: call functions, by their own ARN or through `lambda:invoke`, and the
/// registered integrations. A task's Resource chooses among them.
public final class Tasks {
  private static final String INVOKE = "lambda:invoke";
  private static final Pattern FUNCTION =
      Pattern.compile("arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[\\w-]+(:[\\w$-]+)?");
  private static final Pattern INTEGRATION = Pattern.compile("arn:aws[a-z-]*:states:::(.+)");
  private static final Set<String> INVOKE_ARGUMENTS =
      Set.of("FunctionName", "Payload", "Qualifier", "InvocationType");

  private final LambdaFunctions functions;
  private final Map<String, TaskIntegration> integrations;

  /// @param integrations by what follows `arn:aws:states:::` in a Resource, such as `sns:publish`
  public Tasks(LambdaFunctions functions, Map<String, TaskIntegration> integrations) {
    this.functions = functions;
    this.integrations = Map.copyOf(integrations);
  }

  /// Whether a Task state may have this Resource.
  boolean accepts(String resource) {
    if (isFunction(resource)) {
      return true;
    }
    String action = action(resource);
    return action.equals(INVOKE) || integrations.containsKey(action);
  }

  /// The actions that {@link #accepts} knows, for messages.
  Set<String> actions() {
    Set<String> actions = new TreeSet<>(integrations.keySet());
    actions.add(INVOKE);
    return actions;
  }

  /// Whether the Resource is a function's own ARN.
  static boolean isFunction(String resource) {
    return FUNCTION.matcher(resource).matches();
  }

  /// What follows `arn:aws:states:::`; empty when the Resource is not of that form.
  static String action(String resource) {
    Matcher integration = INTEGRATION.matcher(resource);
    return integration.matches() ? integration.group(1) : "";
  }

  JsonNode run(String resource, JsonNode arguments) throws TaskFailed, InterruptedException {
    if (isFunction(resource)) {
      return functions.invoke(resource, arguments);
    }
    String action = action(resource);
    if (action.equals(INVOKE)) {
      return invoke(arguments);
    }
    TaskIntegration integration = integrations.get(action);
    if (integration == null) {
      throw new IllegalArgumentException("no task has the resource '%s'".formatted(resource));
    }
    return integration.call(arguments);
  }

  private JsonNode invoke(JsonNode arguments) throws TaskFailed, InterruptedException {
    JsonNode name = arguments.path("FunctionName");
    if (!name.isTextual()) {
      throw refused(arguments, "The field 'FunctionName' is required but was missing");
    }
    List<String> unknown =
        arguments.propertyStream().map(Map.Entry::getKey).filter(this::isUnknown).toList();
    if (!unknown.isEmpty()) {
      throw refused(arguments, "The fields %s are not supported".formatted(unknown));
    }
    String type = arguments.path("InvocationType").asText("RequestResponse");
    if (!type.equals("RequestResponse")) {
      throw refused(arguments, "InvocationType '%s' is not supported here".formatted(type));
    }
    String qualifier = arguments.path("Qualifier").asText("");
    String function = qualifier.isEmpty() ? name.asText() : name.asText() + ":" + qualifier;
    JsonNode payload = arguments.path("Payload");
    JsonNode sent = payload.isMissingNode() ? JsonNodeFactory.instance.objectNode() : payload;
    return response(functions.invoke(function, sent));
  }

  private boolean isUnknown(String argument) {
    return !INVOKE_ARGUMENTS.contains(argument);
  }

  private static JsonNode response(JsonNode payload) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put("ExecutedVersion", "$LATEST");
    response.set("Payload", payload);
    response.putObject("SdkHttpMetadata").put("HttpStatusCode", 200);
    response.putObject("SdkResponseMetadata");
    response.put("StatusCode", 200);
    return response;
  }

  /// The service's wording; that its error name is States.Runtime could not be verified against it.
  private static TaskFailed refused(JsonNode arguments, String reason) {
    return new TaskFailed(
        Errors.RUNTIME,
        "The Parameters '%s' could not be used to start the Task: [%s]"
            .formatted(arguments, reason));
  }
}
