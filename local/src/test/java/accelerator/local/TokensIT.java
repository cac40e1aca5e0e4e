package accelerator.local;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.emulators.sam.gateway.TokenIssuer;
import accelerator.local.stack.LocalStack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The endpoint of a stack that was deployed with an issuer of tokens, each bound to a user.
class TokensIT {
  private static final String LIST = "/v1/ecommerce/recommended-for-you?userId=";

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aTokenReadsAndTellsItsOwnUserOnly(@TempDir Path folder) throws Exception {
    try (TokenIssuer issuer = TokenIssuer.start();
        LocalStack stack =
            LocalStack.start(
                Runs.settings(folder)
                    .with(
                        Map.of(
                            "JwtIssuer", issuer.address(),
                            "JwtAudience", "shop",
                            "UserClaim", "sub",
                            "AllowAnonymousEvents", "false")))) {
      assertThat(Runs.run(stack, "{\"loadSampleData\":true}").succeeded()).isTrue();
      Runs.awaitStart(stack);
      String token =
          issuer.token(
              String.format(
                  Locale.ROOT,
                  "{\"iss\":\"%s\",\"aud\":\"shop\",\"sub\":\"u-00042\",\"exp\":%d}",
                  issuer.address(),
                  Instant.now().plusSeconds(600).getEpochSecond()));

      assertThat(get(stack, LIST + "u-00042", token).statusCode()).isEqualTo(200);
      assertThat(get(stack, LIST + "u-00043", token).statusCode()).isEqualTo(403);
      assertThat(Runs.get(stack, LIST + "u-00042").statusCode()).isEqualTo(401);
      assertThat(get(stack, LIST + "u-00042", token + "x").statusCode()).isEqualTo(401);
      assertThat(Runs.get(stack, "/v1/health").statusCode()).isEqualTo(200);
      assertThat(post(stack, "u-00042", token).body()).contains("\"accepted\":1");
      assertThat(post(stack, "u-00043", token).body()).doesNotContain("\"accepted\":1");
      assertThat(post(stack, "u-00042", "none").statusCode()).isEqualTo(401);
    }
  }

  private HttpResponse<String> get(LocalStack stack, String path, String token) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(stack.endpoint() + path))
            .header("Authorization", "Bearer " + token)
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(LocalStack stack, String userId, String token)
      throws Exception {
    String body =
        Json.write(
            Json.object()
                .set(
                    "events",
                    Json.array()
                        .add(
                            Json.object()
                                .put("eventType", "View")
                                .put("userId", userId)
                                .put("itemId", "sku-0123"))));
    return http.send(
        HttpRequest.newBuilder(URI.create(stack.endpoint() + "/v1/ecommerce/events"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
