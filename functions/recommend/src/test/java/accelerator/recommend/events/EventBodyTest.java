package accelerator.recommend.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Domain;
import accelerator.core.InvalidInput;
import accelerator.recommend.events.Delivery.Sent;
import accelerator.recommend.events.EventBody.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventBodyTest {
  private static final Instant NOW = Instant.parse("2025-12-01T07:00:00Z");
  private static final EventRules SHOP = new EventRules(Domain.ECOMMERCE, false);

  @Test
  void readsEveryMemberOfAPlainEvent() {
    Event event =
        only(
            """
            {"eventId":"e1","eventType":"Click","userId":" u-1 ","sessionId":"s-1","itemId":"p-1",
             "sentAt":"2025-12-01T06:00:00.9+01:00","recommendationId":"RID-1","variant":"b",
             "value":12.5,"impression":["p-1","p-2","p-1"],"properties":{"device":"phone"}}\
            """);

    assertThat(event)
        .isEqualTo(
            new Event(
                "e1",
                EventType.CLICK,
                Optional.of("u-1"),
                "s-1",
                "p-1",
                Instant.parse("2025-12-01T05:00:00Z"),
                Optional.of("RID-1"),
                Optional.of("b"),
                Optional.of(12.5f),
                List.of("p-1", "p-2"),
                Optional.of("{\"device\":\"phone\"}")));
  }

  @Test
  void fillsInTimeSessionAndId() {
    Event event = only("{'eventType':'View','userId':'u','itemId':'p'}");

    assertThat(event.sentAt()).isEqualTo(NOW);
    assertThat(event.sessionId()).isEqualTo("u");
    assertThat(event.eventId()).matches("[0-9a-f]{32}");
  }

  @Test
  void givesTheSameEventTheSameIdInWhateverOrderItIsWritten() {
    String first = only("{'eventType':'View','userId':'u','itemId':'p','sentAt':5}").eventId();

    assertThat(
            only("{'sentAt':'1970-01-01T00:00:05Z','itemId':'p','userId':'u','eventType':'View'}"))
        .returns(first, Event::eventId);
    assertThat(only("{'eventType':'View','userId':'u','itemId':'p','sentAt':6}").eventId())
        .isNotEqualTo(first);
    assertThat(only("{'eventType':'View','userId':'v','itemId':'p','sentAt':5}").eventId())
        .isNotEqualTo(first);
  }

  @Test
  void countsWhatSomebodyDoesAgainTheNextDay() {
    String body = "{\"eventType\":\"View\",\"userId\":\"u\",\"itemId\":\"p\"}";
    String today = EventBody.read(body, SHOP, NOW).events().getFirst().event().eventId();

    assertThat(EventBody.read(body, SHOP, NOW.plusSeconds(3)).events().getFirst().event())
        .returns(today, Event::eventId);
    assertThat(EventBody.read(body, SHOP, NOW.plusSeconds(86_400)).events().getFirst().event())
        .extracting(Event::eventId)
        .isNotEqualTo(today);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      textBlock =
          """
          'userId':'u','itemId':'p'                                  | eventType must be given
          'eventType':'Watch','userId':'u','itemId':'p'              | eventType must be one of [View, Click, AddToCart, Purchase], was 'Watch'
          'eventType':'view','userId':'u','itemId':'p'               | eventType must be one of [View, Click, AddToCart, Purchase], was 'view'
          'eventType':'View','userId':'u'                            | itemId must be given
          'eventType':'View','userId':'u','itemId':' '               | itemId must be given
          'eventType':'View','userId':'u','itemId':['p']             | itemId must be a text, was '["p"]'
          'eventType':'View','userId':'u','itemId':'a,b'             | itemId must have no comma, quote, backslash or line break, was 'a,b'
          'eventType':'View','itemId':'p'                            | userId or sessionId must be given
          'eventType':'View','userId':'u','itemId':'p','itemID':'p'  | an event has no member 'itemID'
          'eventType':'View','userId':'u','itemId':'p','sentAt':'now'| sentAt must be ISO 8601 or epoch seconds or milliseconds, was 'now'
          'eventType':'View','userId':'u','itemId':'p','sentAt':-1   | sentAt must be from 1970 on and at most a day ahead, was 1969-12-31T23:59:59Z
          'eventType':'View','userId':'u','itemId':'p','sentAt':1e30 | sentAt must be ISO 8601 or epoch seconds or milliseconds, was '1.0E30'
          'eventType':'View','userId':'u','itemId':'p','sentAt':'2025-12-02T07:00:01Z' | sentAt must be from 1970 on and at most a day ahead, was 2025-12-02T07:00:01Z
          'eventType':'View','userId':'u','itemId':'p','value':'1'   | value must be a number, was '"1"'
          'eventType':'View','userId':'u','itemId':'p','value':1e99  | value must be a finite number, was Infinity
          'eventType':'View','userId':'u','itemId':'p','impression':'p' | impression must be a list, was '"p"'
          'eventType':'View','userId':'u','itemId':'p','properties':[]  | properties must be an object, was '[]'
          'eventType':'View','userId':'u','itemId':'p','properties':{'USERID':1} | properties must not say 'USERID'
          'eventType':'View','userId':'u','itemId':'p','recommendationId':'12345678901234567890123456789012345678901' | recommendationId must have at most 40 characters, was '12345678901234567890123456789012345678901'
          """)
  void refusesAnEventByNameAndValue(String members, String detail) {
    EventBody body =
        read("{'events':[{" + members + "},{'eventType':'View','userId':'u','itemId':'p'}]}");

    assertThat(body.refused()).containsExactly(new Refusal(0, Optional.empty(), detail));
    assertThat(body.events()).extracting(Sent::index).containsExactly(1);
  }

  @Test
  void refusesWhatIsTooLong() {
    String longest = "ü".repeat(256);
    assertThat(only("{'eventType':'View','userId':'%s','itemId':'p'}".formatted(longest)).userId())
        .contains(longest);
    assertThat(refusal("{'eventType':'View','userId':'%sx','itemId':'p'}".formatted(longest)))
        .startsWith("userId must have 1..256 characters, was 'üü");
    assertThat(
            refusal(
                "{'eventType':'View','userId':'u','itemId':'p','variant':'%s'}"
                    .formatted("x".repeat(10_300))))
        .isEqualTo("an event must have at most 10240 bytes, had 10359");
    String shown =
        IntStream.range(0, 26).mapToObj(n -> "'p" + n + "'").collect(Collectors.joining(","));
    assertThat(
            refusal(
                "{'eventType':'View','userId':'u','itemId':'p','impression':[%s]}"
                    .formatted(shown)))
        .isEqualTo("impression must have at most 25 items, had 26");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          17             | the body must be an event, a list of events or {"events": [..]}
          {'events':{}}  | the body must be an event, a list of events or {"events": [..]}
          []             | there must be 1..500 events in the body, were 0
          {'events':[]}  | there must be 1..500 events in the body, were 0
          """)
  void refusesABodyWithoutEvents(String body, String detail) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(InvalidInput.class).hasMessage(detail);
  }

  @Test
  void translatesSnowbridgesBodyIntoOneEventPerItem() {
    List<Event> events =
        events(
            "{'event_id':'x','event_type':'Purchase','user_id':'u','session_id':'s','item_ids':['a','b','a'],'sent_at':1764572370123}");

    assertThat(events).extracting(Event::eventId).containsExactly("x:1", "x:2");
    assertThat(events).extracting(Event::itemId).containsExactly("a", "b");
    assertThat(events)
        .extracting(Event::sentAt)
        .containsOnly(Instant.parse("2025-12-01T06:59:30Z"));
  }

  @Test
  void takesTheFirstShownItemForTheOneThatWasClicked() {
    Event click =
        only(
            "[{'event_id':'x','event_type':'Click','user_id':'u','item_ids':['a','b'],'sent_at':1764572370123,'impression_id':'RID'}]");

    assertThat(click)
        .returns("a", Event::itemId)
        .returns("x", Event::eventId)
        .returns(Optional.of("RID"), Event::recommendationId)
        .returns(List.of("a", "b"), Event::impression);
  }

  @Test
  void refusesOnlyTheWrongItemOfAnOrder() {
    EventBody body =
        read(
            "{'event_id':'x','event_type':'Purchase','user_id':'u','item_ids':['a','b'],'sent_at':-5}");
    assertThat(body.refused())
        .extracting(Refusal::eventId)
        .containsExactly(Optional.of("x:1"), Optional.of("x:2"));
    assertThat(
            read("{'event_id':'x','event_type':'Purchase','user_id':'u','item_ids':[]}").refused())
        .containsExactly(new Refusal(0, Optional.of("x"), "item_ids must have an item"));
  }

  @Test
  void keepsOneUserAndSessionTogetherInCallsOfTen() {
    String own = views(12);
    EventBody body =
        read(
            own.substring(0, own.length() - 1)
                + ",{'eventType':'View','userId':'v','itemId':'p'}]");

    assertThat(body.deliveries())
        .extracting(group -> group.stream().map(call -> call.events().size()).toList())
        .containsExactly(List.of(10, 2), List.of(1));
    assertThat(body.deliveries().getFirst().getLast().events())
        .extracting(Sent::index)
        .containsExactly(10, 11);
  }

  private static String views(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            nth ->
                String.format(Locale.ROOT, "{'eventType':'View','userId':'u','itemId':'p%d'}", nth))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String refusal(String json) {
    return read(json).refused().getFirst().detail();
  }

  private static Event only(String json) {
    assertThat(events(json)).hasSize(1);
    return events(json).getFirst();
  }

  private static List<Event> events(String json) {
    EventBody body = read(json);
    assertThat(body.refused()).isEmpty();
    return body.events().stream().map(Sent::event).toList();
  }

  private static EventBody read(String json) {
    return EventBody.read(json.replace('\'', '"'), SHOP, NOW);
  }
}
