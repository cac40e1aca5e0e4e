package accelerator.local.deployment;

import java.util.Map;

/// Answers to the deploy questions that have no default.
final class TestAnswers {
  private TestAnswers() {}

  static Map<String, String> required() {
    return Map.of(
        "SnowflakeAccount", "myorg-myaccount",
        "SnowflakeUser", "RECOMMENDATIONS",
        "SnowflakeRole", "RECOMMENDATIONS",
        "SnowflakeWarehouse", "RECOMMENDATIONS",
        "SnowflakeDatabase", "SNOWPLOW",
        "SnowflakeSchema", "RECOMMENDATIONS",
        "SnowflakePrivateKeySecret",
            "arn:aws:secretsmanager:eu-west-1:000000000000:secret:snowflake-key-AbCdEf",
        "SnowflakeIamUserArn", "arn:aws:iam::111111111111:user/snowflake",
        "SnowflakeExternalId", "SHOP_SFCRole=1");
  }
}
