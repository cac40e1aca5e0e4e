package accelerator.warehouse;

import accelerator.core.StatementFailed;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A row of a result: values as text by column name. Names are the same in upper and lower case; a
/// null is absent.
record ResultRow(Map<String, String> values) {
  ResultRow {
    values =
        values.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> entry.getKey().toUpperCase(Locale.ROOT), Map.Entry::getValue));
  }

  Optional<String> text(String column) {
    return Optional.ofNullable(values.get(column.toUpperCase(Locale.ROOT)));
  }

  /// Whether a column has this value.
  boolean is(String column, String value) {
    return text(column).filter(value::equals).isPresent();
  }

  /// A whole number.
  ///
  /// @throws StatementFailed when the column is null, missing or no whole number
  long number(String column) {
    try {
      return new BigDecimal(text(column).orElse("nothing")).longValueExact();
    } catch (ArithmeticException | NumberFormatException _) {
      throw new StatementFailed(
          "a whole number was expected in %s, the row was %s"
              .formatted(column, new TreeMap<>(values)));
    }
  }
}
