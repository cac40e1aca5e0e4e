package accelerator.local.deployment;

import accelerator.core.Json;
import accelerator.emulators.sam.template.Deployment;
import accelerator.emulators.sam.template.Intrinsics;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A stack as CloudFormation has it after a deployment: the transformed template with one set of
/// answers, every resource with its resolved properties, and which resource names which.
///
/// @param resources by logical id, those whose condition holds
/// @param template as it was resolved from
record StackOnPaper(JsonNode template, Map<String, JsonNode> resources) {
  private static final Pattern IN_TEXT = Pattern.compile("\\$\\{([A-Za-z0-9]+)[.}]");

  static StackOnPaper of(
      JsonNode template, String name, String region, Map<String, String> answers) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    template
        .path("Parameters")
        .properties()
        .forEach(
            parameter -> {
              String text =
                  answers.getOrDefault(
                      parameter.getKey(), parameter.getValue().path("Default").asText());
              boolean isList =
                  parameter.getValue().path("Type").asText().equals("CommaDelimitedList");
              values.put(parameter.getKey(), isList ? Json.tree(text.split(",")) : Json.tree(text));
            });
    Intrinsics intrinsics =
        new Intrinsics(
            template,
            new Deployment(name, "aws", region, "000000000000", answers, Map.of()),
            values);
    Map<String, JsonNode> resources = new LinkedHashMap<>();
    template
        .path("Resources")
        .properties()
        .forEach(
            resource -> {
              JsonNode condition = resource.getValue().path("Condition");
              if (condition.isMissingNode() || intrinsics.holds(condition.asText())) {
                resources.put(resource.getKey(), intrinsics.resolve(resource.getValue()));
              }
            });
    return new StackOnPaper(template, resources);
  }

  String type(String id) {
    return resources.getOrDefault(id, Json.object()).path("Type").asText();
  }

  boolean isCustom(String id) {
    return type(id).startsWith("Custom::");
  }

  /// The resources that one property of a resource names.
  Set<String> named(String id, String property) {
    Set<String> found = new TreeSet<>();
    collect(template.at("/Resources/%s/Properties/%s".formatted(id, property)), found);
    found.remove(id);
    return found;
  }

  /// All that a resource is made after and deleted before.
  Set<String> needs(String id) {
    Set<String> all = new TreeSet<>();
    follow(id, all);
    return all;
  }

  private void follow(String id, Set<String> all) {
    JsonNode resource = template.path("Resources").path(id);
    Set<String> found = new TreeSet<>();
    collect(resource.path("Properties"), found);
    JsonNode depends = resource.path("DependsOn");
    (depends.isArray() ? depends : Json.array().add(depends.asText()))
        .forEach(each -> named(each.asText(), found));
    found.remove(id);
    for (String each : found) {
      if (all.add(each)) {
        follow(each, all);
      }
    }
  }

  private void collect(JsonNode node, Set<String> found) {
    if (node.isTextual()) {
      IN_TEXT.matcher(node.asText()).results().forEach(it -> named(it.group(1), found));
    }
    if (node.has("Ref")) {
      named(node.path("Ref").asText(), found);
    }
    JsonNode attribute = node.path("Fn::GetAtt");
    if (!attribute.isMissingNode()) {
      named(
          attribute.isArray() ? attribute.path(0).asText() : attribute.asText().split("\\.")[0],
          found);
    }
    for (JsonNode each : node) {
      collect(each, found);
    }
  }

  private void named(String id, Set<String> found) {
    if (resources.containsKey(id)) {
      found.add(id);
    }
  }
}
