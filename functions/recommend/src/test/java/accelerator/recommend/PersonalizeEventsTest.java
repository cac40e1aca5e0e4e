package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import accelerator.recommend.EventSink.Outcome;
import accelerator.recommend.events.Delivery.Sent;
import accelerator.recommend.events.Event;
import accelerator.recommend.events.EventBody;
import accelerator.recommend.events.EventRules;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// The real client against a service on loopback.
class PersonalizeEventsTest {
  /// Long enough for whatever does not wait for it.
  private static final Duration UNHURRIED = Duration.ofSeconds(30);

  private final LoopbackService service;

  PersonalizeEventsTest() throws IOException {
    service = new LoopbackService();
  }

  private PersonalizeEvents personalize(Duration attempt) {
    return new PersonalizeEvents(
        Clients.events(attempt)
            .endpointOverride(service.endpoint())
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void sendsEverythingThatAnEventSays() {
    service.reply(200, Map.of(), "");

    Outcome outcome =
        put(
            """
            {"eventId":"e","eventType":"Click","userId":"u","sessionId":"s","itemId":"p",
             "sentAt":1764572375,"recommendationId":"RID","variant":"b","value":2.5,
             "impression":["p","q"],"properties":{"device":"phone"}}""");

    assertThat(outcome).isEqualTo(new Outcome.Taken());
    assertThat(service.seen.getFirst().path()).isEqualTo("/events");
    assertThat(Json.parse(service.seen.getFirst().body()))
        .isEqualTo(
            Json.parse(
                """
                {"trackingId":"tracker","userId":"u","sessionId":"s","eventList":[{"eventId":"e",
                 "eventType":"Click","eventValue":2.5,"itemId":"p",
                 "properties":"{\\"device\\":\\"phone\\"}","sentAt":1764572375.0,
                 "recommendationId":"RID","impression":["p","q"],
                 "metricAttribution":{"eventAttributionSource":"b"}}]}"""));
  }

  @Test
  void passesOnWhatTheServiceFindsWrongWithoutArns() {
    service.reply(
        400,
        Map.of("x-amzn-ErrorType", "InvalidInputException"),
        "{\"message\":\"bad thing in arn:aws:personalize:eu-west-1:000000000000:x\"}");

    assertThat(put("{\"eventType\":\"View\",\"userId\":\"u\",\"itemId\":\"p\"}"))
        .isEqualTo(new Outcome.Refused("bad thing in the resource"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ValidationException", "SerializationException", "NewException"})
  void refusesWhatTheServiceFindsWrongWhateverItsCode(String code) {
    service.reply(400, Map.of("x-amzn-ErrorType", code), "{\"message\":\"bad thing\"}");

    assertThat(put("{\"eventType\":\"View\",\"userId\":\"u\",\"itemId\":\"p\"}"))
        .isEqualTo(new Outcome.Refused("bad thing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ThrottlingException", "ExpiredTokenException", "AccessDeniedException"})
  void takesNoEventForWrongForWhatIsTheStacksFault(String code) {
    for (int attempt = 0; attempt < 2; attempt++) {
      service.reply(400, Map.of("x-amzn-ErrorType", code), "{\"message\":\"not now\"}");
    }

    assertThat(put("{\"eventType\":\"View\",\"userId\":\"u\",\"itemId\":\"p\"}"))
        .isEqualTo(new Outcome.Unavailable(code));
  }

  @Test
  void namesAnOutageWhateverItIs() {
    service.reply(
        403, Map.of("x-amzn-ErrorType", "AccessDeniedException"), "{\"message\":\"not you\"}");
    assertThat(put("{\"eventType\":\"View\",\"userId\":\"u\",\"itemId\":\"p\"}"))
        .isEqualTo(new Outcome.Unavailable("AccessDeniedException"));

    assertThat(
            put(
                Duration.ofMillis(100),
                "{\"eventType\":\"View\",\"userId\":\"u\",\"itemId\":\"p\"}"))
        .isInstanceOf(Outcome.Unavailable.class);
  }

  private Outcome put(String event) {
    return put(UNHURRIED, event);
  }

  private Outcome put(Duration attempt, String event) {
    List<Event> events =
        EventBody.read(
                event,
                new EventRules(Domain.ECOMMERCE, false),
                Instant.parse("2025-12-01T07:00:00Z"))
            .events()
            .stream()
            .map(Sent::event)
            .toList();
    return personalize(attempt).put("tracker", events);
  }
}
