package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A data type of Snowflake's, and what holds it in DuckDB.
///
/// @param precision of a `NUMBER`; the longest length of a `TEXT`, 0 for any
/// @param scale of a `NUMBER`
record SnowflakeType(Kind kind, int precision, int scale) {
  private static final String ZONED = "STRUCT(sf_utc TIMESTAMP, sf_minutes INTEGER)";

  enum Kind {
    NUMBER,
    /// Whole numbers; 64 bits here, 38 digits in Snowflake.
    INTEGER,
    FLOAT,
    TEXT,
    BOOLEAN,
    DATE,
    TIME,
    NTZ,
    LTZ,
    TZ,
    BINARY
  }

  static SnowflakeType of(Kind kind) {
    return new SnowflakeType(kind, 0, 0);
  }

  /// DuckDB's spelling.
  String duckDb() {
    return switch (kind) {
      case NUMBER -> String.format(Locale.ROOT, "DECIMAL(%d, %d)", precision, scale);
      case INTEGER -> "BIGINT";
      case FLOAT -> "DOUBLE";
      case TEXT -> "VARCHAR";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIME -> "TIME";
      case NTZ -> "TIMESTAMP";
      case LTZ -> "TIMESTAMP WITH TIME ZONE";
      case TZ -> ZONED;
      case BINARY -> "BLOB";
    };
  }

  /// The type of a DuckDB column such as `DECIMAL(10,2)`; text for what is none of these.
  static SnowflakeType ofDuckDb(String type) {
    ResultColumn column = ResultColumn.of("", type);
    return switch (column.type()) {
      case "fixed" ->
          type.startsWith("DECIMAL")
              ? new SnowflakeType(Kind.NUMBER, column.precision(), column.scale())
              : of(Kind.INTEGER);
      case "real" -> of(Kind.FLOAT);
      case "boolean" -> of(Kind.BOOLEAN);
      case "date" -> of(Kind.DATE);
      case "time" -> of(Kind.TIME);
      case "timestamp_ntz" -> of(Kind.NTZ);
      case "timestamp_ltz" -> of(Kind.LTZ);
      case "timestamp_tz" -> of(Kind.TZ);
      case "binary" -> of(Kind.BINARY);
      default -> of(Kind.TEXT);
    };
  }

  /// A value of this type.
  ///
  /// @param isTried whether a text that does not fit is null, and what is no text is refused
  List<SqlToken> converted(List<SqlToken> value, boolean isTried) {
    int start = value.getFirst().start();
    if (value.size() == 1 && value.getFirst().is("NULL")) {
      return cast("CAST", value, start);
    }
    String attempt = isTried ? "SF_TRY_" : "SF_";
    return switch (kind) {
      case NUMBER -> number(value, isTried, start);
      case FLOAT -> witnessed(attempt + kind.name(), value);
      case INTEGER ->
          cast("CAST", new SnowflakeType(Kind.NUMBER, 38, 0).number(value, isTried, start), start);
      case TEXT -> shortened(witnessed(isTried ? "SF_TRY_TEXT" : "SF_VARCHAR", value), start);
      case BOOLEAN -> witnessed(attempt + kind.name(), value);
      case DATE, TIME, NTZ, LTZ, TZ, BINARY ->
          isTried ? witnessed(attempt + kind.name(), value) : call(attempt + kind.name(), value);
    };
  }

  private List<SqlToken> number(List<SqlToken> value, boolean isTried, int start) {
    return isTried
        ? cast("TRY_CAST", witnessed("SF_TRY_DIGITS", value), start)
        : cast("CAST", value, start);
  }

  private List<SqlToken> shortened(List<SqlToken> value, int start) {
    if (precision == 0) {
      return value;
    }
    List<SqlToken> length = ComposedSql.of(Integer.toString(precision), start);
    return SqlCall.of(SqlToken.word("LEFT", start), List.of(value, length));
  }

  /// The same of an aggregate, or of what may be one: DuckDB does not see its type where a macro is
  /// chosen, so it is handed over as the element of a list.
  List<SqlToken> convertedLate(List<SqlToken> value, boolean isTried) {
    int start = value.getFirst().start();
    List<SqlToken> late = new ArrayList<>(ComposedSql.of("LIST_TRANSFORM([", start));
    late.addAll(value);
    late.addAll(ComposedSql.of("], LAMBDA sf_value :", start));
    late.addAll(converted(List.of(SqlToken.word("sf_value", start)), isTried));
    late.addAll(ComposedSql.of(")[1]", start));
    return late;
  }

  private static List<SqlToken> call(String macro, List<SqlToken> value) {
    return SqlCall.of(SqlToken.word(macro, value.getFirst().start()), List.of(value));
  }

  /// A macro with typed parameters casts what it is given to the type that it is chosen by. So it
  /// is chosen by a second copy, and the first stays as it is.
  private static List<SqlToken> witnessed(String macro, List<SqlToken> value) {
    return SqlCall.of(SqlToken.word(macro, value.getFirst().start()), List.of(value, value));
  }

  private List<SqlToken> cast(String cast, List<SqlToken> value, int start) {
    List<SqlToken> inner = new ArrayList<>(value);
    inner.addAll(ComposedSql.of("AS " + duckDb(), start));
    return SqlCall.of(SqlToken.word(cast, start), List.of(inner));
  }
}
