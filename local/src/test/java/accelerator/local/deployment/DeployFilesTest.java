package accelerator.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.emulators.sam.template.TemplateFile;
import accelerator.local.DocumentedShell;
import accelerator.local.deployment.PolicyEvaluation.Request;
import accelerator.local.deployment.Transformed.Statement;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files that an administrator copies: they fit the template, and no account's data is in them.
class DeployFilesTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root"));
  private static final JsonNode TEMPLATE = TemplateFile.read(ROOT.resolve("template.yaml"));
  private static final String ROLE = "arn:aws:iam::000000000000:role/";

  private static String text(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }

  @Test
  void theExampleAnswersExactlyWhatHasNoDefault() throws IOException {
    Map<String, String> answers = new LinkedHashMap<>();
    text("deploy/example.env")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> answers.put(line.split("=", 2)[0], line.split("=", 2)[1]));
    Set<String> asked = new TreeSet<>(Set.of("SnowflakePrivateKeySecret"));
    TEMPLATE
        .path("Parameters")
        .properties()
        .forEach(
            parameter -> {
              if (!parameter.getValue().has("Default")) {
                asked.add(parameter.getKey());
              }
            });

    assertThat(answers).hasSize(7);
    assertThat(new TreeSet<>(answers.keySet())).isEqualTo(asked);
    answers.forEach(
        (name, value) ->
            assertThat(value)
                .matches(TEMPLATE.at("/Parameters/" + name + "/AllowedPattern").asText()));
    assertThat(new TemplateRules(TEMPLATE, "eu-west-1", answers).refusals()).isEmpty();
  }

  /// `sam deploy --guided` writes its answers into the file that it is given.
  @Test
  void theTrackedConfigurationHoldsNobodysAnswers() throws IOException {
    assertThat(text("samconfig.toml"))
        .contains("disable_rollback = true")
        .doesNotContain("parameter_overrides", "profile");
    assertThat(text(".gitignore").lines())
        .contains("samconfig.local.toml", "deploy/*.env", "!deploy/example.env");
  }

  private static PolicyEvaluation keyPolicy(String service) throws IOException {
    JsonNode policy =
        Json.parse(
            text("deploy/key-policy.json")
                .replace("ACCOUNT", "000000000000")
                .replace("REGION", "eu-west-1")
                .replace("STACK", "shop"));
    List<Statement> statements = new ArrayList<>();
    policy
        .path("Statement")
        .forEach(
            statement -> {
              JsonNode principal = statement.path("Principal");
              if (principal.path("Service").asText(principal.path("AWS").asText()).equals(service)
                  && !statement.path("Action").asText().equals("kms:*")) {
                statements.add(new Statement(service, statement));
              }
            });
    return new PolicyEvaluation(statements);
  }

  /// CloudWatch Logs names the log group in its encryption context (CloudWatch Logs user guide).
  @Test
  void theKeyServesEveryLogGroupOfTheStackAndNoOther() throws IOException {
    PolicyEvaluation logs = keyPolicy("logs.eu-west-1.amazonaws.com");
    String context = "kms:EncryptionContext:aws:logs:arn";
    String group = "arn:aws:logs:eu-west-1:000000000000:log-group:";
    for (JsonNode each : Transformed.all().getFirst().ofType("AWS::Logs::LogGroup").values()) {
      String name = each.path("LogGroupName").asText();
      for (String action :
          List.of(
              "kms:Encrypt",
              "kms:Decrypt",
              "kms:ReEncryptFrom",
              "kms:GenerateDataKey",
              "kms:DescribeKey")) {
        assertThat(logs.allows(Request.of(action, "*").with(context, group + name)))
            .as("%s for %s", action, name)
            .isTrue();
      }
    }
    assertThat(
            logs.allows(
                Request.of("kms:Decrypt", "*").with(context, group + "/aws/lambda/payroll")))
        .isFalse();
    assertThat(logs.allows(Request.of("kms:Decrypt", "*"))).isFalse();
  }

  /// What Personalize and its role need of a key (Amazon Personalize developer guide, giving
  /// Personalize permission to use your key).
  @Test
  void theKeyServesPersonalizeAndTheRoleThatTheTemplateNames() throws IOException {
    List<String> needed =
        List.of(
            "kms:Decrypt",
            "kms:GenerateDataKey",
            "kms:DescribeKey",
            "kms:CreateGrant",
            "kms:ListGrants");
    String name =
        Transformed.all()
            .getFirst()
            .ofType("AWS::IAM::Role")
            .getOrDefault("PersonalizeRole", Json.object())
            .path("RoleName")
            .asText();
    PolicyEvaluation service = keyPolicy("personalize.amazonaws.com");
    PolicyEvaluation role = keyPolicy("arn:aws:iam::000000000000:root");
    for (String action : needed) {
      assertThat(service.allows(Request.of(action, "*"))).as(action).isTrue();
      assertThat(role.allows(Request.of(action, "*").with("aws:PrincipalArn", ROLE + name)))
          .as("%s by %s", action, name)
          .isTrue();
    }
    assertThat(
            role.allows(
                Request.of("kms:Decrypt", "*").with("aws:PrincipalArn", ROLE + "shop-eu-other")))
        .isFalse();
  }

  @Test
  void theKeyServesAlarmsOfThisAccount() throws IOException {
    PolicyEvaluation alarms = keyPolicy("cloudwatch.amazonaws.com");
    Request use = Request.of("kms:GenerateDataKey", "*");

    assertThat(alarms.allows(use.with("aws:SourceAccount", "000000000000"))).isTrue();
    assertThat(alarms.allows(use.with("aws:SourceAccount", "111111111111"))).isFalse();
  }

  /// SAM takes `Name=value` and `Name="a value"`, apart by blanks, in one argument.
  @Test
  void aValueWithBlanksAndStarsReachesSamWhole(@TempDir Path folder)
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("deploy"));
    Files.writeString(folder.resolve("x"), "what a star would become");
    String schedule = "ScheduleExpression=\"cron(0 3 * * ? *)\"";
    Files.writeString(
        folder.resolve("deploy/local.env"),
        text("deploy/example.env")
            + schedule
            + "\nDefaultCategory=\"Not sorted\"\nKmsKeyArn=\"\"\n");
    String deploy =
        text("docs/deploy.md")
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("sam deploy --parameter-overrides"))
            .findFirst()
            .orElseThrow();

    List<String> arguments =
        DocumentedShell.run(folder, "sam() { printf '%s\\n' \"$@\"; }; " + deploy).lines().toList();

    assertThat(arguments).hasSize(3).startsWith("deploy", "--parameter-overrides");
    assertThat(arguments.getLast())
        .startsWith("SnowflakeAccount=myorg-myaccount SnowflakeUser=RECOMMENDATIONS ")
        .endsWith(" " + schedule + " DefaultCategory=\"Not sorted\" KmsKeyArn=\"\" ");
  }

  /// The commands of the page that need neither AWS nor SAM, as they stand there.
  @Test
  void theDocumentedCommandsDoWhatThePageSays(@TempDir Path folder)
      throws IOException, InterruptedException {
    String page = text("docs/deploy.md");
    Files.createDirectories(folder.resolve("deploy"));
    Files.copy(ROOT.resolve("deploy/example.env"), folder.resolve("deploy/local.env"));
    Files.copy(ROOT.resolve("deploy/key-policy.json"), folder.resolve("deploy/key-policy.json"));
    String fill =
        page.lines().filter(line -> line.strip().startsWith("sed -e")).findFirst().orElseThrow();

    DocumentedShell.run(folder, fill.strip());
    String policy = Files.readString(folder.resolve("deploy/key.local.json"));
    assertThat(Json.parse(policy).path("Statement")).hasSize(5);
    assertThat(policy).doesNotContain("ACCOUNT", "REGION", "STACK").contains("123456789012");
  }
}
