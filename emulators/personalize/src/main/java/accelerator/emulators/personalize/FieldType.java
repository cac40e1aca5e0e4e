package accelerator.emulators.personalize;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The type of a schema's field.
enum FieldType {
  STRING,
  BOOLEAN,
  INT,
  LONG,
  FLOAT,
  DOUBLE;

  private static final Pattern DECIMAL =
      Pattern.compile("-?(?:\\d++\\.?\\d*+|\\.\\d++)(?:[eE][+-]?\\d++)?");

  /// Its name in Avro, such as `long`.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<FieldType> of(String key) {
    return Arrays.stream(values()).filter(type -> type.key().equals(key)).findFirst();
  }

  boolean isNumeric() {
    return this != STRING && this != BOOLEAN;
  }

  /// Whether a file's value is of this type.
  boolean accepts(String value) {
    return switch (this) {
      case STRING -> true;
      case BOOLEAN -> value.equals("true") || value.equals("false");
      case INT -> isWhole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> isWhole(value, Long.MIN_VALUE, Long.MAX_VALUE);
      case FLOAT, DOUBLE -> DECIMAL.matcher(value).matches();
    };
  }

  private static boolean isWhole(String value, long min, long max) {
    try {
      long number = Long.parseLong(value);
      return number >= min && number <= max;
    } catch (NumberFormatException _) {
      return false;
    }
  }
}
