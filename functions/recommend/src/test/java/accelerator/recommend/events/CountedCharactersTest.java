package accelerator.recommend.events;

import static org.assertj.core.api.Assertions.assertThat;

import accelerator.core.Domain;
import accelerator.core.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Lengths are counted as the service counts them: an event's in bytes, a member's in characters,
/// of which one outside the first plane is one.
class CountedCharactersTest {
  private static final String SMILE = "\ud83d\ude00";

  private static EventBody read(ObjectNode more) {
    ObjectNode event = Json.object().put("eventType", "View").put("userId", "u").put("itemId", "i");
    return EventBody.read(
        Json.write(event.setAll(more)),
        new EventRules(Domain.ECOMMERCE, false),
        Instant.parse("2025-12-01T07:00:00Z"));
  }

  @Test
  void aMemberMayHaveAsManyCharactersAsTheServiceTakes() {
    assertThat(read(Json.object().put("variant", SMILE.repeat(256))).events()).hasSize(1);
    assertThat(read(Json.object().put("recommendationId", SMILE.repeat(40))).events()).hasSize(1);
    assertThat(read(Json.object().set("properties", Json.object().put("a", SMILE.repeat(1016)))))
        .returns(1, body -> body.events().size());
  }

  @Test
  void oneCharacterMoreIsRefused() {
    assertThat(read(Json.object().put("variant", SMILE.repeat(257))).refused()).hasSize(1);
    assertThat(read(Json.object().put("recommendationId", SMILE.repeat(41))).refused()).hasSize(1);
    assertThat(read(Json.object().set("properties", Json.object().put("a", SMILE.repeat(1017)))))
        .returns(1, body -> body.refused().size());
  }

  @Test
  void aRefusedEventIsNamedByAnIdOfTheLongestLength() {
    ObjectNode wrong = Json.object().put("eventId", SMILE.repeat(256)).put("value", "much");

    assertThat(read(wrong).refused().getFirst().eventId())
        .isEqualTo(Optional.of(SMILE.repeat(256)));
  }

  @Test
  void anEventsSizeIsCountedInBytes() {
    ObjectNode large = Json.object();
    large.putArray("impression").add("é".repeat(256));
    for (int item = 0; item < 21; item++) {
      large.withArray("impression").add(item + "é".repeat(250));
    }
    assertThat(Json.write(large).length()).isLessThan(10 * 1024);

    assertThat(read(large).refused().getFirst().detail())
        .startsWith("an event must have at most 10240 bytes, had ");
  }
}
