package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.InvalidInput;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AskedLoginTest {
  private static final Map<String, String> OWN =
      Map.of(
          "SNOWFLAKE_ACCOUNT", "new-account",
          "SNOWFLAKE_JDBC_URL", "jdbc:snowflake://new-account.snowflakecomputing.com/",
          "SNOWFLAKE_USER", "NEW",
          "STACK_ID", "arn:aws:cloudformation:eu-west-1:000000000000:stack/shop/6a1f",
          "BUCKET", "data");

  @Test
  void theOldLoginReachesTheOldAccount() {
    JsonNode old =
        Json.parse(
            """
            {"Account": "old-account", "User": "OLD", "Login": "WORKLOAD_IDENTITY", "Stage": "S"}
            """);

    assertThat(AskedLogin.environment(OWN, old, Optional.of("old-account")))
        .isEqualTo(
            Map.of(
                "SNOWFLAKE_ACCOUNT", "old-account",
                "SNOWFLAKE_JDBC_URL", "jdbc:snowflake://old-account.snowflakecomputing.com/",
                "SNOWFLAKE_USER", "OLD",
                "SNOWFLAKE_LOGIN", "WORKLOAD_IDENTITY",
                "STACK_ID", "arn:aws:cloudformation:eu-west-1:000000000000:stack/shop/6a1f",
                "BUCKET", "data"));
  }

  @Test
  void anAccountInChinaHasAHostInChina() {
    Map<String, String> own =
        Map.of("STACK_ID", "arn:aws-cn:cloudformation:cn-north-1:000000000000:stack/shop/6a1f");

    assertThat(
            AskedLogin.environment(own, Json.parse("{\"Account\": \"old\"}"), Optional.of("old")))
        .containsEntry("SNOWFLAKE_JDBC_URL", "jdbc:snowflake://old.snowflakecomputing.cn/");
  }

  /// Whose properties a deletion after an update brings is not documented.
  @Test
  void anotherAccountsPropertiesNeverReachTheOldOne() {
    JsonNode other = Json.parse("{\"Account\": \"other\", \"User\": \"OTHER\"}");

    assertThat(AskedLogin.environment(OWN, other, Optional.of("new-account"))).isEqualTo(OWN);
    assertThatThrownBy(() -> AskedLogin.environment(OWN, other, Optional.of("old-account")))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "Snowflake account old-account: neither the resource nor the function names a login there");
  }

  @Test
  void whatIsMadeWithoutAnAccountIsMadeWithTheFunctionsOwn() {
    assertThat(AskedLogin.environment(OWN, Json.object(), Optional.empty())).isEqualTo(OWN);
  }
}
