package accelerator.local.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The rules of a template, as CloudFormation evaluates them before it makes anything: conditions
/// over parameters and the region, never over resources.
///
/// @param answers parameters that do not take their default
record TemplateRules(JsonNode template, String region, Map<String, String> answers) {

  /// What the assertions that do not hold say.
  List<String> refusals() {
    List<String> refusals = new ArrayList<>();
    for (Map.Entry<String, JsonNode> rule : template.path("Rules").properties()) {
      JsonNode condition = rule.getValue().path("RuleCondition");
      if (condition.isMissingNode() || holds(condition)) {
        rule.getValue()
            .path("Assertions")
            .valueStream()
            .filter(assertion -> !holds(assertion.path("Assert")))
            .forEach(assertion -> refusals.add(assertion.path("AssertDescription").asText()));
      }
    }
    return refusals;
  }

  private boolean holds(JsonNode condition) {
    if (condition.size() != 1) {
      throw new AssertionError("no condition of a rule: " + condition);
    }
    String function = condition.fieldNames().next();
    JsonNode arguments = condition.path(function);
    return switch (function) {
      case "Fn::Equals" -> values(arguments.path(0)).equals(values(arguments.path(1)));
      case "Fn::Not" -> !holds(arguments.path(0));
      case "Fn::And" -> arguments.valueStream().allMatch(this::holds);
      case "Fn::Or" -> arguments.valueStream().anyMatch(this::holds);
      case "Fn::Contains" -> values(arguments.path(0)).containsAll(values(arguments.path(1)));
      case "Fn::EachMemberEquals" ->
          values(arguments.path(0)).stream()
              .allMatch(each -> List.of(each).equals(values(arguments.path(1))));
      default -> throw new AssertionError("rules know no " + function);
    };
  }

  private List<String> values(JsonNode node) {
    if (node.isArray()) {
      return node.valueStream().flatMap(each -> values(each).stream()).toList();
    }
    if (!node.isObject()) {
      return List.of(node.asText());
    }
    String name = node.path("Ref").asText();
    if (name.equals("AWS::Region")) {
      return List.of(region);
    }
    JsonNode parameter = template.path("Parameters").path(name);
    if (parameter.isMissingNode()) {
      throw new AssertionError("a rule may refer to parameters only, not to " + node);
    }
    String value = answers.getOrDefault(name, parameter.path("Default").asText());
    Stream<String> parts =
        parameter.path("Type").asText().equals("CommaDelimitedList")
            ? Arrays.stream(value.split(",", -1)).map(String::strip)
            : Stream.of(value);
    return parts.toList();
  }
}
