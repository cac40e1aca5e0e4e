package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Json;
import accelerator.recommend.EventSink.Outcome;
import accelerator.recommend.events.Event;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events through the whole function, with fakes of the event tracker and of the secret.
class EventIntakeTest {
  private static final String PATH = "/v1/ecommerce/events";
  private static final String VIEW =
      "{\"eventId\":\"e1\",\"eventType\":\"View\",\"userId\":\"u-00042\",\"itemId\":\"sku-1\"}";
  private static final EventSettings WITH_SECRET =
      new EventSettings(Optional.of("arn:secret"), false, Optional.empty(), false);

  private final FakeEvents events = new FakeEvents();
  private final Endpoint endpoint = new Endpoint(events);

  @Test
  void acceptsTheGoodAndRefusesTheBadInOneAnswer() {
    JsonNode answer = endpoint.call("post-events");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText())
        .isEqualTo(
            """
            {"accepted":2,"refused":[{"index":2,"eventId":"e-3","detail":"eventType must be one of [View, Click, AddToCart, Purchase], was 'Watch'"}]}\
            """);
    assertThat(events.trackingIds).containsExactly("tracker-1");
    assertThat(events.all()).extracting(Event::eventId).containsExactly("e-1", "e-2");
    assertThat(endpoint.log)
        .containsExactly(
            """
            {"accepted":2,"domain":"ecommerce","ignored":0,"milliseconds":0,"refused":1,\
            "route":"/v1/{domain}/events","status":200}\
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"post-events-snowbridge", "post-events-snowplow"})
  void takesWhatSnowbridgeSendsToASenderOfTheSecret(String event) {
    FakeEvents own = new FakeEvents().with(WITH_SECRET);
    own.secret = Optional.of("snowbridge:example");

    JsonNode answer = new Endpoint(own).call(event);

    assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
    assertThat(own.all())
        .extracting(each -> each.userId().orElse(""), each -> each.type().key())
        .containsOnly(
            org.assertj.core.groups.Tuple.tuple(
                "u-00042", event.endsWith("plow") ? "View" : "Purchase"));
  }

  @Test
  void sendsTheSameEventUnderTheSameIdEveryTime() {
    String withoutId =
        "{\"eventType\":\"View\",\"userId\":\"u\",\"itemId\":\"p\",\"sentAt\":1764572375}";

    endpoint.post(PATH, withoutId, Map.of());
    endpoint.post(PATH, "{\"events\":[" + withoutId + "]}", Map.of());

    assertThat(events.all()).hasSize(2);
    assertThat(events.all().getFirst()).isEqualTo(events.all().getLast());
  }

  @Test
  void answersWithEveryRefusalWhenAllAreRefusedForASenderWouldTryForEver() {
    JsonNode answer = endpoint.post(PATH, "[{\"eventId\":\"x\"},7]", Map.of());

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText())
        .isEqualTo(
            """
            {"accepted":0,"refused":[\
            {"index":0,"eventId":"x","detail":"eventType must be given"},\
            {"index":1,"detail":"an event must be an object, was '7'"}]}\
            """);
    assertThat(events.puts).isEmpty();
  }

  @Test
  void refusesOnlyTheEventThatPersonalizeRefuses() {
    events.outcome =
        put ->
            put.stream().anyMatch(each -> each.itemId().equals("p3"))
                ? new Outcome.Refused("no such thing")
                : new Outcome.Taken();

    JsonNode body = body(endpoint.post(PATH, views(5, "u"), Map.of()));

    assertThat(body.path("accepted").asInt()).isEqualTo(4);
    assertThat(body.path("refused"))
        .isEqualTo(
            Json.parse(
                "[{\"index\":3,\"eventId\":\"e3\",\"detail\":\"Personalize refused the event: no"
                    + " such thing\"}]"));
  }

  @Test
  void saysWhatCountsAlreadyWhenPersonalizeGivesUpHalfWay() {
    events.outcome =
        put ->
            events.puts.size() == 1
                ? new Outcome.Taken()
                : new Outcome.Unavailable("ThrottlingException");

    JsonNode answer = endpoint.post(PATH, views(25, "u"), Map.of());

    assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
    assertThat(Endpoint.headers(answer)).containsEntry("Retry-After", "5");
    assertThat(body(answer).path("type").asText()).isEqualTo("urn:problem:events-unavailable");
    assertThat(body(answer).path("accepted").asInt()).isEqualTo(10);
    assertThat(events.puts).hasSize(2);
    assertThat(endpoint.log.getFirst()).contains("\"outage\":\"ThrottlingException\"");
  }

  @Test
  void handsManyUsersOverSideBySide() {
    String many =
        IntStream.range(0, 40)
            .mapToObj(n -> views(2, "u" + n))
            .map(each -> each.substring(1, each.length() - 1))
            .collect(Collectors.joining(",", "[", "]"));

    assertThat(body(endpoint.post(PATH, many, Map.of())))
        .isEqualTo(Json.parse("{\"accepted\":80,\"refused\":[]}"));
    assertThat(events.puts).hasSize(40).allMatch(put -> put.size() == 2);
  }

  @Test
  void saysWhenToComeBackWhileNoTrackerIsPublished() {
    endpoint.store.tearDown();

    JsonNode answer = endpoint.post(PATH, VIEW, Map.of());

    assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
    assertThat(Endpoint.headers(answer)).containsEntry("Retry-After", "30");
    assertThat(body(answer).path("detail").asText())
        .isEqualTo("no run has published an event tracker for ecommerce yet");
  }

  @Test
  void refusesOtherContentAndWhatIsTooLarge() {
    assertThat(
            endpoint
                .post(PATH, VIEW, Map.of("Content-Type", "text/css"))
                .path("statusCode")
                .asInt())
        .isEqualTo(415);
    assertThat(endpoint.post(PATH, " ".repeat(1_048_577), Map.of()).path("statusCode").asInt())
        .isEqualTo(413);
    assertThat(endpoint.post(PATH, "{", Map.of()).path("statusCode").asInt()).isEqualTo(400);
    JsonNode get = endpoint.get(PATH, "");
    assertThat(get.path("statusCode").asInt()).isEqualTo(405);
    assertThat(Endpoint.headers(get)).containsEntry("Allow", "POST");
  }

  @Test
  void knowsTheOriginalsPathByTheDomainOfTheGroup() {
    assertThat(
            endpoint.post("/interaction/shop-ecommerce", VIEW, Map.of()).path("statusCode").asInt())
        .isEqualTo(200);
    assertThat(body(endpoint.post("/interaction/shop", VIEW, Map.of())).path("detail").asText())
        .isEqualTo("the dataset group must end in one of [ecommerce, video_on_demand], was 'shop'");
  }

  private static String views(int count, String user) {
    return IntStream.range(0, count)
        .mapToObj(
            n ->
                String.format(
                    Locale.ROOT,
                    "{\"eventId\":\"e%d\",\"eventType\":\"View\",\"userId\":\"%s\",\"itemId\":\"p%d\"}",
                    n,
                    user,
                    n))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static JsonNode body(JsonNode answer) {
    return Json.parse(answer.path("body").asText());
  }
}
