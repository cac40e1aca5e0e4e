package accelerator.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.sam.template.TemplateFile;
import accelerator.local.TemplateParameters;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a deployment is asked, and what it refuses before anything is made.
class ParametersGateTest {
  private static final JsonNode TEMPLATE =
      TemplateFile.read(Path.of(System.getProperty("project.root"), "template.yaml"));
  private static final String KEY = "arn:aws:kms:eu-west-1:000000000000:key/0a1b2c3d";

  private static List<String> refusals(String region, Map<String, String> changed) {
    Map<String, String> answers = new HashMap<>(TemplateParameters.forTests());
    answers.putAll(changed);
    return new TemplateRules(TEMPLATE, region, answers).refusals();
  }

  @Test
  void everyConstraintSaysWhatIsWanted() {
    TEMPLATE
        .path("Parameters")
        .properties()
        .forEach(
            parameter ->
                assertThat(parameter.getValue().path("ConstraintDescription").asText())
                    .as(parameter.getKey())
                    .startsWith(parameter.getKey() + " must be")
                    .endsWith("."));
  }

  @Test
  void sevenAnswersAreEnough() {
    assertThat(refusals("eu-west-1", Map.of())).isEmpty();
  }

  @Test
  void everyOptionAtOnceIsNoContradiction() {
    Map<String, String> all = new HashMap<>(EveryOption.answers());
    all.put("CreateStorageIntegration", "false");
    assertThat(refusals("eu-west-1", all)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-west-2", "eu-north-1", "us-west-1", "us-gov-west-1", "cn-north-1"})
  void aRegionWithoutPersonalizeIsRefused(String region) {
    assertThat(refusals(region, Map.of()))
        .singleElement()
        .satisfies(it -> assertThat(it).startsWith("Amazon Personalize is not in this region"));
  }

  @ParameterizedTest
  @CsvSource({
    "SnowflakePrivateKeySecret,'',SnowflakeLogin KEY_PAIR needs SnowflakePrivateKeySecret.",
    "SnowflakeLogin,WORKLOAD_IDENTITY,SnowflakeLogin WORKLOAD_IDENTITY signs in without a key",
    "SnowflakeIamUserArn,arn:aws:iam::111111111111:user/x,SnowflakeIamUserArn needs",
    "SnowflakeExternalId,SHOP,SnowflakeExternalId needs SnowflakeIamUserArn",
    "JwtIssuer,https://login.example,JwtIssuer needs JwtAudience",
    "JwtAudience,shop,JwtAudience needs JwtIssuer",
    "UserClaim,sub,UserClaim needs JwtIssuer",
    "SubnetIds,subnet-1,SubnetIds needs SecurityGroupIds",
    "SecurityGroupIds,sg-1,SecurityGroupIds needs SubnetIds",
    "EndpointDomain,a.shop.example,EndpointDomain needs EndpointCertificate",
    "EndpointCertificate,arn:aws:acm:eu-west-1:0:certificate/1,EndpointCertificate needs",
    "MonthlyBudget,100,MonthlyBudget needs NotificationEmail",
  })
  void halfASettingIsRefused(String parameter, String value, String reason) {
    assertThat(refusals("eu-west-1", Map.of(parameter, value)))
        .anySatisfy(it -> assertThat(it).startsWith(reason));
  }

  @Test
  void whatContradictsItselfIsRefused() {
    assertThat(
            refusals("eu-west-1", Map.of("TeardownOnDelete", "true", "KeepRecommenders", "true")))
        .containsExactly(
            "TeardownOnDelete deletes the recommenders that KeepRecommenders keeps. Choose one.");
    assertThat(
            refusals(
                "eu-west-1",
                Map.of(
                    "SnowflakeLogin",
                    "WORKLOAD_IDENTITY",
                    "SnowflakePrivateKeySecret",
                    "",
                    "SecretsKeyArn",
                    KEY)))
        .singleElement()
        .satisfies(it -> assertThat(it).startsWith("SecretsKeyArn encrypts"));
  }
}
