package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.recommend.events.Event;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who may send events, and what is told and kept of them.
class EventSendersTest {
  private static final String PATH = "/v1/ecommerce/events";
  private static final String VIEW =
      "{\"eventId\":\"e1\",\"eventType\":\"View\",\"userId\":\"u-00042\",\"itemId\":\"sku-1\"}";
  private static final EventSettings WITH_SECRET =
      new EventSettings(Optional.of("arn:secret"), false, Optional.empty(), false);
  private static final EventSettings WITH_CLAIM =
      new EventSettings(Optional.empty(), false, Optional.of("sub"), false);

  @Test
  void knowsItsSendersByBasicOrBearer() {
    FakeEvents own = new FakeEvents().with(WITH_SECRET);
    own.secret = Optional.of("{\"username\":\"bridge\",\"password\":\"p:w\"}");
    Endpoint guarded = new Endpoint(own);

    assertThat(status(guarded, basic("bridge:p:w"))).isEqualTo(200);
    assertThat(status(guarded, "bearer bridge:p:w")).isEqualTo(200);
    for (String wrong : List.of(basic("bridge:pw"), "Bearer x", "Basic %", "Digest x", "")) {
      assertThat(status(guarded, wrong)).as(wrong).isEqualTo(401);
    }
    assertThat(own.all()).hasSize(2);
    assertThat(own.secretReads).isEqualTo(1);
    JsonNode none = guarded.post(PATH, VIEW, Map.of());
    assertThat(none.path("statusCode").asInt()).isEqualTo(401);
    assertThat(Endpoint.headers(none)).containsKey("WWW-Authenticate");
  }

  @Test
  void neitherReadsNorJudgesABodyBeforeTheSenderIsKnown() {
    FakeEvents own = new FakeEvents().with(WITH_SECRET);
    own.secret = Optional.of("secret");

    JsonNode answer = new Endpoint(own).post(PATH, "not JSON", Map.of("Content-Type", "text/css"));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(401);
  }

  @Test
  void namesTheSettingWhenNobodyMaySend() {
    Endpoint closed =
        new Endpoint(
            new FakeEvents()
                .with(new EventSettings(Optional.empty(), false, Optional.empty(), false)));

    JsonNode answer = closed.post(PATH, VIEW, Map.of());

    assertThat(answer.path("statusCode").asInt()).isEqualTo(401);
    assertThat(body(answer).path("detail").asText())
        .isEqualTo(
            "no sender may send events: neither the parameter EventsSecret nor AllowAnonymousEvents is set");
  }

  @Test
  void cannotTellSendersWhileTheSecretCannotBeRead() {
    JsonNode answer =
        new Endpoint(new FakeEvents().with(WITH_SECRET))
            .post(PATH, VIEW, Map.of("Authorization", "Bearer x"));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
    assertThat(body(answer).path("type").asText()).isEqualTo("urn:problem:senders-unknown");
  }

  @Test
  void aTokensUserMayTellOfThemselvesOnly() {
    FakeEvents own = new FakeEvents().with(WITH_CLAIM);
    String three =
        """
        [{"eventId":"a","eventType":"View","userId":"u-1","itemId":"p"},
         {"eventId":"b","eventType":"View","userId":"u-2","itemId":"p"},
         {"eventId":"c","eventType":"View","sessionId":"s","itemId":"p"}]""";

    JsonNode body = body(new Endpoint(own).postAs(PATH, three, Map.of("sub", "u-1")));

    assertThat(body)
        .isEqualTo(
            Json.parse(
                "{\"accepted\":2,\"refused\":[{\"index\":1,\"eventId\":\"b\",\"detail\":\"userId must be the token's own\"}]}"));
    assertThat(own.all()).extracting(Event::userId).containsOnly(Optional.of("u-1"));
    assertThat(new Endpoint(own).postAs(PATH, three, Map.of("iss", "x")).path("statusCode").asInt())
        .isEqualTo(403);
  }

  @Test
  void anEventWithoutIdsIsTheTokensUsers() {
    FakeEvents own = new FakeEvents().with(WITH_CLAIM);
    Endpoint endpoint = new Endpoint(own);
    String view = "{\"eventType\":\"View\",\"itemId\":\"p\"}";

    for (String user : List.of("u-1", "u-2", "u-1")) {
      assertThat(body(endpoint.postAs(PATH, view, Map.of("sub", user))))
          .isEqualTo(Json.parse("{\"accepted\":1,\"refused\":[]}"));
    }

    assertThat(own.all())
        .extracting(event -> event.userId().orElseThrow() + " " + event.sessionId())
        .containsExactly("u-1 u-1", "u-2 u-2", "u-1 u-1");
    assertThat(own.all().get(2)).isEqualTo(own.all().getFirst());
    assertThat(own.all().get(1).eventId()).isNotEqualTo(own.all().getFirst().eventId());
  }

  @Test
  void logsNeitherIdsNorBodiesNorCredentials() {
    FakeEvents own = new FakeEvents().with(WITH_SECRET);
    own.secret = Optional.of("secret");
    Endpoint guarded = new Endpoint(own);

    status(guarded, "Bearer secret");
    status(guarded, "Bearer guess");
    guarded.post(PATH, "[{\"userId\":\"u-00042\"}]", Map.of("Authorization", "Bearer secret"));

    assertThat(guarded.log).hasSize(3);
    assertThat(guarded.log).noneMatch(line -> line.matches(".*(u-00042|sku-1|e1|secret|guess).*"));
  }

  private static int status(Endpoint endpoint, String authorization) {
    return endpoint
        .post(PATH, VIEW, Map.of("Authorization", authorization))
        .path("statusCode")
        .asInt();
  }

  private static String basic(String credentials) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(credentials.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static JsonNode body(JsonNode answer) {
    return Json.parse(answer.path("body").asText());
  }
}
