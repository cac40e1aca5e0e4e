package accelerator.emulators.sam.template;

import accelerator.emulators.loopback.EmulatorException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Evaluates the intrinsic functions of one template for one deployment. Every error names what was
/// referred to.
public final class Intrinsics {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

  private final JsonNode conditions;
  private final Map<String, JsonNode> parameters;
  private final Map<String, String> pseudoParameters;
  private final Resources resources;

  public Intrinsics(JsonNode template, Deployment deployment, Map<String, JsonNode> parameters) {
    this.conditions = template.path("Conditions");
    this.parameters = parameters;
    this.pseudoParameters =
        Map.of(
            "AWS::Region", deployment.region(),
            "AWS::AccountId", deployment.accountId(),
            "AWS::Partition", deployment.partition(),
            "AWS::StackName", deployment.stackName(),
            "AWS::StackId",
                deployment.arn("cloudformation", "stack/" + deployment.stackName() + "/local"),
            "AWS::URLSuffix", "amazonaws.com");
    this.resources = new Resources(template.path("Resources"), deployment, this);
  }

  Resources resources() {
    return resources;
  }

  /// The node with every function replaced by its value. Missing when it is `AWS::NoValue`; members
  /// of which that holds are left out.
  public JsonNode resolve(JsonNode node) {
    if (node.isArray()) {
      return elements(node);
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.size() == 1) {
      String key = node.fieldNames().next();
      Optional<Intrinsic> intrinsic = Intrinsic.ofKey(key);
      if (intrinsic.isPresent() && intrinsic.get() != Intrinsic.CONDITION) {
        return apply(intrinsic.get(), node.path(key));
      }
      if (key.startsWith("Fn::")) {
        throw new EmulatorException("%s is not supported".formatted(key));
      }
    }
    ObjectNode resolved = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      JsonNode value = resolve(member.getValue());
      if (!value.isMissingNode()) {
        resolved.set(member.getKey(), value);
      }
    }
    return resolved;
  }

  /// Whether a condition of the template holds.
  ///
  /// @throws EmulatorException when there is none of that name
  public boolean holds(String name) {
    if (!conditions.has(name)) {
      throw new EmulatorException("there is no condition '%s'".formatted(name));
    }
    return isTrue(conditions.path(name));
  }

  private JsonNode apply(Intrinsic intrinsic, JsonNode argument) {
    return switch (intrinsic) {
      case REF -> ref(argument.asText());
      case SUB -> TextNode.valueOf(substitute(argument));
      case GET_ATT -> TextNode.valueOf(attribute(argument));
      case IF -> resolve(argument.path(holds(argument.path(0).asText()) ? 1 : 2));
      case JOIN -> TextNode.valueOf(join(argument));
      case SELECT -> select(argument);
      case SPLIT -> split(argument);
      case CONDITION, EQUALS, NOT, AND, OR -> BooleanNode.valueOf(truth(intrinsic, argument));
    };
  }

  private boolean truth(Intrinsic intrinsic, JsonNode argument) {
    return switch (intrinsic) {
      case CONDITION -> holds(argument.asText());
      case EQUALS -> resolve(argument.path(0)).asText().equals(resolve(argument.path(1)).asText());
      case NOT -> !isTrue(argument.path(0));
      case AND -> argument.valueStream().allMatch(this::isTrue);
      case OR -> argument.valueStream().anyMatch(this::isTrue);
      case REF, SUB, GET_ATT, IF, JOIN, SELECT, SPLIT ->
          throw new EmulatorException("%s is not a condition".formatted(intrinsic.key()));
    };
  }

  private boolean isTrue(JsonNode condition) {
    if (condition.size() == 1) {
      String key = condition.fieldNames().next();
      Optional<Intrinsic> intrinsic = Intrinsic.ofKey(key);
      if (intrinsic.isPresent()) {
        return truth(intrinsic.get(), condition.path(key));
      }
    }
    throw new EmulatorException("%s is not a condition".formatted(condition));
  }

  private JsonNode ref(String name) {
    if (name.equals("AWS::NoValue")) {
      return MissingNode.getInstance();
    }
    if (pseudoParameters.containsKey(name)) {
      return TextNode.valueOf(pseudoParameters.getOrDefault(name, ""));
    }
    JsonNode parameter = parameters.get(name);
    if (parameter != null) {
      return parameter;
    }
    if (name.endsWith(".Alias")) {
      return TextNode.valueOf(attribute(name));
    }
    if (!resources.has(name)) {
      throw new EmulatorException(
          "!Ref %s: there is no such parameter or resource".formatted(name));
    }
    return TextNode.valueOf(resources.ref(name));
  }

  private String attribute(JsonNode path) {
    return attribute(path.valueStream().map(JsonNode::asText).collect(Collectors.joining(".")));
  }

  private String attribute(String path) {
    int dot = path.indexOf('.');
    if (dot < 0 || !resources.has(path.substring(0, dot))) {
      throw new EmulatorException("!GetAtt %s: there is no such resource".formatted(path));
    }
    return resources.attribute(path.substring(0, dot), path.substring(dot + 1));
  }

  private String substitute(JsonNode argument) {
    String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
    JsonNode variables = argument.path(1);
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found, variables)));
  }

  private String value(MatchResult found, JsonNode variables) {
    String name = found.group(2).strip();
    if (!found.group(1).isEmpty()) {
      return "${%s}".formatted(found.group(2));
    }
    if (variables.has(name)) {
      return resolve(variables.path(name)).asText();
    }
    return name.contains(".") ? attribute(name) : ref(name).asText();
  }

  private String join(JsonNode argument) {
    return resolve(argument.path(1))
        .valueStream()
        .map(JsonNode::asText)
        .collect(Collectors.joining(argument.path(0).asText()));
  }

  private JsonNode select(JsonNode argument) {
    int index = resolve(argument.path(0)).asInt(-1);
    JsonNode list = resolve(argument.path(1));
    if (index < 0 || index >= list.size()) {
      throw new EmulatorException(
          String.format(
              Locale.ROOT,
              "!Select index must be 0..%d, was %s",
              list.size() - 1,
              argument.path(0)));
    }
    return list.path(index);
  }

  private JsonNode split(JsonNode argument) {
    List<String> parts =
        Arrays.asList(
            resolve(argument.path(1)).asText().split(Pattern.quote(argument.path(0).asText()), -1));
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    parts.forEach(list::add);
    return list;
  }

  private ArrayNode elements(JsonNode array) {
    ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
    array.valueStream().map(this::resolve).filter(e -> !e.isMissingNode()).forEach(resolved::add);
    return resolved;
  }
}
