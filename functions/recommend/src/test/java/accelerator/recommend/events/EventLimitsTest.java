package accelerator.recommend.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import accelerator.core.Domain;
import accelerator.recommend.events.EventBody.Refusal;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How many events and items a body may have.
class EventLimitsTest {
  private static final Instant NOW = Instant.parse("2025-12-01T07:00:00Z");
  private static final EventRules SHOP = new EventRules(Domain.ECOMMERCE, false);

  @Test
  void refusesMoreThanFiveHundred() {
    assertThatThrownBy(() -> read(views(501)))
        .isInstanceOf(TooManyEvents.class)
        .hasMessage(
            "there must be 1..500 events in the body, were 501; send them in several bodies");
    assertThat(read(views(500)).events()).hasSize(500);
  }

  @Test
  void refusesTheOrderThatIsAboutTooManyItemsAndNoOther() {
    assertThat(refusal(order(501)))
        .isEqualTo("an event must be about at most 500 items, was about 501");
    EventBody body = read("[" + order(501) + "," + order(500) + "]");
    assertThat(body.events()).hasSize(500);
    assertThat(body.refused()).extracting(Refusal::index).containsExactly(0);
  }

  @Test
  void refusesMoreItemsThanTwentyEventsMayHave() {
    String twenty = (order(500) + ",").repeat(20);
    assertThat(read("[" + twenty.substring(0, twenty.length() - 1) + "]").events()).hasSize(10_000);
    assertThatThrownBy(() -> read("[" + twenty + order(1) + "]"))
        .isInstanceOf(TooManyEvents.class)
        .hasMessage(
            "the events of a body must be about at most 10000 items in all; send them in several"
                + " bodies");
  }

  private static String order(int items) {
    String list =
        IntStream.range(0, items).mapToObj(n -> "'p" + n + "'").collect(Collectors.joining(","));
    return "{'event_type':'Purchase','user_id':'u','item_ids':[%s]}".formatted(list);
  }

  private static String refusal(String json) {
    return read(json).refused().getFirst().detail();
  }

  private static EventBody read(String json) {
    return EventBody.read(json.replace('\'', '"'), SHOP, NOW);
  }

  private static String views(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            nth ->
                String.format(Locale.ROOT, "{'eventType':'View','userId':'u','itemId':'p%d'}", nth))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
