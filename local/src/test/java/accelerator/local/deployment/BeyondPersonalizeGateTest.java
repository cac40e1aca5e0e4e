package accelerator.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.local.deployment.PolicyEvaluation.Request;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How far each function reaches in S3, Secrets Manager, Step Functions, KMS, IAM and its log, for
/// its own and for others'.
class BeyondPersonalizeGateTest {
  private static final List<String> PREFIXES =
      List.of(
          "locks",
          "registry",
          "runs",
          "requests",
          "snowflake",
          "snowflake/runs",
          "forget/wishes",
          "forget/jobs",
          "elsewhere");
  private static final List<String> ACTIONS =
      List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion");
  private static final String ACCOUNT = ":eu-west-1:000000000000:";

  /// What each function does with objects: all of it, and nothing else.
  private static final Map<String, Set<String>> OBJECTS =
      Map.of(
          "WarehouseFunction", Set.of("PutObject snowflake", "PutObject snowflake/runs"),
          "PersonalizeFunction",
              Set.of(
                  "GetObject locks",
                  "PutObject locks",
                  "DeleteObject locks",
                  "GetObject registry",
                  "PutObject registry",
                  "GetObject runs",
                  "PutObject runs",
                  "GetObject snowflake",
                  "GetObject snowflake/runs"),
          "RecommendFunction", Set.of("GetObject registry"),
          "EventsFunction", Set.of("GetObject registry", "PutObject forget/wishes"),
          "ForgetFunction",
              Set.of(
                  "GetObject locks",
                  "PutObject locks",
                  "DeleteObject locks",
                  "DeleteObject snowflake/runs",
                  "GetObject forget/wishes",
                  "PutObject forget/wishes",
                  "DeleteObject forget/wishes",
                  "GetObject forget/jobs",
                  "PutObject forget/jobs",
                  "DeleteObject forget/jobs"),
          "TeardownFunction",
              Set.of(
                  "GetObject locks",
                  "PutObject locks",
                  "DeleteObject locks",
                  "GetObject registry",
                  "DeleteObject registry",
                  "GetObject requests",
                  "DeleteObject requests"),
          "TeardownOnDeleteFunction", Set.of("PutObject requests"),
          "SettingsFunction", Set.of());

