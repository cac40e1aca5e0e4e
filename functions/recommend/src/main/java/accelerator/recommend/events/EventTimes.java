package accelerator.recommend.events;

import accelerator.core.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// When something happened: ISO 8601 text (UTC without an offset), or a number of seconds or
/// milliseconds since 1970. Whole seconds come out, as the batch counts them: so an event that
/// comes by both ways is one.
final class EventTimes {
  /// Seconds beyond this are in the year 5138, milliseconds below it before March 1973. A number
  /// that is taken for the wrong one of the two is in neither case a time that passes.
  private static final BigDecimal LEAST_MILLISECONDS = BigDecimal.valueOf(100_000_000_000L);

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);

  /// No time is longer, with all nine digits of a second and an offset.
  private static final int LONGEST_TEXT = 64;

  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

  private EventTimes() {}

  /// @throws InvalidInput when it is no time, before 1970, or over a day after now
  static Instant read(String member, JsonNode node, Instant now) {
    Instant moment = moment(member, node).truncatedTo(ChronoUnit.SECONDS);
    if (moment.isBefore(Instant.EPOCH) || moment.isAfter(now.plus(CLOCKS_DIFFER))) {
      throw new InvalidInput(
          "%s must be from 1970 on and at most a day ahead, was %s".formatted(member, moment));
    }
    return moment;
  }

  private static Instant moment(String member, JsonNode node) {
    try {
      if (node.isNumber()) {
        return number(node.decimalValue());
      }
      if (node.isTextual() && node.textValue().length() <= LONGEST_TEXT) {
        return text(node.textValue().replace(' ', 'T'));
      }
    } catch (DateTimeException | ArithmeticException | NumberFormatException _) {
      // said below; a number beyond every double has no decimal value
    }
    throw new InvalidInput(
        "%s must be ISO 8601 or epoch seconds or milliseconds, was %s"
            .formatted(member, Shown.text(node.asText(node.toString()))));
  }

  private static Instant number(BigDecimal number) {
    if (number.abs().compareTo(MOST) > 0) {
      throw new ArithmeticException("beyond every date");
    }
    return number.abs().compareTo(LEAST_MILLISECONDS) < 0
        ? Instant.ofEpochSecond(number.longValue())
        : Instant.ofEpochMilli(number.longValue());
  }

  private static Instant text(String iso) {
    // an offset's sign stands behind the hour, a date's before it
    int hour = iso.indexOf('T');
    boolean hasOffset =
        iso.endsWith("Z")
            || hour >= 0 && Math.max(iso.indexOf('+', hour), iso.indexOf('-', hour)) > 0;
    return hasOffset
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }
}
