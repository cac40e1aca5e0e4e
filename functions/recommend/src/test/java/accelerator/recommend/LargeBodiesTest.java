package accelerator.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.recommend.EventSink.Outcome;
import accelerator.recommend.events.EventBody;
import accelerator.recommend.events.EventRules;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Bodies of which a request has just the time to hand everything over.
class LargeBodiesTest {
  private static final Instant START = Instant.parse("2025-12-01T07:00:00Z");
  private static final Duration CALL = Duration.ofMillis(20);

  private final AtomicInteger rounds = new AtomicInteger();

  @Test
  void takesEverythingThatABodyMayHoldOfOneUser() {
    EventReceipt receipt = handed(orders(20, 480, "u"), 16, new Outcome.Taken());

    assertThat(receipt.accepted()).isEqualTo(9600);
    assertThat(receipt.refused()).isEmpty();
    assertThat(receipt.outage()).isEmpty();
    assertThat(rounds).hasValue(60);
  }

  @Test
  void tellsOfEachEventOfOneUserThatItIsRefused() {
    EventReceipt receipt = handed(views(480), 12, new Outcome.Refused("no"));

    assertThat(receipt.refused()).hasSize(480);
    assertThat(receipt.outage()).isEmpty();
  }

  @Test
  void triesNoMoreItemsOfAnEventOfWhichTenAreRefused() {
    AtomicInteger calls = new AtomicInteger();
    EventReceipt receipt =
        new EventDeliveries(
                (trackingId, events) -> {
                  calls.incrementAndGet();
                  return new Outcome.Refused("no");
                },
                () -> START)
            .hand(orders(20, 500, "u"), "tracker", START);

    assertThat(receipt.refused()).hasSize(10_000);
    assertThat(receipt.response().body()).contains("\"unlisted\":8000");
    assertThat(calls.get()).isLessThan(2_000);
  }

  @Test
  void triesEveryItemOfAnEventOfWhichOneIsTaken() {
    EventReceipt receipt =
        new EventDeliveries(
                (trackingId, events) ->
                    events.size() == 1 && events.getFirst().itemId().endsWith("7")
                        ? new Outcome.Taken()
                        : new Outcome.Refused("no"),
                () -> START)
            .hand(orders(1, 40, "u"), "tracker", START);

    assertThat(receipt.accepted()).isEqualTo(4);
    assertThat(receipt.refused()).hasSize(36);
  }

  /// As many as Snowbridge sends at once, of as many users.
  @Test
  void losesNoItemOfTwentyLargeOrders() {
    FakeEvents events = new FakeEvents();

    JsonNode answer =
        posted(events, 20, number -> order(120, String.format(Locale.ROOT, "u%d", number)));

    assertThat(answer.path("body").asText()).isEqualTo("{\"accepted\":2400,\"refused\":[]}");
    assertThat(events.all()).hasSize(2400);
  }

  @Test
  void refusesABodyOfMoreItemsBeforeAnythingIsHandedOver() {
    FakeEvents events = new FakeEvents();

    JsonNode answer = posted(events, 21, _ -> order(500, "u"));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(413);
    assertThat(events.puts).isEmpty();
  }

  /// The endpoint's answer to a body of so many orders.
  private static JsonNode posted(FakeEvents events, int count, IntFunction<String> order) {
    String orders =
        IntStream.range(0, count).mapToObj(order).collect(Collectors.joining(",", "[", "]"));
    return new Endpoint(events).post("/v1/ecommerce/events", orders, Map.of());
  }

  /// Hands a body over where so many calls at once take twenty milliseconds together.
  private EventReceipt handed(EventBody body, int atOnce, Outcome outcome) {
    CyclicBarrier round = new CyclicBarrier(atOnce, rounds::incrementAndGet);
    EventSink sink =
        (trackingId, events) -> {
          try {
            round.await(30, TimeUnit.SECONDS);
            return outcome;
          } catch (InterruptedException | BrokenBarrierException | TimeoutException failure) {
            throw new IllegalStateException("not so many calls at once", failure);
          }
        };
    return new EventDeliveries(sink, () -> START.plus(CALL.multipliedBy(rounds.get())))
        .hand(body, "tracker", START);
  }

  private static EventBody orders(int orders, int items, String user) {
    return read(
        IntStream.range(0, orders).mapToObj(_ -> order(items, user)).collect(Collectors.toList()));
  }

  private static String order(int items, String user) {
    return "{\"event_type\":\"Purchase\",\"user_id\":\"%s\",\"item_ids\":[%s]}"
        .formatted(
            user,
            IntStream.range(0, items)
                .mapToObj(n -> String.format(Locale.ROOT, "\"p%d\"", n))
                .collect(Collectors.joining(",")));
  }

  private static EventBody views(int count) {
    return read(
        IntStream.range(0, count)
            .mapToObj(
                n ->
                    String.format(
                        Locale.ROOT,
                        "{\"eventType\":\"View\",\"userId\":\"u\",\"itemId\":\"p%d\"}",
                        n))
            .toList());
  }

  private static EventBody read(List<String> events) {
    return EventBody.read(
        "[" + String.join(",", events) + "]",
        new EventRules(Domain.ECOMMERCE, false, Optional.empty()),
        START);
  }
}
