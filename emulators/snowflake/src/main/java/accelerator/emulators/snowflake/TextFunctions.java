package accelerator.emulators.snowflake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBWritableVector;

/// Functions of DuckDB's that are written here: texts into dates and times by Snowflake's formats,
/// and back. The macros of `conversions.sql` call them.
final class TextFunctions {
  private TextFunctions() {}

  /// What puts a moment into a result.
  @FunctionalInterface
  private interface Target {
    void put(DuckDBWritableVector result, long row, WrittenMoment moment);
  }

  /// Adds them to the DuckDB behind a connection.
  static void register(Connection connection) throws SQLException {
    reader(connection, "sf_read_date", DateTimeTexts.Kind.DATE, DuckDBColumnType.DATE, date());
    reader(connection, "sf_read_time", DateTimeTexts.Kind.TIME, DuckDBColumnType.TIMESTAMP, wall());
    reader(
        connection,
        "sf_read_timestamp",
        DateTimeTexts.Kind.TIMESTAMP,
        DuckDBColumnType.TIMESTAMP,
        wall());
    reader(
        connection,
        "sf_read_offset",
        DateTimeTexts.Kind.TIMESTAMP,
        DuckDBColumnType.INTEGER,
        TextFunctions::putOffset);
    DuckDBFunctions.scalarFunction()
        .withName("sf_print_moment")
        .withParameters(
            DuckDBColumnType.TIMESTAMP, DuckDBColumnType.INTEGER, DuckDBColumnType.VARCHAR)
        .withReturnType(DuckDBColumnType.VARCHAR)
        .withVectorizedFunction(TextFunctions::print)
        .register(connection);
    DuckDBFunctions.scalarFunction()
        .withName("sf_initcap")
        .withParameters(DuckDBColumnType.VARCHAR, DuckDBColumnType.VARCHAR)
        .withReturnType(DuckDBColumnType.VARCHAR)
        .withVectorizedFunction(TextFunctions::capitals)
        .register(connection);
    DuckDBFunctions.scalarFunction()
        .withName("sf_print_double")
        .withParameters(DuckDBColumnType.DOUBLE)
        .withReturnType(DuckDBColumnType.VARCHAR)
        .withVectorizedFunction(TextFunctions::printDouble)
        .register(connection);
    DuckDBFunctions.scalarFunction()
        .withName("sf_quotient")
        .withParameters(DuckDBColumnType.VARCHAR, DuckDBColumnType.VARCHAR)
        .withReturnType(DuckDBColumnType.VARCHAR)
        .withVectorizedFunction(TextFunctions::quotient)
        .register(connection);
  }

  /// Whatever comes after a delimiter, or first, begins with a capital letter.
  private static void capitals(DuckDBDataChunkReader rows, DuckDBWritableVector result) {
    for (long row = 0; row < rows.rowCount(); row++) {
      if (rows.vector(0).isNull(row) || rows.vector(1).isNull(row)) {
        result.setNull(row);
        continue;
      }
      String delimiters = rows.vector(1).getString(row);
      StringBuilder text = new StringBuilder();
      boolean isFirst = true;
      for (int letter :
          rows.vector(0).getString(row).toLowerCase(Locale.ROOT).codePoints().toArray()) {
        text.appendCodePoint(isFirst ? Character.toUpperCase(letter) : letter);
        isFirst = delimiters.indexOf(letter) >= 0;
      }
      result.setString(row, text.toString());
    }
  }

  private static void printDouble(DuckDBDataChunkReader rows, DuckDBWritableVector result) {
    for (long row = 0; row < rows.rowCount(); row++) {
      if (rows.vector(0).isNull(row)) {
        result.setNull(row);
      } else {
        result.setString(row, CsvValue.print(rows.vector(0).getDouble(row)));
      }
    }
  }

  /// One decimal number by another: six decimals more than the first has, but no more than twelve
  /// unless it has them itself (arithmetic operators, division), rounded half away from zero.
  private static void quotient(DuckDBDataChunkReader rows, DuckDBWritableVector result) {
    for (long row = 0; row < rows.rowCount(); row++) {
      if (rows.vector(0).isNull(row) || rows.vector(1).isNull(row)) {
        result.setNull(row);
        continue;
      }
      BigDecimal one = new BigDecimal(rows.vector(0).getString(row));
      BigDecimal other = new BigDecimal(rows.vector(1).getString(row));
      int decimals = Math.max(one.scale(), Math.min(one.scale() + 6, 12));
      result.setString(row, one.divide(other, decimals, RoundingMode.HALF_UP).toPlainString());
    }
  }

  private static Target date() {
    return (result, row, moment) -> result.setDate(row, moment.wall().toLocalDate());
  }

  private static Target wall() {
    return (result, row, moment) -> result.setTimestamp(row, moment.wall());
  }

  private static void putOffset(DuckDBWritableVector result, long row, WrittenMoment moment) {
    if (moment.offsetMinutes().isPresent()) {
      result.setInt(row, moment.offsetMinutes().getAsInt());
    } else {
      result.setNull(row);
    }
  }

  /// A function of a text, its format, the first year of two-digit years, and whether a text that
  /// does not fit is an error (else null).
  private static void reader(
      Connection connection,
      String name,
      DateTimeTexts.Kind kind,
      DuckDBColumnType type,
      Target target)
      throws SQLException {
    DuckDBFunctions.scalarFunction()
        .withName(name)
        .withParameters(
            DuckDBColumnType.VARCHAR,
            DuckDBColumnType.VARCHAR,
            DuckDBColumnType.INTEGER,
            DuckDBColumnType.BOOLEAN)
        .withReturnType(type)
        .withVectorizedFunction((rows, result) -> read(rows, result, kind, target))
        .register(connection);
  }

  private static void read(
      DuckDBDataChunkReader rows,
      DuckDBWritableVector result,
      DateTimeTexts.Kind kind,
      Target target) {
    for (long row = 0; row < rows.rowCount(); row++) {
      if (rows.vector(0).isNull(row) || rows.vector(1).isNull(row)) {
        result.setNull(row);
        continue;
      }
      String text = rows.vector(0).getString(row);
      String format = rows.vector(1).getString(row);
      Optional<WrittenMoment> moment =
          DateTimeTexts.read(kind, text, format, rows.vector(2).getInt(row));
      if (moment.isPresent()) {
        target.put(result, row, moment.get());
      } else if (rows.vector(3).getBoolean(row)) {
        throw new IllegalArgumentException(DateTimeTexts.unreadable(kind, text, format));
      } else {
        result.setNull(row);
      }
    }
  }

  private static void print(DuckDBDataChunkReader rows, DuckDBWritableVector result) {
    for (long row = 0; row < rows.rowCount(); row++) {
      if (rows.vector(0).isNull(row) || rows.vector(2).isNull(row)) {
        result.setNull(row);
        continue;
      }
      LocalDateTime wall = rows.vector(0).getLocalDateTime(row);
      int offset = rows.vector(1).isNull(row) ? 0 : rows.vector(1).getInt(row);
      result.setString(row, DateTimePattern.of(rows.vector(2).getString(row)).print(wall, offset));
    }
  }
}
