package accelerator.emulators.snowflake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes rows into one CSV file in Snowflake's manner, UTF-8.
final class CsvExport implements AutoCloseable {
  private final Path file;
  private final CsvFormat format;
  private final List<ResultColumn> columns;
  private final OutputStream out;
  private long bytes;
  private long rows;

  CsvExport(Path file, CsvFormat format, List<ResultColumn> columns) throws IOException {
    this.file = file;
    this.format = format;
    this.columns = columns;
    this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
  }

  /// Writes the columns' names. With an enclosure they are enclosed too, which Snowflake's
  /// documentation does not say and could not be verified against the service.
  void header() throws IOException {
    write(
        columns.stream()
            .map(column -> format.enclosure().isPresent() ? enclosed(column.name()) : column.name())
            .collect(Collectors.joining(format.fieldDelimiter())));
  }

  void row(List<@Nullable Object> values) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < values.size(); column++) {
      if (column > 0) {
        line.append(format.fieldDelimiter());
      }
      line.append(field(columns.get(column), values.get(column)));
    }
    write(line.toString());
    rows++;
  }

  private String field(ResultColumn column, @Nullable Object value) {
    if (value == null && format.nullIf().isEmpty()) {
      return "";
    }
    String text = value == null ? format.nullIf().getFirst() : CsvValue.print(value);
    if (!CsvValue.isEnclosed(column)) {
      return text;
    }
    return format.enclosure().isPresent() || value == null ? enclosed(text) : escaped(text);
  }

  private String enclosed(String text) {
    if (format.enclosure().isEmpty()) {
      return text;
    }
    String quote = format.enclosure().get();
    String body = format.escape().map(escape -> text.replace(escape, escape + escape)).orElse(text);
    return quote + body.replace(quote, quote + quote) + quote;
  }

  private String escaped(String text) {
    if (format.plainEscape().isEmpty()) {
      return text;
    }
    String escape = format.plainEscape().get();
    String result = text.replace(escape, escape + escape);
    for (String special : List.of(format.fieldDelimiter(), format.recordDelimiter())) {
      result = result.replace(special, escape + special);
    }
    return result;
  }

  private void write(String line) throws IOException {
    byte[] encoded = (line + format.recordDelimiter()).getBytes(StandardCharsets.UTF_8);
    out.write(encoded);
    bytes += encoded.length;
  }

  Path file() {
    return file;
  }

  /// How much was written, header included.
  long bytes() {
    return bytes;
  }

  /// How many rows were written, header not included.
  long rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
