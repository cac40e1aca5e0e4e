package accelerator.emulators.aws.stranger;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.aws.junit.AwsExtension;
import java.net.URI;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AwsExtensionTest {
  private static final String ARN =
      "arn:aws:secretsmanager:eu-west-1:000000000000:secret:key-AbCdEf";

  @RegisterExtension
  static final AwsExtension SHARED = new AwsExtension().withBucket("shop").withSecret(ARN, "hush");

  @RegisterExtension final AwsExtension own = new AwsExtension().withBucket("shop");

  private static S3Client s3(URI endpoint) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .forcePathStyle(true)
        .region(Region.EU_WEST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static int count(AwsExtension services) {
    try (S3Client client = s3(services.s3())) {
      return client.listObjectsV2(list -> list.bucket("shop")).contents().size();
    }
  }

  private static void put(AwsExtension services) {
    try (S3Client client = s3(services.s3())) {
      client.putObject(put -> put.bucket("shop").key("a"), RequestBody.fromString("x"));
    }
  }

  @Test
  @Order(1)
  void keepsAnObjectForTheNextTest() {
    put(SHARED);
    put(own);

    assertThat(count(SHARED)).isEqualTo(1);
    assertThat(count(own)).isEqualTo(1);
    assertThat(SHARED.objects().bucket("shop").resolve("a")).hasContent("x");
  }

  @Test
  @Order(2)
  void startsAnewForEachTestAsAnInstanceField() {
    assertThat(count(SHARED)).isEqualTo(1);
    assertThat(count(own)).isZero();
  }

  @Test
  void givesASecret() {
    try (SecretsManagerClient client =
        SecretsManagerClient.builder()
            .endpointOverride(SHARED.secretsManager())
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      assertThat(client.getSecretValue(get -> get.secretId("key")).secretString())
          .isEqualTo("hush");
    }
  }

  @Nested
  class InsideOfAnotherClass {
    @Test
    void runsOn() {
      assertThat(SHARED.pricing()).hasHost("127.0.0.1");
    }
  }
}
