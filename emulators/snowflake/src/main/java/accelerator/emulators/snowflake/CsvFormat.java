package accelerator.emulators.snowflake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How a CSV file is written or read: the options of a `file_format`.
///
/// @param enclosure the quote around fields, if there is one
/// @param escape stands before special characters in enclosed fields, and in others too unless
///   `escapeUnenclosed` is set
/// @param nullIf texts that mean null; null is written as the first of them, or as nothing
record CsvFormat(
    String compression,
    String fieldDelimiter,
    String recordDelimiter,
    Optional<String> enclosure,
    Optional<String> escape,
    Optional<String> escapeUnenclosed,
    List<String> nullIf,
    boolean emptyFieldAsNull,
    long skipHeader,
    boolean isWidthChecked) {
  private static final Set<String> NAMES =
      Set.of(
          "TYPE",
          "COMPRESSION",
          "FIELD_DELIMITER",
          "RECORD_DELIMITER",
          "FIELD_OPTIONALLY_ENCLOSED_BY",
          "ESCAPE",
          "ESCAPE_UNENCLOSED_FIELD",
          "NULL_IF",
          "EMPTY_FIELD_AS_NULL",
          "SKIP_HEADER",
          "ENCODING",
          "ERROR_ON_COLUMN_COUNT_MISMATCH",
          "DATE_FORMAT",
          "TIME_FORMAT",
          "TIMESTAMP_FORMAT",
          "TRIM_SPACE");

  CsvFormat {
    nullIf = List.copyOf(nullIf);
  }

  /// @throws SnowflakeError for an unknown option or a value that is not supported
  static CsvFormat of(StatementOptions options) {
    options.allowOnly(NAMES);
    require(options, "TYPE", "CSV");
    require(options, "ENCODING", "UTF8", "UTF-8");
    require(options, "DATE_FORMAT", "AUTO");
    require(options, "TIME_FORMAT", "AUTO");
    require(options, "TIMESTAMP_FORMAT", "AUTO");
    require(options, "TRIM_SPACE", "FALSE");
    return new CsvFormat(
        options.text("COMPRESSION").orElse("AUTO").toUpperCase(Locale.ROOT),
        options.text("FIELD_DELIMITER").orElse(","),
        options.text("RECORD_DELIMITER").orElse("\n"),
        character(options, "FIELD_OPTIONALLY_ENCLOSED_BY", "NONE"),
        character(options, "ESCAPE", "NONE"),
        character(options, "ESCAPE_UNENCLOSED_FIELD", "\\"),
        options.texts("NULL_IF").orElse(List.of("\\N")),
        options.flag("EMPTY_FIELD_AS_NULL", true),
        options.number("SKIP_HEADER", 0),
        options.flag("ERROR_ON_COLUMN_COUNT_MISMATCH", true));
  }

  private static void require(StatementOptions options, String name, String... values) {
    Optional<String> given = options.text(name).map(value -> value.toUpperCase(Locale.ROOT));
    if (given.isPresent() && !List.of(values).contains(given.get())) {
      throw SnowflakeError.unsupported("%s = %s".formatted(name, given.get()));
    }
  }

  private static Optional<String> character(
      StatementOptions options, String name, String otherwise) {
    String value = options.text(name).orElse(otherwise);
    if (value.equalsIgnoreCase("NONE") || value.isEmpty()) {
      return Optional.empty();
    }
    if (value.length() != 1) {
      throw SnowflakeError.invalidValue(value, name);
    }
    return Optional.of(value);
  }

  /// What an unenclosed field is escaped with.
  Optional<String> plainEscape() {
    return escape.or(() -> escapeUnenclosed);
  }
}
