package accelerator.recommend.events;

import accelerator.core.InvalidInput;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// That somebody did something with an item, within what PutEvents accepts (API reference).
///
/// @param eventId what a repetition is known by: Personalize counts an id once
/// @param userId the user; none while nobody knows, then `sessionId` stands for them
/// @param recommendationId of the answer that the item was chosen from
/// @param variant of the experiment that the answer was part of; Personalize's attribution source
/// @param value such as a price
/// @param impression the items that were shown beside it
/// @param properties further columns of the interactions' schema, as the JSON text that is sent
public record Event(
    String eventId,
    EventType type,
    Optional<String> userId,
    String sessionId,
    String itemId,
    Instant sentAt,
    Optional<String> recommendationId,
    Optional<String> variant,
    Optional<Float> value,
    List<String> impression,
    Optional<String> properties) {
  private static final int LONGEST_RECOMMENDATION_ID = 40;
  private static final int LONGEST_VARIANT = 256;
  private static final int MOST_IMPRESSION = 25;
  private static final int LONGEST_PROPERTIES = 1024;

  public Event {
    impression = List.copyOf(impression);
    demandText("recommendationId", recommendationId, LONGEST_RECOMMENDATION_ID);
    demandText("variant", variant, LONGEST_VARIANT);
    demandText("properties", properties, LONGEST_PROPERTIES);
    if (impression.size() > MOST_IMPRESSION) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "impression must have at most %d items, had %d",
              MOST_IMPRESSION,
              impression.size()));
    }
    if (value.isPresent() && !Float.isFinite(value.get())) {
      throw new InvalidInput("value must be a finite number, was " + value.get());
    }
  }

  /// Characters as the service counts them: one outside the first plane is one, not two.
  static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  private static void demandText(String member, Optional<String> text, int most) {
    if (text.filter(Ids::isTorn).isPresent()) {
      throw new InvalidInput(
          "%s must be of whole characters, was %s".formatted(member, Shown.text(text.get())));
    }
    if (text.isPresent() && characters(text.get()) > most) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "%s must have at most %d characters, was %s",
              member,
              most,
              Shown.text(text.get())));
    }
  }
}
