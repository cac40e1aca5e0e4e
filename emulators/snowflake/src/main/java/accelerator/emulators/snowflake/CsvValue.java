package accelerator.emulators.snowflake;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Prints a value as Snowflake does in CSV files: `true`, `12.30`, `2025-01-31`, `2025-01-31
/// 23:59:59.000`.
///
/// Floats have at most 15 significant digits and 9 decimals, as Snowflake's documentation says; the
/// exact text could not be verified against the service.
final class CsvValue {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private CsvValue() {}

  static String print(Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case Double number -> real(number);
      case Float number -> real(number);
      case LocalDate date -> date.toString();
      case LocalDateTime time -> TIMESTAMP.format(time);
      default -> value.toString();
    };
  }

  /// Whether Snowflake encloses it, if the format has an enclosure: text and times, not numbers or
  /// booleans.
  static boolean isEnclosed(ResultColumn column) {
    return switch (column.type()) {
      case "fixed", "real", "boolean" -> false;
      default -> true;
    };
  }

  private static String real(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    BigDecimal exact = new BigDecimal(number).round(new MathContext(15));
    BigDecimal rounded = exact.scale() > 9 ? exact.setScale(9, RoundingMode.HALF_EVEN) : exact;
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
