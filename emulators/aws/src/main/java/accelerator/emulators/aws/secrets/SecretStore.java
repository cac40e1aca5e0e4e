package accelerator.emulators.aws.secrets;

import accelerator.emulators.loopback.EmulatorException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// AWS Secrets Manager over its JSON 1.1 protocol on 127.0.0.1. It answers `GetSecretValue` for the
/// current version of strings given at the start, and refuses every other operation. Any
/// credentials are accepted, and none.
public final class SecretStore implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GET = "secretsmanager.GetSecretValue";
  private static final String CURRENT = "AWSCURRENT";

  /// An invented id: there is one version of every secret.
  private static final String VERSION_ID = "00000000-0000-0000-0000-000000000001";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, String> secrets;
  private final double created;

  private SecretStore(HttpServer server, Map<String, String> secrets, InstantSource clock) {
    this.server = server;
    this.secrets = Map.copyOf(secrets);
    this.created = clock.millis() / 1000.0;
  }

  /// Serves secrets.
  ///
  /// @param secrets the strings by ARN; a secret is found by its ARN or by the name in it
  /// @param port the port on 127.0.0.1, or 0 for any free one
  /// @throws EmulatorException when a key is not the ARN of a secret
  public static SecretStore start(Map<String, String> secrets, int port, InstantSource clock) {
    secrets.keySet().forEach(SecretStore::name);
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
      SecretStore store = new SecretStore(server, secrets, clock);
      server.setExecutor(store.threads);
      server.createContext("/", store::handle);
      server.start();
      return store;
    } catch (IOException failure) {
      throw new UncheckedIOException("secret store cannot listen on 127.0.0.1:" + port, failure);
    }
  }

  /// Where clients point `AWS_ENDPOINT_URL_SECRETS_MANAGER`.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String operation =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")).orElse("");
      if (!operation.equals(GET)) {
        refuse(exchange, "UnknownOperationException", "Not supported here: " + operation);
        return;
      }
      get(exchange, JSON.readTree(exchange.getRequestBody()));
    } catch (JsonProcessingException _) {
      refuse(exchange, "SerializationException", "The request is not JSON");
    }
  }

  private void get(HttpExchange exchange, JsonNode request) throws IOException {
    String secretId = request.path("SecretId").asText();
    Optional<String> arn =
        secrets.keySet().stream()
            .filter(known -> known.equals(secretId) || name(known).equals(secretId))
            .findFirst();
    String stage = request.path("VersionStage").asText(CURRENT);
    String version = request.path("VersionId").asText(VERSION_ID);
    if (secretId.isEmpty()) {
      refuse(exchange, "InvalidParameterException", "SecretId must have at least 1 character.");
      return;
    }
    if (arn.isEmpty() || !stage.equals(CURRENT) || !version.equals(VERSION_ID)) {
      refuse(
          exchange,
          "ResourceNotFoundException",
          arn.isEmpty()
              ? "Secrets Manager can't find the specified secret."
              : "Secrets Manager can't find the specified secret value for staging label: "
                  + stage);
      return;
    }
    ObjectNode answer = JSON.createObjectNode();
    answer.put("ARN", arn.get());
    answer.put("Name", name(arn.get()));
    answer.put("SecretString", secrets.get(arn.get()));
    answer.put("VersionId", VERSION_ID);
    answer.putArray("VersionStages").add(CURRENT);
    answer.put("CreatedDate", created);
    send(exchange, 200, answer);
  }

  /// The name of a secret: what its ARN ends with, less the six characters that AWS draws.
  private static String name(String arn) {
    String[] parts = arn.split(":", 7);
    if (parts.length != 7 || !parts[5].equals("secret") || !parts[6].matches(".+-[A-Za-z0-9]{6}")) {
      throw new EmulatorException(
          "secret ARN must be arn:..:secretsmanager:..:secret:NAME-xxxxxx, was '%s'"
              .formatted(arn));
    }
    return parts[6].substring(0, parts[6].length() - 7);
  }

  private static void refuse(HttpExchange exchange, String type, String message)
      throws IOException {
    exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
    send(exchange, 400, JSON.createObjectNode().put("__type", type).put("Message", message));
  }

  private static void send(HttpExchange exchange, int status, ObjectNode answer)
      throws IOException {
    byte[] body = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
