package accelerator.emulators.snowflake;

import java.util.List;

/// Reads Snowflake's type names: `number` is `number(38, 0)`, every `integer` holds 64 bits
/// (Snowflake's hold 38 digits), a bare `timestamp` is what the session says.
final class TypeNames {
  private static final int LARGEST_PRECISION = 38;

  private TypeNames() {}

  /// A type as a statement names it.
  ///
  /// @param length how many tokens the name took
  record Type(SnowflakeType type, int length) {}

  /// Reads the type that a list of tokens begins with.
  ///
  /// @param timestamp what a bare `timestamp` is, such as `TIMESTAMP_NTZ`
  /// @throws SnowflakeError if this warehouse has no such type
  static Type type(List<SqlToken> tokens, String timestamp) {
    if (tokens.isEmpty()) {
      throw SnowflakeError.syntaxNear("a data type");
    }
    SqlToken name = tokens.getFirst();
    int close = tokens.size() > 1 && tokens.get(1).is("(") ? SqlCall.closing(tokens, 1) : 0;
    List<SqlToken> arguments = close > 0 ? tokens.subList(2, close) : List.of();
    int length = close > 0 ? close + 1 : 1;
    boolean isTwoWords = tokens.size() > 1 && name.is("DOUBLE") && tokens.get(1).is("PRECISION");
    return new Type(type(name, numbers(name, arguments), timestamp), isTwoWords ? 2 : length);
  }

  private static List<Integer> numbers(SqlToken name, List<SqlToken> arguments) {
    return SqlCall.split(arguments).stream()
        .map(
            argument -> {
              if (argument.size() != 1 || !argument.getFirst().text().matches("\\d{1,9}")) {
                throw SnowflakeError.syntaxNear(name.text());
              }
              return Integer.parseInt(argument.getFirst().text());
            })
        .toList();
  }

  private static SnowflakeType type(SqlToken name, List<Integer> arguments, String timestamp) {
    return switch (name.name()) {
      case "NUMBER", "NUMERIC", "DECIMAL", "DEC" -> number(arguments);
      case "INT", "INTEGER", "BIGINT", "SMALLINT", "TINYINT", "BYTEINT" ->
          SnowflakeType.of(SnowflakeType.Kind.INTEGER);
      case "FLOAT", "FLOAT4", "FLOAT8", "DOUBLE", "REAL" ->
          SnowflakeType.of(SnowflakeType.Kind.FLOAT);
      case "VARCHAR", "STRING", "TEXT", "NVARCHAR", "NVARCHAR2" ->
          new SnowflakeType(SnowflakeType.Kind.TEXT, arguments.isEmpty() ? 0 : arguments.get(0), 0);
      case "CHAR", "CHARACTER", "NCHAR" ->
          new SnowflakeType(SnowflakeType.Kind.TEXT, arguments.isEmpty() ? 1 : arguments.get(0), 0);
      case "BOOLEAN", "BOOL" -> SnowflakeType.of(SnowflakeType.Kind.BOOLEAN);
      case "DATE" -> SnowflakeType.of(SnowflakeType.Kind.DATE);
      case "TIME" -> SnowflakeType.of(SnowflakeType.Kind.TIME);
      case "TIMESTAMP" -> type(SqlToken.word(timestamp, name.start()), arguments, timestamp);
      case "TIMESTAMP_NTZ", "TIMESTAMPNTZ", "DATETIME" -> SnowflakeType.of(SnowflakeType.Kind.NTZ);
      case "TIMESTAMP_LTZ", "TIMESTAMPLTZ" -> SnowflakeType.of(SnowflakeType.Kind.LTZ);
      case "TIMESTAMP_TZ", "TIMESTAMPTZ" -> SnowflakeType.of(SnowflakeType.Kind.TZ);
      case "BINARY", "VARBINARY" -> SnowflakeType.of(SnowflakeType.Kind.BINARY);
      case "VARIANT", "OBJECT", "ARRAY", "GEOGRAPHY", "GEOMETRY", "VECTOR", "MAP", "UUID" ->
          throw SnowflakeError.unsupported("data type " + name.name());
      default ->
          throw new SnowflakeError(
              2040,
              "42601",
              "SQL compilation error:\nUnsupported data type '%s'.".formatted(name.name()));
    };
  }

  private static SnowflakeType number(List<Integer> arguments) {
    int precision = arguments.isEmpty() ? LARGEST_PRECISION : arguments.get(0);
    int scale = arguments.size() < 2 ? 0 : arguments.get(1);
    if (precision < 1 || precision > LARGEST_PRECISION || scale > Math.min(precision, 37)) {
      throw new SnowflakeError(
          2030,
          "42601",
          "SQL compilation error:\nInvalid data type 'NUMBER(%s,%s)'."
              .formatted(Integer.toString(precision), Integer.toString(scale)));
    }
    return new SnowflakeType(SnowflakeType.Kind.NUMBER, precision, scale);
  }
}
