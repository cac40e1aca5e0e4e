package accelerator.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.emulators.sam.template.TemplateFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An alias serves the version that was published last: a changed parameter must publish one.
class SettingsGateTest {
  private static final JsonNode TEMPLATE =
      TemplateFile.read(Path.of(System.getProperty("project.root"), "template.yaml"));
  private static final Pattern IN_TEXT = Pattern.compile("\\$\\{([A-Za-z]+)}");

  /// What a function has beside its versions: it counts at once, for all of them.
  private static final List<String> NOT_OF_A_VERSION =
      List.of("ReservedConcurrentExecutions", "DeploymentPreference", "EventInvokeConfig");

  private static final Set<String> FINGERPRINTED = new TreeSet<>();

  static {
    parameters(TEMPLATE.at("/Resources/Settings/Properties"), FINGERPRINTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WarehouseFunction",
        "PersonalizeFunction",
        "RecommendFunction",
        "EventsFunction",
        "ForgetFunction",
        "TeardownFunction"
      })
  void everyParameterOfAPublishedFunctionIsFingerprinted(String function) {
    ObjectNode properties = TEMPLATE.at("/Resources/%s/Properties".formatted(function)).deepCopy();
    properties.remove(NOT_OF_A_VERSION);
    properties.set("Globals", TEMPLATE.at("/Globals/Function"));
    Set<String> used = new TreeSet<>();
    parameters(properties, used);

    assertThat(used).isNotEmpty().isSubsetOf(FINGERPRINTED);
    JsonNode fingerprint = Json.parse("{\"Fn::GetAtt\": [\"Settings\", \"Fingerprint\"]}");
    assertThat(properties.path("VersionDescription"))
        .as("a changed description is a new version")
        .isEqualTo(fingerprint);
    assertThat(properties.at("/Environment/Variables/SETTINGS"))
        .as("a new version needs a changed function")
        .isEqualTo(fingerprint);
  }

  @Test
  void everyFunctionWithAnAliasIsLookedAt() {
    assertThat(
            TEMPLATE
                .path("Resources")
                .propertyStream()
                .filter(it -> it.getValue().path("Properties").has("AutoPublishAlias")))
        .hasSize(6);
  }

  /// The parameters that a part of the template names, by reference, in texts and in conditions.
  private static void parameters(JsonNode node, Set<String> found) {
    if (node.isTextual()) {
      IN_TEXT.matcher(node.asText()).results().forEach(it -> named(it.group(1), found));
    }
    for (JsonNode each : node) {
      parameters(each, found);
    }
    if (node.has("Ref")) {
      named(node.path("Ref").asText(), found);
    }
    if (node.has("Fn::If")) {
      condition(node.path("Fn::If").path(0).asText(), found);
    }
  }

  private static void condition(String name, Set<String> found) {
    JsonNode condition = TEMPLATE.path("Conditions").path(name);
    parameters(condition, found);
    condition.findValues("Condition").forEach(it -> condition(it.asText(), found));
  }

  private static void named(String name, Set<String> found) {
    if (TEMPLATE.path("Parameters").has(name)) {
      found.add(name);
    }
  }
}
