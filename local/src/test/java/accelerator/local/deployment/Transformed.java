package accelerator.local.deployment;

import accelerator.core.Json;
import accelerator.emulators.sam.template.Deployment;
import accelerator.emulators.sam.template.Intrinsics;
import accelerator.emulators.sam.template.TemplateFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The template after SAM's transformation, with every reference resolved for one deployment: plain
/// CloudFormation resources by logical id. Two sources give it: the expansion of the few shortcuts
/// that the template uses, here, and SAM's own translator, where `.ci/run` found it.
///
/// @param source where it comes from, for messages
record Transformed(String source, Map<String, JsonNode> resources) {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final String LAMBDA = "AWS::Lambda::Function";

  /// A statement of a policy and where it stands.
  record Statement(String owner, JsonNode json) {
    boolean isAllow() {
      return json.path("Effect").asText().equals("Allow");
    }

    List<String> actions() {
      return texts(json.path("Action"));
    }

    List<String> targets() {
      return texts(json.path("Resource"));
    }
  }

  static List<Transformed> all() {
    List<Transformed> all = new ArrayList<>();
    all.add(expanded(TemplateFile.read(ROOT.resolve("template.yaml"))));
    Path bySam = ROOT.resolve("local/target/lint/transformed.json");
    if (Files.exists(bySam)) {
      all.add(of("SAM's translator", read(bySam)));
    } else {
      System.out.println("SAM's translator did not run: the gate saw the project's own expansion");
    }
    return all;
  }

  private static JsonNode read(Path file) {
    try {
      return Json.parse(Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Transformed expanded(JsonNode template) {
    Transformed declared = of("template.yaml", template);
    JsonNode globals = intrinsics(template).resolve(template.path("Globals").path("Function"));
    Map<String, JsonNode> resources = new LinkedHashMap<>();
    declared
        .resources()
        .forEach(
            (id, resource) -> {
              switch (resource.path("Type").asText()) {
                case "AWS::Serverless::Function" ->
                    role(resources, id, with(LAMBDA, globals, resource.path("Properties")));
                case "AWS::Serverless::StateMachine" ->
                    role(
                        resources,
                        id,
                        with(
                            "AWS::StepFunctions::StateMachine",
                            Json.object(),
                            resource.path("Properties")));
                default -> resources.put(id, resource);
              }
            });
    return new Transformed("template.yaml, expanded", resources);
  }

  private static ObjectNode with(String type, JsonNode globals, JsonNode own) {
    ObjectNode properties = globals.deepCopy();
    own.properties()
        .forEach(
            property ->
                properties.set(
                    property.getKey(), merged(globals.path(property.getKey()), property)));
    ObjectNode resource = Json.object().put("Type", type);
    resource.set("Properties", properties);
    return resource;
  }

  /// Maps of `Globals` are merged with a function's own, the own ones winning.
  private static JsonNode merged(JsonNode global, Map.Entry<String, JsonNode> property) {
    if (!(global instanceof ObjectNode globals) || !property.getValue().isObject()) {
      return property.getValue();
    }
    ObjectNode both = globals.deepCopy();
    property.getValue().properties().forEach(each -> both.set(each.getKey(), each.getValue()));
    return both;
  }

  private static void role(Map<String, JsonNode> resources, String id, ObjectNode resource) {
    if (resource.path("Properties").has("Role")) {
      resources.put(id, resource);
      return;
    }
    resource
        .withObject("/Properties")
        .put("Role", "arn:aws:iam::000000000000:role/shop-%sRole".formatted(id));
    ObjectNode role = Json.object().put("Type", "AWS::IAM::Role");
    ArrayNode policies = role.putObject("Properties").putArray("Policies");
    resource
        .path("Properties")
        .path("Policies")
        .forEach(
            document ->
                policies
                    .addObject()
                    .put("PolicyName", id + policies.size())
                    .set("PolicyDocument", document));
    resources.put(id, resource);
    resources.put(id + "Role", role);
  }

  private static Transformed of(String source, JsonNode template) {
    Intrinsics intrinsics = intrinsics(template);
    Map<String, JsonNode> resources = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : template.path("Resources").properties()) {
      JsonNode condition = each.getValue().path("Condition");
      if (condition.isMissingNode() || intrinsics.holds(condition.asText())) {
        resources.put(each.getKey(), intrinsics.resolve(each.getValue()));
      }
    }
    return new Transformed(source, resources);
  }

  private static Intrinsics intrinsics(JsonNode template) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    Map<String, String> answers = EveryOption.answers();
    for (Map.Entry<String, JsonNode> each : template.path("Parameters").properties()) {
      String text = answers.getOrDefault(each.getKey(), each.getValue().path("Default").asText());
      values.put(
          each.getKey(),
          each.getValue().path("Type").asText().equals("CommaDelimitedList")
              ? Json.tree(text.split(","))
              : Json.tree(text));
    }
    return new Intrinsics(template, Deployment.local("shop", answers, Map.of()), values);
  }

  /// The properties of every resource of a type.
  Map<String, JsonNode> ofType(String type) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    resources.forEach(
        (id, resource) -> {
          if (resource.path("Type").asText().equals(type)) {
            found.put(id, resource.path("Properties"));
          }
        });
    return found;
  }

  /// What roles may do: the statements of every policy that an identity has.
  List<Statement> grants() {
    List<Statement> statements = new ArrayList<>();
    ofType("AWS::IAM::Role")
        .forEach(
            (id, role) ->
                role.path("Policies")
                    .forEach(
                        policy ->
                            statements.addAll(statements(id, policy.path("PolicyDocument")))));
    for (String type : List.of("AWS::IAM::Policy", "AWS::IAM::RolePolicy")) {
      ofType(type)
          .forEach(
              (id, policy) -> statements.addAll(statements(id, policy.path("PolicyDocument"))));
    }
    return statements;
  }

  /// What a role may do, to be asked.
  PolicyEvaluation evaluation(String role) {
    return new PolicyEvaluation(
        grants().stream().filter(statement -> statement.owner().equals(role)).toList());
  }

  /// The actions that a function's role allows of one service, without its prefix.
  Set<String> actionsOf(String function, String prefix) {
    Set<String> actions = new TreeSet<>();
    evaluation(roleOf(function)).statements().stream()
        .flatMap(statement -> statement.actions().stream())
        .filter(action -> action.startsWith(prefix))
        .forEach(action -> actions.add(action.substring(prefix.length())));
    return actions;
  }

  /// The logical id of the role that a function has.
  String roleOf(String function) {
    String name =
        ofType("AWS::Lambda::Function")
            .getOrDefault(function, Json.object())
            .path("Role")
            .asText()
            .replaceFirst(".*:role/", "");
    return ofType("AWS::IAM::Role").entrySet().stream()
        .filter(
            role ->
                name.equals(role.getValue().path("RoleName").asText())
                    || name.equals("shop-" + role.getKey()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no role of %s: '%s'".formatted(function, name)));
  }

  /// The statements of a policy document.
  static List<Statement> statements(String owner, JsonNode document) {
    List<Statement> statements = new ArrayList<>();
    document.path("Statement").forEach(json -> statements.add(new Statement(owner, json)));
    return statements;
  }

  private static List<String> texts(JsonNode node) {
    Stream<JsonNode> each = node.isArray() ? node.valueStream() : Stream.of(node);
    return each.map(JsonNode::asText).toList();
  }

  @Override
  public String toString() {
    return source;
  }
}
