package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.loopback.FolderBuckets;
import accelerator.emulators.sam.lambda.HostSettings;
import accelerator.emulators.sam.lambda.LambdaHost;
import accelerator.emulators.sam.resources.CustomResources;
import accelerator.emulators.sam.template.CustomResource;
import accelerator.emulators.sam.template.Deployment;
import accelerator.emulators.sam.template.Stack;
import accelerator.emulators.sam.template.Template;
import accelerator.emulators.snowflake.SnowflakeServer;
import accelerator.emulators.snowflake.SnowflakeSettings;
import accelerator.local.stack.Checkout;
import accelerator.local.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The function in the real runtime client, signing in as the role that the template gives it:
/// nowhere is there a key or a password.
class WorkloadIdentityIT {
  private static final String ROLE = "arn:aws:iam::000000000000:role/shop-warehouse-eu-west-1";

  private static Stack stack() {
    Map<String, String> answers = new HashMap<>(TemplateParameters.forTests());
    answers.remove("SnowflakePrivateKeySecret");
    answers.put("SnowflakeLogin", "WORKLOAD_IDENTITY");
    return Template.read(Checkout.root().resolve("template.yaml"))
        .deploy(Deployment.local("shop", answers, Map.of("DataBucket", LocalStack.BUCKET)));
  }

  private static SnowflakeServer snowflake(Path buckets) {
    return SnowflakeServer.start(
        SnowflakeSettings.of(
                "local",
                Map.of("recommendations", SnowflakeSettings.User.withRole(ROLE)),
                "snowplow",
                "recommendations",
                "recommendations",
                "recommendations")
            .calling("local", ROLE),
        new FolderBuckets(buckets));
  }

  @Test
  void setsUpSnowflakeWithoutAnySecret(@TempDir Path folder) throws IOException {
    Path bucket = Files.createDirectories(folder.resolve("buckets").resolve(LocalStack.BUCKET));
    Stack stack = stack();
    try (SnowflakeServer snowflake = snowflake(folder.resolve("buckets"));
        LambdaHost functions =
            LambdaHost.start(
                stack.functions(),
                HostSettings.of(
                    folder.resolve("functions"),
                    Map.of("SNOWFLAKE_JDBC_URL", snowflake.workloadJdbcUrl())));
        CustomResources cloud = CustomResources.of("shop", functions::invoke)) {
      for (CustomResource resource : stack.customResources()) {
        if (resource.function().contains("Warehouse")) {
          cloud.create(resource);
        }
      }
    }
    assertThat(bucket.resolve("snowflake/probe/probe.csv")).isNotEmptyFile();
  }
}
