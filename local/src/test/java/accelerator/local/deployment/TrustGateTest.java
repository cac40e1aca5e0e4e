package accelerator.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.local.deployment.Transformed.Statement;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whom the template trusts: who may take its roles, and over what its data may travel.
class TrustGateTest {
  static Stream<Transformed> sources() {
    return Transformed.all().stream();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void servicesTakeARoleForThisAccountOnly(Transformed template) {
    template
        .ofType("AWS::IAM::Role")
        .forEach(
            (id, role) -> {
              for (Statement trust :
                  Transformed.statements(id, role.path("AssumeRolePolicyDocument"))) {
                String service = trust.json().path("Principal").path("Service").asText();
                if (List.of("personalize.amazonaws.com", "scheduler.amazonaws.com")
                    .contains(service)) {
                  assertThat(
                          trust
                              .json()
                              .path("Condition")
                              .path("StringEquals")
                              .path("aws:SourceAccount")
                              .asText())
                      .as("%s trusts %s", id, service)
                      .isEqualTo("000000000000");
                }
              }
            });
  }

  @ParameterizedTest
  @MethodSource("sources")
  void whatStoresOrCarriesDataRefusesPlainHttp(Transformed template) {
    closed(template, "AWS::S3::Bucket", "AWS::S3::BucketPolicy", "s3:*");
    closed(template, "AWS::SNS::Topic", "AWS::SNS::TopicPolicy", "sns:Publish");
    closed(template, "AWS::SQS::Queue", "AWS::SQS::QueuePolicy", "sqs:*");
  }

  private static void closed(Transformed template, String type, String policyType, String action) {
    assertThat(template.ofType(type)).isNotEmpty();
    for (String id : template.ofType(type).keySet()) {
      List<Statement> statements =
          template.ofType(policyType).entrySet().stream()
              .filter(policy -> policy.getKey().startsWith(id))
              .flatMap(
                  policy ->
                      Transformed.statements(
                          policy.getKey(), policy.getValue().path("PolicyDocument"))
                          .stream())
              .toList();
      assertThat(statements)
          .as("%s refuses plain HTTP", id)
          .anyMatch(
              statement ->
                  !statement.isAllow()
                      && statement.actions().contains(action)
                      && statement
                          .json()
                          .path("Condition")
                          .path("Bool")
                          .path("aws:SecureTransport")
                          .asText()
                          .equals("false"));
    }
  }

  /// W3037 sees actions only in a plain role: this hands a linter every policy as one.
  @Test
  void writesEveryPolicyWhereALinterReadsIt() throws IOException {
    ObjectNode template = Json.object();
    ObjectNode resources = template.putObject("Resources");
    Transformed expanded = Transformed.all().getFirst();
    expanded
        .ofType("AWS::IAM::Role")
        .forEach(
            (id, role) -> {
              ObjectNode properties = role.deepCopy();
              properties.remove("RoleName");
              if (!properties.has("AssumeRolePolicyDocument")) {
                properties.set("AssumeRolePolicyDocument", trust());
              }
              resources.putObject(id).put("Type", "AWS::IAM::Role").set("Properties", properties);
            });
    Path folder = Path.of(System.getProperty("project.root"), "local/target/lint");
    // Snowflake's answer is known only when the stack is made: a user's ARN.
    String text =
        Json.write(template)
            .replaceAll(
                "\"[^\"]*StorageIntegration-IamUserArn\"",
                "\"arn:aws:iam::111111111111:user/snowflake\"");
    Files.writeString(Files.createDirectories(folder).resolve("policies.json"), text);
    assertThat(resources).hasSizeGreaterThan(6);
  }

  private static JsonNode trust() {
    return Json.parse(
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
          "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
        """);
  }
}
