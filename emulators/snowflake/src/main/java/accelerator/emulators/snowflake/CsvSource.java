package accelerator.emulators.snowflake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A CSV file that DuckDB reads in, gzipped or not.
///
/// @param columns the file's columns in order
record CsvSource(Path file, List<DuckDbWarehouse.TableColumn> columns, CsvFormat format) {
  private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
  private static final Pattern VALUE =
      Pattern.compile(
          "Error when converting column \"(.*?)\"\\. (?s:.*?)(?:string )?\"(.*?)\"(?: to '(.*?)')?");
  private static final Pattern WIDTH =
      Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");

  CsvSource {
    columns = List.copyOf(columns);
  }

  /// What is wrong with a file.
  sealed interface Problem {
    /// A value that does not fit its column.
    ///
    /// @param type the type that the value cannot have, in DuckDB's words
    record Value(long line, String column, String value, String type) implements Problem {}

    record Width(long line, long expected, long found) implements Problem {}
  }

  /// The table expression that reads it.
  String sql() throws IOException {
    String names =
        columns.stream()
            .map(column -> text(DuckDbName.of(column.name())) + ": " + text(column.type()))
            .collect(Collectors.joining(", ", "{", "}"));
    String nulls = nullTexts().map(CsvSource::text).collect(Collectors.joining(", ", "[", "]"));
    return String.format(
        Locale.ROOT,
        "read_csv(%s, header = false, skip = %d, auto_detect = false, delim = %s, quote = %s, escape = %s, nullstr = %s, allow_quoted_nulls = %s, null_padding = %s, compression = %s, columns = %s)",
        DuckDbWarehouse.text(file),
        format.skipHeader(),
        text(format.fieldDelimiter()),
        text(format.enclosure().orElse("")),
        text(format.enclosure().map(quote -> format.escape().orElse(quote)).orElse("")),
        nulls,
        format.nullIf().contains(""),
        !format.isWidthChecked(),
        isGzipped() ? "'gzip'" : "'none'",
        names);
  }

  private Stream<String> nullTexts() {
    Stream<String> empty = format.emptyFieldAsNull() ? Stream.of("") : Stream.empty();
    return Stream.concat(format.nullIf().stream(), empty).distinct();
  }

  private boolean isGzipped() throws IOException {
    return switch (format.compression()) {
      case "AUTO" -> {
        try (InputStream start = Files.newInputStream(file)) {
          yield start.read() == 0x1f && start.read() == 0x8b;
        }
      }
      case "GZIP" -> true;
      case "NONE" -> false;
      default -> throw SnowflakeError.unsupported("COMPRESSION = " + format.compression());
    };
  }

  /// What DuckDB found wrong with the file; empty if the error is about something else.
  static Optional<Problem> problem(SQLException cause) {
    String message = DuckDbName.written(String.valueOf(cause.getMessage()));
    Matcher line = LINE.matcher(message);
    if (!line.find()) {
      return Optional.empty();
    }
    long number = Long.parseLong(line.group(1));
    Matcher width = WIDTH.matcher(message);
    if (width.find()) {
      return Optional.of(
          new Problem.Width(
              number, Long.parseLong(width.group(1)), Long.parseLong(width.group(2))));
    }
    Matcher value = VALUE.matcher(message);
    if (value.find()) {
      return Optional.of(
          new Problem.Value(
              number,
              value.group(1),
              value.group(2),
              value.group(3) == null ? "" : value.group(3)));
    }
    return Optional.empty();
  }

  private static String text(String value) {
    return SqlToken.string(value, 0).sql();
  }
}
