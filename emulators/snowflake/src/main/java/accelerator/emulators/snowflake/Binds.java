package accelerator.emulators.snowflake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The values that come with a statement for its question marks, put into it as literals: so they
/// are possible wherever Snowflake allows them, `create table .. as select ..` included.
///
/// @param bindings the request's map from place to `{type, value}`; a value may be a list, one for
///   each row of a batch
record Binds(JsonNode bindings) {

  /// How many rows of values came: 1 unless it is a batch.
  int rows() {
    JsonNode first = bindings.path("1").path("value");
    return first.isArray() ? first.size() : 1;
  }

  /// The statement with the values of one row in it.
  ///
  /// @throws SnowflakeError if a question mark has no value
  List<SqlToken> apply(List<SqlToken> statement, int row) {
    List<SqlToken> result = new ArrayList<>(statement.size());
    int place = 0;
    for (SqlToken token : statement) {
      if (!token.is("?")) {
        result.add(token);
        continue;
      }
      place++;
      JsonNode bind = bindings.path(Integer.toString(place));
      if (bind.isMissingNode()) {
        throw new SnowflakeError(
            2049,
            "42601",
            String.format(
                Locale.ROOT,
                "SQL compilation error:\nBind variable ? at place %d not set.",
                place));
      }
      JsonNode value = bind.path("value");
      result.addAll(
          literal(
              bind.path("type").asText(),
              value.isArray() ? value.path(row) : value,
              token.start()));
    }
    return result;
  }

  /// How many question marks a statement has.
  static int count(List<SqlToken> statement) {
    return (int) statement.stream().filter(token -> token.is("?")).count();
  }

  /// The statement with nulls for its question marks, to be described.
  static List<SqlToken> nulls(List<SqlToken> statement) {
    return statement.stream()
        .map(token -> token.is("?") ? SqlToken.word("NULL", token.start()) : token)
        .toList();
  }

  private static List<SqlToken> literal(String type, JsonNode value, int start) {
    if (value.isNull() || value.isMissingNode()) {
      return List.of(SqlToken.word("NULL", start));
    }
    String text = value.asText();
    try {
      return switch (type.toUpperCase(Locale.ROOT)) {
        case "TEXT" -> List.of(SqlToken.string(text, start));
        case "FIXED" -> number(new BigDecimal(text).toPlainString(), start);
        case "REAL" ->
            ComposedSql.of("CAST('%s' AS DOUBLE)".formatted(Double.parseDouble(text)), start);
        case "BOOLEAN" -> List.of(SqlToken.word(Boolean.toString(flag(text)), start));
        case "DATE" -> ComposedSql.of("CAST('%s' AS DATE)".formatted(date(text)), start);
        case "TIME" ->
            ComposedSql.of(
                "CAST('%s' AS TIME)".formatted(LocalTime.ofNanoOfDay(Long.parseLong(text))), start);
        case "TIMESTAMP_NTZ", "TIMESTAMP" -> ComposedSql.timestamp(timestamp(text), start);
        case "TIMESTAMP_LTZ" -> ComposedSql.local(timestamp(text), start);
        case "TIMESTAMP_TZ" -> zoned(text, start);
        default -> throw SnowflakeError.unsupported("bind of type " + type);
      };
    } catch (ArithmeticException | DateTimeException | NumberFormatException _) {
      throw SnowflakeError.invalidValue(text, "bind of type " + type);
    }
  }

  private static List<SqlToken> number(String digits, int start) {
    return List.of(new SqlToken(SqlToken.Kind.NUMBER, digits, start, true));
  }

  private static boolean flag(String text) {
    return text.equalsIgnoreCase("true") || text.equals("1");
  }

  /// Dates come as milliseconds since 1970-01-01.
  private static String date(String text) {
    return Instant.ofEpochMilli(Long.parseLong(text))
        .atOffset(ZoneOffset.UTC)
        .toLocalDate()
        .toString();
  }

  /// A zone comes as its minutes, counted from a day before.
  private static List<SqlToken> zoned(String text, int start) {
    String[] parts = text.split(" ", 2);
    int minutes = parts.length > 1 ? Integer.parseInt(parts[1]) - 1440 : 0;
    return ComposedSql.of(
        String.format(
            Locale.ROOT, "SF_ZONED_UTC(CAST('%s' AS TIMESTAMP), %d)", timestamp(text), minutes),
        start);
  }

  /// Timestamps come as nanoseconds since 1970-01-01, with a zone's offset after a space if they
  /// have one. DuckDB keeps microseconds.
  private static String timestamp(String text) {
    String nanos = text.split(" ", 2)[0];
    BigInteger[] parts =
        new BigInteger(nanos).divideAndRemainder(BigInteger.valueOf(1_000_000_000));
    return LocalDateTime.ofInstant(
            Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact()),
            ZoneOffset.UTC)
        .truncatedTo(ChronoUnit.MICROS)
        .toString();
  }
}
