package accelerator.local.deployment;

import accelerator.local.TemplateParameters;
import java.util.LinkedHashMap;
import java.util.Map;

/// The deployment that has everything.
final class EveryOption {
  private EveryOption() {}

  /// The answers with which every optional part is there.
  static Map<String, String> answers() {
    Map<String, String> answers = new LinkedHashMap<>(TemplateParameters.forTests());
    answers.put("SnowflakeIamUserArn", "arn:aws:iam::111111111111:user/snowflake");
    answers.put("SnowflakeExternalId", "SHOP_SFCRole=1");
    answers.put(
        "EventsSecret", "arn:aws:secretsmanager:eu-west-1:000000000000:secret:senders-AbCdEf");
    answers.put(
        "FormerPrivateKeySecrets",
        "arn:aws:secretsmanager:eu-west-1:000000000000:secret:former-AbCdEf");
    answers.put("AllowedOrigins", "https://shop.example");
    answers.put("JwtIssuer", "https://login.example/pool");
    answers.put("JwtAudience", "shop");
    answers.put("KmsKeyArn", "arn:aws:kms:eu-west-1:000000000000:key/0a1b2c3d");
    answers.put("ScheduleExpression", "rate(1 day)");
    answers.put("NotificationEmail", "team@shop.example");
    answers.put("TeardownOnDelete", "true");
    answers.put("FormerKmsKeyArns", "arn:aws:kms:eu-west-1:000000000000:key/former");
    answers.put("SecretsKeyArn", "arn:aws:kms:eu-west-1:000000000000:key/secrets");
    answers.put("PermissionsBoundary", "arn:aws:iam::000000000000:policy/boundary");
    answers.put("SubnetIds", "subnet-0a1b2c3d,subnet-1a1b2c3d");
    answers.put("SecurityGroupIds", "sg-0a1b2c3d");
    answers.put("LogBucket", "shop-access-logs");
    answers.put("EndpointDomain", "recommendations.shop.example");
    answers.put("EndpointCertificate", "arn:aws:acm:eu-west-1:000000000000:certificate/0a1b2c3d");
    answers.put("EndpointConcurrency", "100");
    answers.put("EventsConcurrency", "50");
    answers.put("GradualDeployment", "true");
    answers.put("MonthlyBudget", "500");
    answers.put("RemoveUnwanted", "true");
    return answers;
  }
}
