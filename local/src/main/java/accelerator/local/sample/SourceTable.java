package accelerator.local.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A source table: its name, and its columns in order.
record SourceTable<R>(String name, List<Column<R>> columns) {
  SourceTable {
    columns = List.copyOf(columns);
  }

  /// A column's name and what a row has in it.
  record Column<R>(String name, Value<R> value) {}

  /// A row's value in one column, as CSV spells it; null when there is none.
  interface Value<R> {
    @Nullable Object of(R row);
  }

  /// Receives the rows, one after the other.
  interface Rows<R> {
    void forEach(Consumer<R> row);
  }

  /// Writes the header and all rows as CSV, while they are made.
  void write(Rows<R> rows, Writer out) throws IOException {
    SampleCsv csv = new SampleCsv(out);
    for (Column<R> column : columns) {
      csv.field(column.name());
    }
    csv.endLine();
    try {
      rows.forEach(row -> line(csv, row));
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private void line(SampleCsv csv, R row) {
    try {
      for (Column<R> column : columns) {
        Object value = column.value().of(row);
        csv.field(value == null ? null : value.toString());
      }
      csv.endLine();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
