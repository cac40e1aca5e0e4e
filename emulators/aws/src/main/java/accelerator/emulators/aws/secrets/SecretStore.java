package accelerator.emulators.aws.secrets;

import accelerator.emulators.loopback.AwsJsonRefusal;
import accelerator.emulators.loopback.AwsJsonService;
import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// AWS Secrets Manager over its JSON 1.1 protocol on 127.0.0.1. It answers `GetSecretValue` for the
/// current version of strings given at the start, and refuses every other operation. Any
/// credentials are accepted, and none.
public final class SecretStore implements AutoCloseable {
  private static final String CURRENT = "AWSCURRENT";
  private static final String NOT_FOUND = "ResourceNotFoundException";
  private static final Pattern NAME = Pattern.compile("(.+)-[A-Za-z0-9]{6}");

  /// An invented id: there is one version of every secret.
  private static final String VERSION_ID = "00000000-0000-0000-0000-000000000001";

  private final Map<String, String> secrets;
  private final double created;
  private final LoopbackServer server;

  private SecretStore(Map<String, String> secrets, int port, InstantSource clock) {
    this.secrets = Map.copyOf(secrets);
    this.created = clock.millis() / 1000.0;
    this.server =
        new AwsJsonService("secretsmanager", "1.1", Map.of("GetSecretValue", this::get))
            .start("Secrets Manager", port);
  }

  /// Serves secrets.
  ///
  /// @param secrets the strings by ARN; a secret is found by its ARN or by the name in it
  /// @param port the port on 127.0.0.1, or 0 for any free one
  /// @param clock says when the secrets were made, which is now
  /// @throws EmulatorException when a key is not the ARN of a secret, or the port is taken
  public static SecretStore start(Map<String, String> secrets, int port, InstantSource clock) {
    secrets.keySet().forEach(SecretStore::name);
    return new SecretStore(secrets, port, clock);
  }

  /// Where clients point `AWS_ENDPOINT_URL_SECRETS_MANAGER`.
  public URI endpoint() {
    return server.endpoint();
  }

  private JsonNode get(ObjectNode request) throws AwsJsonRefusal {
    String secretId = request.path("SecretId").asText();
    if (secretId.isEmpty()) {
      throw new AwsJsonRefusal(
          "InvalidParameterException", "SecretId must have at least 1 character.");
    }
    Optional<String> arn =
        secrets.keySet().stream()
            .filter(known -> known.equals(secretId) || name(known).equals(secretId))
            .findFirst();
    if (arn.isEmpty()) {
      throw new AwsJsonRefusal(NOT_FOUND, "Secrets Manager can't find the specified secret.");
    }
    String stage = request.path("VersionStage").asText(CURRENT);
    if (!stage.equals(CURRENT)
        || !request.path("VersionId").asText(VERSION_ID).equals(VERSION_ID)) {
      throw new AwsJsonRefusal(
          NOT_FOUND,
          "Secrets Manager can't find the specified secret value for staging label: " + stage);
    }
    ObjectNode answer = StrictJson.object();
    answer.put("ARN", arn.get());
    answer.put("Name", name(arn.get()));
    answer.put("SecretString", secrets.get(arn.get()));
    answer.put("VersionId", VERSION_ID);
    answer.putArray("VersionStages").add(CURRENT);
    answer.put("CreatedDate", created);
    return answer;
  }

  /// The name of a secret: what its ARN ends with, less the six characters that AWS draws.
  private static String name(String arn) {
    String[] parts = arn.split(":", 7);
    if (parts.length == 7 && parts[5].equals("secret")) {
      var name = NAME.matcher(parts[6]);
      if (name.matches()) {
        return name.group(1);
      }
    }
    throw new EmulatorException(
        "secret ARN must be arn:..:secretsmanager:..:secret:NAME-xxxxxx, was '%s'".formatted(arn));
  }

  @Override
  public void close() {
    server.close();
  }
}
