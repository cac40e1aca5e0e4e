package accelerator.local.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.sam.template.TemplateFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What must hold for Snowflake's side of the template.
class SnowflakeSectionTest {
  private static final JsonNode TEMPLATE =
      TemplateFile.read(Path.of(System.getProperty("project.root"), "template.yaml"));

  /// What the custom resources run.
  private static final String SET_UP =
      "(create|alter)_(integration|stage|file_format)\\.sql|probe_stage\\.sql";

  private static JsonNode resource(String logicalId) {
    return TEMPLATE.path("Resources").path(logicalId);
  }

  @Test
  void theTemplateItselfWritesWhomTheStorageRoleTrusts() {
    JsonNode trust = resource("SnowflakeStorageRole").at("/Properties/AssumeRolePolicyDocument");

    assertThat(trust.at("/Statement").size()).isEqualTo(1);
    assertThat(trust.at("/Statement/0/Principal/AWS").toString())
        .contains("StorageIntegration", "IamUserArn", "SnowflakeIamUserArn");
    assertThat(trust.at("/Statement/0/Condition/StringEquals").path("sts:ExternalId").toString())
        .contains("StorageIntegration", "ExternalId", "SnowflakeExternalId");
  }

  @Test
  void noRoleMayChangeARole() {
    List<String> actions = new ArrayList<>();
    for (JsonNode found : TEMPLATE.findValues("Action")) {
      if (found.isArray()) {
        found.forEach(action -> actions.add(action.asText()));
      } else {
        actions.add(found.asText());
      }
    }
    assertThat(actions)
        .contains("secretsmanager:GetSecretValue")
        .filteredOn(action -> action.startsWith("iam:"))
        .containsOnly("iam:PassRole");
  }

  @Test
  void theStageComesAfterTheRoleThatItUses() {
    assertThat(resource("Stage").path("DependsOn"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("StorageIntegration", "SnowflakeStorageRole");
  }

  /// Work ends after seven minutes, and answering takes less than one.
  @Test
  void cloudFormationWaitsLongerThanTheFunctionWorks() {
    for (String each : List.of("StorageIntegration", "Stage")) {
      assertThat(resource(each).at("/Properties/ServiceTimeout").asInt())
          .isBetween(8 * 60, resource("WarehouseFunction").at("/Properties/Timeout").asInt());
    }
  }

  @Test
  void theSecretIsNeededForAKeyPairOnly() {
    assertThat(TEMPLATE.at("/Parameters/SnowflakePrivateKeySecret/Default").asText("none"))
        .isEmpty();
    assertThat(TEMPLATE.path("Rules").path("KeyPairNeedsItsSecret").toString())
        .contains("KEY_PAIR", "SnowflakePrivateKeySecret");
    assertThat(TEMPLATE.path("Parameters").properties())
        .extracting(parameter -> parameter.getKey().toLowerCase(Locale.ROOT))
        .noneMatch(name -> name.contains("password"));
  }

  /// CloudFormation calls a custom resource only when one of its own properties changes.
  @Test
  void aChangeOfWhateverASetUpDependsOnCallsIt() {
    for (String each : List.of("StorageIntegration", "Stage")) {
      JsonNode properties = resource(each).path("Properties");
      assertThat(properties.path("Statements").asText())
          .as("Statements of %s: the hash of the set-up statements", each)
          .isEqualTo(hashOfStatements());
      for (String told :
          List.of(
              "Account",
              "User",
              "Role",
              "Warehouse",
              "Database",
              "Schema",
              "Login",
              "PrivateKeySecret")) {
        assertThat(properties.path(told).toString())
            .as("%s of %s", told, each)
            .isEqualTo("{\"Ref\":\"Snowflake%s\"}".formatted(told));
      }
    }
  }

  private static String hashOfStatements() {
    try (Stream<Path> files =
        Files.list(Path.of(System.getProperty("project.root"), "sql/snowflake"))) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file :
          files
              .filter(it -> it.getFileName().toString().matches(SET_UP))
              .sorted(Comparator.comparing(it -> it.getFileName().toString()))
              .toList()) {
        digest.update(Files.readString(file).replace("\r\n", "\n").getBytes(UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (IOException | NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
