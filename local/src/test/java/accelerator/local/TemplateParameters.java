package accelerator.local;

import java.util.Map;

/// Answers to the deploy questions that have no default.
public final class TemplateParameters {
  private TemplateParameters() {}

  public static Map<String, String> forTests() {
    return Map.of(
        "SnowflakeAccount", "myorg-myaccount",
        "SnowflakeUser", "RECOMMENDATIONS",
        "SnowflakeRole", "RECOMMENDATIONS",
        "SnowflakeWarehouse", "RECOMMENDATIONS",
        "SnowflakeDatabase", "SNOWPLOW",
        "SnowflakeSchema", "RECOMMENDATIONS",
        "SnowflakePrivateKeySecret",
            "arn:aws:secretsmanager:eu-west-1:000000000000:secret:snowflake-key-AbCdEf");
  }
}
