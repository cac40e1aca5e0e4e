package accelerator.local.warehouse;

import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.SQLException;
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

  /// @return null for null
  static @Nullable String of(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Boolean flag -> flag ? "1" : "0";
      case BigDecimal number -> number.toPlainString();
      case LocalDate date -> Long.toString(date.toEpochDay());
      case LocalTime time -> seconds(time.toSecondOfDay(), time.getNano());
      case LocalDateTime time -> seconds(time.toEpochSecond(ZoneOffset.UTC), time.getNano());
      case OffsetDateTime moment -> seconds(moment.toEpochSecond(), moment.getNano()) + " 1440";
      case Blob blob ->
          HexFormat.of().withUpperCase().formatHex(blob.getBytes(1, (int) blob.length()));
      default -> value.toString();
    };
  }

  private static String seconds(long seconds, int nanos) {
    return BigDecimal.valueOf(seconds)
        .add(BigDecimal.valueOf(nanos, 9))
        .setScale(9)
        .toPlainString();
  }
}