  static Stream<Transformed> sources() {
    return Transformed.all().stream();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everyFunctionHasItsPartOfTheBucket(Transformed template) {
    OBJECTS.forEach(
        (function, expected) -> {
          PolicyEvaluation role = template.evaluation(template.roleOf(function));
          Set<String> may = new TreeSet<>();
          for (String action : ACTIONS) {
            for (String prefix : PREFIXES) {
              if (role.allows(
                  Request.of(action, "arn:aws:s3:::shop-databucket/%s/x".formatted(prefix)))) {
                may.add(action.substring(3) + " " + prefix);
              }
              assertThat(
                      role.allows(
                          Request.of(
                              action, "arn:aws:s3:::shop-eu-databucket/%s/x".formatted(prefix))))
                  .isFalse();
            }
          }
          assertThat(may).as(function).isEqualTo(new TreeSet<>(expected));
        });
    assertThat(OBJECTS.keySet()).isEqualTo(template.ofType("AWS::Lambda::Function").keySet());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everyFunctionWritesToItsOwnLogAndMakesNone(Transformed template) {
    template
        .ofType("AWS::Lambda::Function")
        .forEach(
            (id, function) -> {
              PolicyEvaluation role = template.evaluation(template.roleOf(id));
              String group = function.path("LoggingConfig").path("LogGroup").asText();
              String stream = "arn:aws:logs" + ACCOUNT + "log-group:%s:log-stream:x";
              for (String action : List.of("logs:CreateLogStream", "logs:PutLogEvents")) {
                assertThat(role.allows(Request.of(action, stream.formatted(group))))
                    .as(id)
                    .isTrue();
                assertThat(role.allows(Request.of(action, stream.formatted(group + "-eu"))))
                    .as(id)
                    .isFalse();
              }
              assertThat(
                      role.allows(
                          Request.of(
                              "logs:CreateLogGroup",
                              "arn:aws:logs" + ACCOUNT + "log-group:" + group)))
                  .as(id)
                  .isFalse();
            });
  }

  /// A key is used by services for a function, never by a function itself.
  @ParameterizedTest
  @MethodSource("sources")
  void keysAreUsedThroughServices(Transformed template) {
    String key = "arn:aws:kms" + ACCOUNT + "key/";
    for (String function : OBJECTS.keySet()) {
      PolicyEvaluation role = template.evaluation(template.roleOf(function));
      Request decrypt = Request.of("kms:Decrypt", key + "0a1b2c3d");
      assertThat(role.allows(decrypt)).as(function).isFalse();
      assertThat(role.allows(via(decrypt, "lambda"))).as(function).isTrue();
      assertThat(role.allows(via(decrypt, "s3")))
          .as(function)
          .isEqualTo(!function.equals("SettingsFunction"));
      assertThat(role.allows(via(decrypt, "dynamodb"))).as(function).isFalse();
      assertThat(role.allows(via(Request.of("kms:Decrypt", key + "other"), "s3"))).isFalse();
      assertThat(role.allows(via(Request.of("kms:GenerateDataKey", key + "former"), "s3")))
          .as("nothing is written under a former key")
          .isFalse();
    }
    for (String reader :
        List.of(
            "PersonalizeFunction",
            "RecommendFunction",
            "EventsFunction",
            "ForgetFunction",
            "TeardownFunction")) {
      PolicyEvaluation role = template.evaluation(template.roleOf(reader));
      assertThat(role.allows(via(Request.of("kms:Decrypt", key + "former"), "s3")))
          .as("what was written under a former key stays readable for " + reader)
          .isTrue();
    }
    for (String reader : List.of("WarehouseFunction", "EventsFunction")) {
      PolicyEvaluation role = template.evaluation(template.roleOf(reader));
      Request secret = Request.of("kms:Decrypt", key + "secrets");
      assertThat(role.allows(via(secret, "secretsmanager"))).as(reader).isTrue();
      assertThat(role.allows(via(secret, "s3"))).as(reader).isFalse();
    }
  }

  private static Request via(Request request, String service) {
    return request.with("kms:ViaService", service + ".eu-west-1.amazonaws.com");
  }

  @ParameterizedTest
  @MethodSource("sources")
  void secretsRolesAndExecutionsAreTheStacksOwn(Transformed template) {
    String secret = "arn:aws:secretsmanager" + ACCOUNT + "secret:";
    PolicyEvaluation warehouse = template.evaluation(template.roleOf("WarehouseFunction"));
    PolicyEvaluation senders = template.evaluation(template.roleOf("EventsFunction"));
    PolicyEvaluation questions = template.evaluation(template.roleOf("RecommendFunction"));
    PolicyEvaluation runs = template.evaluation(template.roleOf("PersonalizeFunction"));
    String read = "secretsmanager:GetSecretValue";

    assertThat(warehouse.allows(Request.of(read, secret + "snowflake-key-AbCdEf"))).isTrue();
    assertThat(warehouse.allows(Request.of(read, secret + "former-AbCdEf"))).isTrue();
    assertThat(warehouse.allows(Request.of(read, secret + "senders-AbCdEf"))).isFalse();
    assertThat(senders.allows(Request.of(read, secret + "senders-AbCdEf"))).isTrue();
    assertThat(senders.allows(Request.of(read, secret + "snowflake-key-AbCdEf"))).isFalse();
    assertThat(questions.allows(Request.of(read, secret + "senders-AbCdEf"))).isFalse();
    assertThat(questions.allows(Request.of("personalize:PutEvents", "*"))).isFalse();
    assertThat(senders.allows(Request.of("personalize:PutEvents", "*"))).isTrue();

    Request pass =
        Request.of("iam:PassRole", "arn:aws:iam::000000000000:role/shop-personalize-eu-west-1");
    String to = "iam:PassedToService";
    assertThat(runs.allows(pass.with(to, "personalize.amazonaws.com"))).isTrue();
    assertThat(runs.allows(pass.with(to, "lambda.amazonaws.com"))).isFalse();
    assertThat(
            runs.allows(
                Request.of(
                        "iam:PassRole", "arn:aws:iam::000000000000:role/shop-warehouse-eu-west-1")
                    .with(to, "personalize.amazonaws.com")))
        .isFalse();

    String execution = "arn:aws:states" + ACCOUNT + "execution:%s:x";
    String look = "states:DescribeExecution";
    assertThat(runs.allows(Request.of(look, execution.formatted("shop-refresh")))).isTrue();
    assertThat(runs.allows(Request.of(look, execution.formatted("shop-eu-refresh")))).isFalse();
  }
}
