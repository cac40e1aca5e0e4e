package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.core.StorageFailed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A sender by the secret, a browser by its token, anybody by the setting: each alone, each beside
/// the others.
class SenderMatrixTest {
  private static final KeyPair KEY = newKey();
  private static final AcceptedIssuer ISSUER =
      new AcceptedIssuer("https://login.example/pool", List.of("shop"));

  /// The second at which the endpoint's clock stands.
  private static final long NOW = 1_764_572_400L;

  private static final String GOOD = token(KEY, "RS256", claims("u-1"));
  private static final Map<String, String> BAD_TOKENS =
      Map.of(
          "expired", token(KEY, "RS256", claims("u-1").put("exp", NOW)),
          "of later", token(KEY, "RS256", claims("u-1").put("nbf", NOW + 60)),
          "for others", token(KEY, "RS256", claims("u-1").put("aud", "bank")),
          "of others", token(KEY, "RS256", claims("u-1").put("iss", "https://evil.example")),
          "forged", token(newKey(), "RS256", claims("u-1")),
          "unsigned", token(KEY, "none", claims("u-1")),
          "symmetric", token(KEY, "HS256", claims("u-1")),
          "cut", GOOD.substring(0, GOOD.length() - 8));

  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void eachSenderPassesWhereItsSettingIsSetWhateverElseIs() {
    for (int settings = 0; settings < 8; settings++) {
      boolean secret = (settings & 1) > 0;
      boolean issuer = (settings & 2) > 0;
      boolean anonymous = (settings & 4) > 0;
      Endpoint endpoint = endpoint(secret, issuer, anonymous);
      String named = "secret %s, issuer %s, anonymous %s: ".formatted(secret, issuer, anonymous);
      boolean ignoresCredentials = anonymous && !secret && !issuer;

      assertThat(passes(endpoint, Map.of())).as(named + "none").isEqualTo(anonymous);
      for (String presented : List.of("Bearer s:1", "Basic czox")) {
        assertThat(passes(endpoint, Map.of("Authorization", presented)))
            .as(named + presented)
            .isEqualTo(secret || ignoresCredentials);
      }
      assertThat(passes(endpoint, Map.of("Authorization", "Bearer s:2")))
          .as(named + "wrong secret")
          .isEqualTo(ignoresCredentials);
      assertThat(passes(endpoint, Map.of("Authorization", "Bearer " + GOOD)))
          .as(named + "token")
          .isEqualTo(issuer || ignoresCredentials);
      BAD_TOKENS.forEach(
          (name, token) ->
              assertThat(passes(endpoint, Map.of("Authorization", "Bearer " + token)))
                  .as(named + name)
                  .isEqualTo(ignoresCredentials));
    }
  }

  @Test
  void aTokenSpeaksForItsOwnUserOnlyAndTheSecretForAll() {
    FakeEvents events = events(true, true, false);
    Endpoint endpoint = new Endpoint(events);
    String two =
        """
        [{"eventType":"View","userId":"u-1","itemId":"p"},{"eventType":"View","userId":"u-2","itemId":"p"}]\
        """;

    JsonNode own =
        endpoint.post("/v1/ecommerce/events", two, Map.of("Authorization", "Bearer " + GOOD));
    JsonNode all =
        endpoint.post("/v1/ecommerce/events", two, Map.of("Authorization", "Bearer s:1"));

    assertThat(Json.parse(own.path("body").asText()).path("accepted").asInt()).isEqualTo(1);
    assertThat(Json.parse(all.path("body").asText()).path("accepted").asInt()).isEqualTo(2);
  }

  @Test
  void readsTheIssuersKeysOnceHoweverManyAreInvented() {
    Endpoint endpoint = endpoint(true, true, false);
    for (int invented = 0; invented < 20; invented++) {
      passes(endpoint, Map.of("Authorization", "Bearer " + GOOD));
      passes(endpoint, Map.of("Authorization", "Bearer " + BAD_TOKENS.get("forged")));
    }
    assertThat(reads).hasValue(2);
  }

  @Test
  void cannotTellSendersWhileTheIssuerIsSilent() {
    FakeEvents events = events(true, true, false);
    events.documents =
        url -> {
          throw new StorageFailed("silent");
        };
    JsonNode answer =
        new Endpoint(events)
            .post("/v1/ecommerce/events", "[]", Map.of("Authorization", "Bearer " + GOOD));
    assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
    assertThat(Json.parse(answer.path("body").asText()).path("type").asText())
        .isEqualTo("urn:problem:senders-unknown");
  }

  @Test
  void asksASilentIssuerOnceInFiveSecondsHoweverManyTokensCome() {
    FakeEvents events = events(true, true, false);
    AtomicBoolean isSilent = new AtomicBoolean(true);
    events.documents =
        url -> {
          if (isSilent.get()) {
            reads.incrementAndGet();
            throw new StorageFailed("silent");
          }
          return published(url);
        };
    Endpoint endpoint = new Endpoint(events);
    Map<String, String> token = Map.of("Authorization", "Bearer " + GOOD);
    for (int times = 0; times < 20; times++) {
      assertThat(endpoint.post("/v1/ecommerce/events", "[]", token).path("statusCode").asInt())
          .isEqualTo(503);
    }
    assertThat(reads).hasValue(1);
    isSilent.set(false);
    endpoint.now = endpoint.now.plusSeconds(5);
    assertThat(passes(endpoint, token)).isTrue();
  }

  private Endpoint endpoint(boolean secret, boolean issuer, boolean anonymous) {
    return new Endpoint(events(secret, issuer, anonymous));
  }

  private FakeEvents events(boolean secret, boolean issuer, boolean anonymous) {
    FakeEvents events =
        new FakeEvents()
            .with(
                new EventSettings(
                    secret ? Optional.of("arn:secret") : Optional.empty(),
                    anonymous,
                    Optional.of("sub"),
                    issuer ? Optional.of(ISSUER) : Optional.empty(),
                    false));
    events.secret = Optional.of("s:1");
    events.documents = this::published;
    return events;
  }

  private JsonNode published(String url) {
    reads.incrementAndGet();
    if (url.equals("https://login.example/pool/.well-known/openid-configuration")) {
      return Json.parse("{\"jwks_uri\":\"https://login.example/keys\"}");
    }
    RSAPublicKey key = (RSAPublicKey) KEY.getPublic();
    ObjectNode keys = Json.object();
    keys.putArray("keys")
        .addObject()
        .put("kty", "RSA")
        .put("kid", "k")
        .put("n", encoded(key.getModulus().toByteArray()))
        .put("e", encoded(key.getPublicExponent().toByteArray()));
    return keys;
  }

  private static boolean passes(Endpoint endpoint, Map<String, String> headers) {
    String event = "{\"eventType\":\"View\",\"userId\":\"u-1\",\"itemId\":\"p\"}";
    int status = endpoint.post("/v1/ecommerce/events", event, headers).path("statusCode").asInt();
    assertThat(status).isIn(200, 401);
    return status == 200;
  }

  private static ObjectNode claims(String user) {
    return Json.object()
        .put("iss", ISSUER.address())
        .put("aud", "shop")
        .put("sub", user)
        .put("exp", NOW + 60);
  }

  private static String token(KeyPair key, String algorithm, ObjectNode claims) {
    try {
      String signed =
          encoded(
                  "{\"alg\":\"%s\",\"kid\":\"k\"}"
                      .formatted(algorithm)
                      .getBytes(StandardCharsets.UTF_8))
              + "."
              + encoded(Json.write(claims).getBytes(StandardCharsets.UTF_8));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.UTF_8));
      return signed + "." + encoded(signature.sign());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
