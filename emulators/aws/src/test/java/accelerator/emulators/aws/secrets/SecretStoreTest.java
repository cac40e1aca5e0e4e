package accelerator.emulators.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.EmulatorException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

class SecretStoreTest {
  private static final String ARN =
      "arn:aws:secretsmanager:eu-west-1:000000000000:secret:shop-credentials-abcdef";
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  static SecretStore store;
  static SecretsManagerClient client;

  @BeforeAll
  static void start() {
    store = SecretStore.start(Map.of(ARN, "{\"user\":\"LOADER\"}"), 0, () -> NOW);
    client =
        SecretsManagerClient.builder()
            .endpointOverride(store.endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "secret")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterAll
  static void stop() {
    client.close();
    store.close();
  }

  @Test
  void answersByArnAndByName() {
    for (String id : List.of(ARN, "shop-credentials")) {
      var secret = client.getSecretValue(get -> get.secretId(id));

      assertThat(secret.secretString()).isEqualTo("{\"user\":\"LOADER\"}");
      assertThat(secret.arn()).isEqualTo(ARN);
      assertThat(secret.name()).isEqualTo("shop-credentials");
      assertThat(secret.versionStages()).containsExactly("AWSCURRENT");
      assertThat(secret.createdDate()).isEqualTo(NOW);
    }
  }

  @Test
  void namesASecretThatIsNotThere() {
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> client.getSecretValue(get -> get.secretId("other")))
        .satisfies(
            e ->
                assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo("Secrets Manager can't find the specified secret."));
  }

  @Test
  void knowsNoOtherVersion() {
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(
            () -> client.getSecretValue(get -> get.secretId(ARN).versionStage("AWSPREVIOUS")));
  }

  @Test
  void refusesOtherOperations() {
    assertThatExceptionOfType(SecretsManagerException.class)
        .isThrownBy(() -> client.listSecrets())
        .satisfies(
            e -> {
              assertThat(e.statusCode()).isEqualTo(400);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
              assertThat(e.awsErrorDetails().errorMessage())
                  .isEqualTo("Not supported here: secretsmanager.ListSecrets");
            });
  }

  @Test
  void refusesAKeyThatIsNoArn() {
    assertThatThrownBy(() -> SecretStore.start(Map.of("credentials", "x"), 0, () -> NOW))
        .isInstanceOf(EmulatorException.class)
        .hasMessageEndingWith("was 'credentials'");
  }
}
