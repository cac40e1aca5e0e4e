package accelerator.emulators.sam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.emulators.sam.template.JwtAuthorizer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenIssuerTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void signsATokenThatHoldsForAWhile() {
    try (TokenIssuer issuer = TokenIssuer.start()) {
      JwtCheck check = new JwtCheck(new JwtAuthorizer(issuer.address(), List.of("shop")));
      String token = issuer.token("u-1", "shop", NOW, Duration.ofMinutes(5));

      assertThat(check.claims("Bearer " + token, NOW))
          .contains(
              Map.of(
                  "iss", issuer.address(),
                  "sub", "u-1",
                  "aud", "shop",
                  "iat", "1767225600",
                  "exp", "1767225900"));
      assertThat(check.claims(token, NOW.plusSeconds(300))).isEmpty();
      assertThat(check.claims(token, NOW.minusSeconds(1))).isEmpty();
    }
  }

  @Test
  void givesATokenToWhoeverAsksOnThisMachine() throws Exception {
    try (TokenIssuer issuer = TokenIssuer.start();
        HttpClient client = HttpClient.newHttpClient()) {
      JwtCheck check = new JwtCheck(new JwtAuthorizer(issuer.address(), List.of("shop")));
      HttpResponse<String> token =
          client.send(
              HttpRequest.newBuilder(
                      issuer.endpoint().resolve("/token?sub=u%201&aud=shop&seconds=60"))
                  .build(),
              BodyHandlers.ofString());

      assertThat(check.claims(token.body(), Instant.now()).orElseThrow())
          .containsEntry("sub", "u 1");
      assertThat(
              client
                  .send(
                      HttpRequest.newBuilder(issuer.endpoint().resolve("/token?sub=u")).build(),
                      BodyHandlers.discarding())
                  .statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void forgesATokenThatNobodyTakes() {
    try (TokenIssuer issuer = TokenIssuer.start()) {
      JwtCheck check = new JwtCheck(new JwtAuthorizer(issuer.address(), List.of("shop")));
      String claims =
          "{\"iss\":\"%s\",\"aud\":\"shop\",\"exp\":1767225900}".formatted(issuer.address());

      assertThat(check.claims(issuer.token(claims), NOW)).isPresent();
      assertThat(check.claims(TokenIssuer.forged(claims), NOW)).isEmpty();
    }
  }

  @Test
  void refusesATokenWhoseClaimsAreNotOneObject() {
    try (TokenIssuer issuer = TokenIssuer.start()) {
      JwtCheck check = new JwtCheck(new JwtAuthorizer(issuer.address(), List.of("shop")));
      String claims =
          "{\"iss\":\"%s\",\"aud\":\"shop\",\"exp\":1767225900}".formatted(issuer.address());

      for (String wrong : List.of(claims + "x", claims.replace("}", ",\"aud\":\"shop\"}"), "")) {
        assertThat(check.claims(issuer.token(wrong), NOW)).isEmpty();
      }
    }
  }
}
