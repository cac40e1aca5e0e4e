package accelerator.emulators.snowflake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows on their way into JSON. Compact in memory, since large results are kept too.
final class Rowset {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final JsonGenerator json;
  private long rowCount;

  Rowset() {
    try {
      json = FACTORY.createGenerator(bytes);
      json.writeStartArray();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void add(List<@Nullable String> row) {
    try {
      json.writeStartArray();
      for (String value : row) {
        json.writeString(value);
      }
      json.writeEndArray();
      rowCount++;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  long rowCount() {
    return rowCount;
  }

  /// All rows; nothing can be added afterwards.
  byte[] json() {
    try {
      json.writeEndArray();
      json.close();
      return bytes.toByteArray();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
