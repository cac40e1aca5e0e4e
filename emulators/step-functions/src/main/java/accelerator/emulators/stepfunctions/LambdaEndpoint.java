package accelerator.emulators.stepfunctions;

import static java.nio.charset.StandardCharsets.UTF_8;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// Functions behind Lambda's `Invoke` over HTTP, whatever proxy this machine has. Requests are not
/// signed.
public final class LambdaEndpoint implements LambdaFunctions, AutoCloseable {
  private final URI endpoint;
  private final HttpClient http =
      HttpClient.newBuilder()
          .proxy(HttpClient.Builder.NO_PROXY)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  /// @param endpoint such as `http://127.0.0.1:9701`
  /// @throws EmulatorException when it is no address of HTTP
  public LambdaEndpoint(URI endpoint) {
    if (endpoint.getHost() == null || !"http".equals(endpoint.getScheme())) {
      throw new EmulatorException(
          "the address of Lambda must be like http://127.0.0.1:9701, was '%s'".formatted(endpoint));
    }
    this.endpoint = endpoint;
  }

  @Override
  public JsonNode invoke(String function, JsonNode payload)
      throws TaskFailed, InterruptedException {
    URI uri =
        endpoint.resolve(
            "/2015-03-31/functions/%s/invocations".formatted(URLEncoder.encode(function, UTF_8)));
    HttpResponse<String> answer;
    try {
      answer =
          http.send(
              HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(payload.toString())).build(),
              BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new TaskFailed(
          "Lambda.SdkClientException", "nobody answers at %s: %s".formatted(endpoint, failure));
    }
    return result(answer);
  }

  private static JsonNode result(HttpResponse<String> answer) throws TaskFailed {
    JsonNode body;
    try {
      body = StrictJson.read(answer.body());
    } catch (IOException failure) {
      throw new TaskFailed("Lambda.Unknown", "the answer is not JSON: " + failure.getMessage());
    }
    if (answer.statusCode() != 200) {
      String type = answer.headers().firstValue("x-amzn-errortype").orElse("Unknown");
      throw new TaskFailed("Lambda." + type, body.path("Message").asText());
    }
    if (answer.headers().firstValue("x-amz-function-error").isPresent()) {
      throw new TaskFailed(body.path("errorType").asText("Lambda.Unknown"), answer.body());
    }
    return body;
  }

  /// Ends the calls that are under way.
  @Override
  public void close() {
    http.shutdownNow();
  }
}
