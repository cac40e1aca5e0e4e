package accelerator.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.LoginRefused;
import accelerator.core.ServiceUnavailable;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class SnowflakeLoginTest {
  private static final WarehouseSettings.Login LOGIN =
      WarehouseSettings.from(FunctionUnderTest.ENVIRONMENT).login();
  private static final KeyPair PAIR = pair("RSA");

  @Test
  void connectsAsConfiguredInUtcAndTellsNobodyElse() {
    Map<Object, Object> properties = new SnowflakeLogin(LOGIN, PAIR::getPrivate).properties();
    assertThat(properties)
        .containsEntry("user", "PERSONALIZE_SERVICE")
        .containsEntry("role", "PERSONALIZE_ROLE")
        .containsEntry("warehouse", "PERSONALIZE_WAREHOUSE")
        .containsEntry("db", "shop")
        .containsEntry("schema", "personalize")
        .containsEntry("privateKey", PAIR.getPrivate())
        .containsEntry("STATEMENT_TIMEOUT_IN_SECONDS", "14400")
        .containsEntry("TIMEZONE", "UTC")
        .containsEntry("DATE_INPUT_FORMAT", "AUTO")
        .containsEntry("JDBC_QUERY_RESULT_FORMAT", "JSON")
        .containsEntry("CLIENT_TELEMETRY_ENABLED", "false")
        .containsEntry("disablePlatformDetection", "true")
        .doesNotContainKey("password");
  }

  @Test
  void signsInAsItsOwnRoleWithoutAnySecret() {
    Map<String, String> variables = new HashMap<>(FunctionUnderTest.ENVIRONMENT);
    variables.put("SNOWFLAKE_LOGIN", "WORKLOAD_IDENTITY");
    variables.remove("SNOWFLAKE_PRIVATE_KEY_SECRET");
    Map<Object, Object> properties =
        SnowflakeLogin.of(WarehouseSettings.from(variables).login()).properties();
    assertThat(properties)
        .containsEntry("user", "PERSONALIZE_SERVICE")
        .containsEntry("authenticator", "WORKLOAD_IDENTITY")
        .containsEntry("workloadIdentityProvider", "AWS")
        .doesNotContainKey("privateKey")
        .doesNotContainKey("password");
  }

  @Test
  void readsTheKeyFromItsSecret() {
    assertThat(new KeySecret(secrets(() -> pem(PAIR)), "arn").get()).isEqualTo(PAIR.getPrivate());
  }

  @Test
  void refusesWhatIsNoKeyWithoutRepeatingIt() {
    refuses("hunter2", "secret arn must hold a private key as PEM between");
    refuses(pem(PAIR).replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"), "not encrypted");
    refuses(
        "-----BEGIN PRIVATE KEY-----\naHVudGVyMg==\n-----END PRIVATE KEY-----",
        "secret arn must hold an RSA key in PKCS#8, is none");
    refuses(pem(pair("EC")), "secret arn must hold an RSA key in PKCS#8, is none");
  }

  @Test
  void saysWhichSecretIsNotThere() {
    SecretsManagerClient missing =
        secrets(
            () -> {
              throw ResourceNotFoundException.builder()
                  .message("Secrets Manager can't find the specified secret.")
                  .statusCode(400)
                  .build();
            });
    assertThatThrownBy(() -> new KeySecret(missing, "arn").get())
        .isInstanceOf(LoginRefused.class)
        .hasMessageStartingWith("secret arn: Secrets Manager can't find the specified secret.");
  }

  @Test
  void canBeTriedAgainWhenSecretsManagerDoesNotAnswer() {
    SecretsManagerClient silent =
        secrets(
            () -> {
              throw SdkClientException.create("Connect timed out");
            });
    assertThatThrownBy(() -> new KeySecret(silent, "arn").get())
        .isInstanceOf(ServiceUnavailable.class)
        .hasMessage("secret arn: Connect timed out");
  }

  @Test
  void tellsALoginsErrorsFromOthers() {
    assertThat(SnowflakeLogin.isLogin(390_100)).as("wrong password").isTrue();
    assertThat(SnowflakeLogin.isLogin(390_144)).as("invalid token").isTrue();
    assertThat(SnowflakeLogin.isLogin(200_045)).as("unusable key").isTrue();
    assertThat(SnowflakeLogin.isLogin(200_015)).as("network").isFalse();
    assertThat(SnowflakeLogin.isLogin(2003)).as("missing table").isFalse();
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> new KeySecret(secrets(() -> text), "arn").get())
        .isInstanceOf(LoginRefused.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("hunter2")
        .hasMessageNotContaining("aHVudGVyMg");
  }

  private static SecretsManagerClient secrets(Supplier<String> secret) {
    return new SecretsManagerClient() {
      @Override
      public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        assertThat(request.secretId()).isEqualTo("arn");
        return GetSecretValueResponse.builder().secretString(secret.get()).build();
      }

      @Override
      public String serviceName() {
        return "secretsmanager";
      }

      @Override
      public void close() {}
    };
  }

  private static KeyPair pair(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String pem(KeyPair pair) {
    String encoded =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pair.getPrivate().getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n";
  }
}
