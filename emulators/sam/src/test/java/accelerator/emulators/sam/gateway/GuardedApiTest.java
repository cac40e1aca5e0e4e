package accelerator.emulators.sam.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.sam.lambda.Invocation.Returned;
import accelerator.emulators.sam.template.ApiRoute;
import accelerator.emulators.sam.template.JwtAuthorizer;
import accelerator.emulators.sam.template.Throttle;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an API lets through: authorizers and throttles.
class GuardedApiTest {
  private static final long NOW = 1_704_067_200;

  private final HttpClient client = HttpClient.newHttpClient();
  private final TokenIssuer issuer = TokenIssuer.start();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private Instant now = Instant.ofEpochSecond(NOW);
  private final HttpApi api =
      start(
          new ApiRoute(
              "GET /mine",
              "F",
              Duration.ofSeconds(20),
              Optional.of(new JwtAuthorizer(issuer.address(), List.of("shop", "app"))),
              Optional.empty()),
          new ApiRoute(
              "GET /few",
              "F",
              Duration.ofSeconds(20),
              Optional.empty(),
              Optional.of(new Throttle("GET /few", 2, 3))));

  @AfterEach
  void stop() {
    api.close();
    issuer.close();
    client.close();
  }

  @Test
  void handsTheClaimsOfATokenToTheFunction() throws Exception {
    String token = issuer.token(claims("\"aud\":[\"other\",\"shop\"],\"exp\":%d,\"admin\":true"));

    assertThat(get("/mine", "Bearer " + token).statusCode()).isEqualTo(200);

    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(events.take()).at("/requestContext/authorizer"))
        .isEqualTo(
            json.readTree(
                String.format(
                    Locale.ROOT,
                    """
                    {"jwt":{"claims":{"iss":"%s","sub":"u-1","aud":"[other shop]","exp":"%d","admin":"true"},"scopes":null}}
                    """,
                    issuer.address(),
                    NOW + 60)));
  }

  @Test
  void takesTheClientIdOfATokenWithoutAudience() throws Exception {
    String token = issuer.token(claims("\"client_id\":\"app\",\"exp\":%d"));

    assertThat(get("/mine", token).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"aud\":\"another\",\"exp\":%d",
        "\"aud\":\"another\",\"client_id\":\"app\",\"exp\":%d",
        "\"aud\":\"shop\"",
        "\"aud\":\"shop\",\"exp\":1704067200",
        "\"aud\":\"shop\",\"exp\":\"soon\"",
        "\"aud\":\"shop\",\"exp\":%d,\"nbf\":1704067201",
        "\"aud\":\"shop\",\"exp\":%d,\"iat\":1704067201",
        "\"aud\":\"shop\",\"exp\":%d,\"iss\":\"http://127.0.0.1\""
      })
  void refusesATokenThatDoesNotHold(String claims) throws Exception {
    assertUnauthorized(issuer.token(claims(claims)));
  }

  @Test
  void refusesATokenOfAnotherKeyAndWhatIsNoToken() throws Exception {
    String claims = claims("\"aud\":\"shop\",\"exp\":%d");
    var stranger = KeyPairGenerator.getInstance("RSA").generateKeyPair();

    assertUnauthorized(TokenIssuer.token(claims, stranger, "k-1"));
    assertUnauthorized(TokenIssuer.token(claims, stranger, "k-2"));
    assertUnauthorized("");
    assertUnauthorized("a.b.c");
    assertUnauthorized("Basic dTpw");
    String unsigned = issuer.token(claims).replaceFirst("\\.[^.]*$", ".");
    assertUnauthorized(unsigned);
  }

  @Test
  void letsABurstThroughAndThenTheRate() throws Exception {
    assertThat(statuses(5)).containsExactly(200, 200, 200, 429, 429);
    assertThat(get("/few", "").body()).isEqualTo("{\"message\":\"Too Many Requests\"}");

    now = now.plusMillis(500);

    assertThat(statuses(2)).containsExactly(200, 429);
  }

  @Test
  void refusesAnIssuerThatIsNotOnThisMachine() {
    assertThatThrownBy(() -> new IssuerKeys("https://192.0.2.1/pool"))
        .isInstanceOf(EmulatorException.class)
        .hasMessage("the issuer of tokens must be on this machine, was 'https://192.0.2.1/pool'");
  }

  private void assertUnauthorized(String token) throws Exception {
    HttpResponse<String> response = get("/mine", token);
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    assertThat(response.headers().firstValue("www-authenticate").orElse(""))
        .matches(
            "Bearer( scope=\"\" error=\"invalid_token\" error_description=\"invalid token\")?");
    assertThat(events).isEmpty();
  }

  private String claims(String others) {
    String all = "{\"iss\":\"%s\",\"sub\":\"u-1\",".formatted(issuer.address()) + others + "}";
    return all.replace("%d", String.valueOf(NOW + 60));
  }

  private List<Integer> statuses(int requests) {
    return IntStream.range(0, requests)
        .mapToObj(
            _ -> {
              try {
                return get("/few", "").statusCode();
              } catch (Exception failure) {
                throw new AssertionError(failure);
              }
            })
        .toList();
  }

  private HttpResponse<String> get(String path, String authorization) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.endpoint() + path));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpApi start(ApiRoute... routes) {
    return HttpApi.start(
        0,
        List.of(routes),
        Optional.empty(),
        (function, event, _) -> {
          events.add(event);
          return new Returned("{\"statusCode\":200,\"body\":\"ok\"}");
        },
        () -> now,
        () -> "r-1");
  }
}
