package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.sam.lambda.Invocation;
import accelerator.emulators.sam.resources.CustomResources;
import accelerator.emulators.sam.template.CustomResource;
import accelerator.local.stack.LocalStack;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The template's custom resources made, changed and deleted by the function's zip in the real
/// runtime client.
class SetupIT {
  /// How the ids of what is in the local Snowflake begin.
  private static final String ACCOUNT = "LOCAL/";

  @Test
  void makesChangesAndDeletesWhatTheTemplateSays(@TempDir Path folder) throws IOException {
    try (LocalStack stack = LocalStack.start(Runs.settings(folder));
        CustomResources cloud =
            CustomResources.of(
                LocalStack.NAME, (function, event, _) -> invoke(stack, function, event))) {
      CustomResource integration = stack.customResource("StorageIntegration");
      CustomResource stage = stack.customResource("Stage");
      Path probe = stack.objects().bucket(LocalStack.BUCKET).resolve("snowflake/probe/probe.csv");
      assertThat(probe).isNotEmptyFile();

      assertThat(cloud.create(integration).data().path("IamUserArn").asText())
          .isEqualTo("arn:aws:iam::000000000000:user/snowflake");
      CustomResources.Made renamed =
          cloud.update(
              changed(integration, "Integration", "RENAMED"),
              ACCOUNT + "RECOMMENDATIONS",
              integration.properties());
      assertThat(renamed.id()).isEqualTo(ACCOUNT + "RENAMED");
      CustomResource moved = changed(stage, "Integration", "RENAMED");
      String id =
          cloud
              .update(
                  moved, ACCOUNT + "SNOWPLOW.RECOMMENDATIONS.RECOMMENDATIONS", stage.properties())
              .id();
      assertThat(id).isEqualTo(ACCOUNT + "SNOWPLOW.RECOMMENDATIONS.RECOMMENDATIONS");
      cloud.delete(integration, ACCOUNT + "RECOMMENDATIONS");
      cloud.delete(moved, id);
      cloud.delete(moved, id);
      cloud.delete(integration, ACCOUNT + "RENAMED");
      assertThat(Runs.failure(Runs.run(stack, "{\"loadSampleData\":true}")))
          .contains("Stage 'SNOWPLOW.RECOMMENDATIONS.RECOMMENDATIONS' does not exist");
    }
  }

  private static Invocation invoke(LocalStack stack, String function, String event) {
    return stack.functions().invoke(function, event);
  }

  private static CustomResource changed(CustomResource resource, String property, String value) {
    ObjectNode properties = resource.properties().deepCopy();
    return new CustomResource(
        resource.logicalId(), resource.type(), properties.put(property, value));
  }
}
