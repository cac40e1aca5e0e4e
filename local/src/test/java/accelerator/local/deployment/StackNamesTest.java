package accelerator.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.sam.template.TemplateFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The names that a stack takes in an account.
class StackNamesTest {
  private static final JsonNode TEMPLATE =
      TemplateFile.read(Path.of(System.getProperty("project.root"), "template.yaml"));

  /// Two stacks live side by side when no name that AWS wants to be unique is the same.
  @Test
  void otherStacksAndRegionsHaveOtherNames() {
    Set<String> ours = names("shop", "eu-west-1", false);
    for (String other : List.of("shop-eu", "sho", "other")) {
      assertThat(names(other, "eu-west-1", false)).as(other).doesNotContainAnyElementsOf(ours);
    }
    assertThat(names("shop", "us-east-1", true))
        .as("names that are global to an account")
        .isNotEmpty()
        .doesNotContainAnyElementsOf(names("shop", "eu-west-1", true));
  }

  private static Set<String> names(String stack, String region, boolean onlyGlobal) {
    Set<String> names = new TreeSet<>();
    StackOnPaper.of(TEMPLATE, stack, region, EveryOption.answers())
        .resources()
        .values()
        .forEach(
            resource -> {
              JsonNode properties = resource.path("Properties");
              names.add(properties.path("RoleName").asText());
              names.add(properties.path("DashboardName").asText());
              if (!onlyGlobal) {
                for (String name : List.of("LogGroupName", "AlarmName")) {
                  names.add(properties.path(name).asText());
                }
              }
            });
    names.remove("");
    return names;
  }
}
