package accelerator.emulators.snowflake;

import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Spells a DuckDB value as Snowflake's JSON rowsets do: dates as days and times as seconds since
/// 1970-01-01, booleans as 1 and 0, everything as a string.
final class WireValue {
  private WireValue() {}

  /// Its spelling; null for null.
  static @Nullable String of(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Boolean flag -> flag ? "1" : "0";
      case BigDecimal number -> number.toPlainString();
      case LocalDate date -> Long.toString(date.toEpochDay());
      case LocalTime time -> plain(BigDecimal.valueOf(time.toNanoOfDay(), 9));
      case LocalDateTime time -> seconds(time.toInstant(ZoneOffset.UTC));
      case OffsetDateTime moment -> seconds(moment.toInstant());
      case Struct zoned -> zoned(zoned.getAttributes());
      case Blob blob ->
          HexFormat.of().withUpperCase().formatHex(blob.getBytes(1, (int) blob.length()));
      default -> value.toString();
    };
  }

  /// A `timestamp_tz`: the moment, and the minutes of its zone counted from a day before.
  private static String zoned(Object[] attributes) {
    LocalDateTime utc = ((Timestamp) attributes[0]).toLocalDateTime();
    return seconds(utc.toInstant(ZoneOffset.UTC)) + " " + ((Integer) attributes[1] + 1440);
  }

  private static String seconds(Instant moment) {
    return plain(
        BigDecimal.valueOf(moment.getEpochSecond()).add(BigDecimal.valueOf(moment.getNano(), 9)));
  }

  private static String plain(BigDecimal seconds) {
    return seconds.setScale(9).toPlainString();
  }
}
