package accelerator.emulators.sam.template;

import accelerator.emulators.loopback.EmulatorException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A SAM template. Of the short tags it knows Ref, Sub, GetAtt, If, Join, Select, Split, Equals,
/// Not, And, Or and Condition; of the resources `AWS::Serverless::Function`,
/// `AWS::Serverless::StateMachine` and `AWS::ApiGatewayV2::*`. Other resources can be referred to.
public final class Template {
  private final Path folder;
  private final JsonNode root;

  private Template(Path folder, JsonNode root) {
    this.folder = folder;
    this.root = root;
  }

  /// @throws EmulatorException when the file is missing, is not YAML or has an unknown tag
  public static Template read(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return new Template(absolute.resolveSibling(""), TemplateFile.read(absolute));
  }

  /// The questions of a deployment, in the template's order.
  public List<TemplateParameter> parameters() {
    return root.path("Parameters").properties().stream()
        .map(declared -> TemplateParameter.of(declared.getKey(), declared.getValue()))
        .toList();
  }

  /// What a deployment of this template consists of.
  ///
  /// @throws EmulatorException naming every parameter that is unknown, missing or not accepted, and
  ///   every physical id of a resource that does not exist
  public Stack deploy(Deployment deployment) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    List<String> violations = new ArrayList<>();
    for (TemplateParameter parameter : parameters()) {
      try {
        String value = parameter.value(deployment);
        violations.addAll(parameter.violations(value));
        values.put(parameter.name(), parameter.resolved(value));
      } catch (EmulatorException failure) {
        violations.add(failure.getMessage());
      }
    }
    deployment.parameters().keySet().stream()
        .filter(name -> !values.containsKey(name))
        .filter(name -> !root.path("Parameters").has(name))
        .map("there is no parameter %s"::formatted)
        .forEach(violations::add);
    deployment.physicalIds().keySet().stream()
        .filter(id -> !root.path("Resources").has(id))
        .map("there is no resource %s"::formatted)
        .forEach(violations::add);
    if (!violations.isEmpty()) {
      throw new EmulatorException(violations);
    }
    return new Stack(folder, root, new Intrinsics(root, deployment, values));
  }
}
