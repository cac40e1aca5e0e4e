package accelerator.emulators.snowflake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Gives Snowflake's type names their meaning after `::` and in casts: `number` is `decimal(38,
/// 0)`, every integer holds 64 bits (Snowflake's hold 38 digits), `float` is a double, a
/// `timestamp` of either kind has no zone.
final class TypeNames implements DialectRewrite {
  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    List<SqlToken> result = new ArrayList<>(statement.size());
    Deque<Boolean> casts = new ArrayDeque<>();
    int at = 0;
    while (at < statement.size()) {
      SqlToken token = statement.get(at);
      if (token.is("(")) {
        casts.push(at > 0 && isCast(statement.get(at - 1)));
      } else if (token.is(")")) {
        casts.poll();
      }
      if (isType(statement, at, Boolean.TRUE.equals(casts.peek()))) {
        Type type = type(statement.subList(at, statement.size()));
        result.addAll(type.tokens());
        at += type.length();
      } else {
        result.add(statement.get(at++));
      }
    }
    return result;
  }

  /// A type for DuckDB.
  ///
  /// @param length how many tokens the original took
  record Type(List<SqlToken> tokens, int length) {}

  /// Reads the type that a list of tokens begins with.
  ///
  /// @throws SnowflakeError if this warehouse has no such type
  static Type type(List<SqlToken> tokens) {
    SqlToken name = tokens.getFirst();
    int close = tokens.size() > 1 && tokens.get(1).is("(") ? SqlCall.closing(tokens, 1) : 0;
    List<SqlToken> arguments = close > 0 ? tokens.subList(1, close + 1) : List.of();
    int length = close > 0 ? close + 1 : 1;
    boolean isDoublePrecision =
        name.is("DOUBLE") && tokens.size() > 1 && tokens.get(1).is("PRECISION");
    String plain = plain(name);
    if (!plain.equals("DECIMAL")) {
      return new Type(List.of(SqlToken.word(plain, name.start())), isDoublePrecision ? 2 : length);
    }
    List<SqlToken> decimal = new ArrayList<>();
    decimal.add(SqlToken.word(plain, name.start()));
    decimal.addAll(arguments.isEmpty() ? ComposedSql.of("(38, 0)", name.start()) : arguments);
    return new Type(decimal, length);
  }

  private static String plain(SqlToken name) {
    return switch (name.name()) {
      case "NUMBER", "NUMERIC", "DECIMAL", "DEC" -> "DECIMAL";
      case "INT", "INTEGER", "BIGINT", "SMALLINT", "TINYINT", "BYTEINT" -> "BIGINT";
      case "FLOAT", "FLOAT4", "FLOAT8", "DOUBLE", "REAL" -> "DOUBLE";
      case "VARCHAR", "STRING", "TEXT", "CHAR", "CHARACTER", "NVARCHAR", "NVARCHAR2" -> "VARCHAR";
      case "BOOLEAN", "BOOL" -> "BOOLEAN";
      case "DATE" -> "DATE";
      case "TIME" -> "TIME";
      case "TIMESTAMP", "TIMESTAMP_NTZ", "TIMESTAMPNTZ", "DATETIME" -> "TIMESTAMP";
      case "TIMESTAMP_LTZ", "TIMESTAMPLTZ" -> "TIMESTAMP";
      case "BINARY", "VARBINARY" -> "BLOB";
      case "TIMESTAMP_TZ",
          "TIMESTAMPTZ",
          "VARIANT",
          "OBJECT",
          "ARRAY",
          "GEOGRAPHY",
          "GEOMETRY",
          "VECTOR",
          "MAP",
          "UUID" ->
          throw SnowflakeError.unsupported("data type " + name.name());
      default ->
          throw new SnowflakeError(
              2040,
              "42601",
              "SQL compilation error:\nUnsupported data type '%s'.".formatted(name.name()));
    };
  }

  private static boolean isType(List<SqlToken> tokens, int at, boolean isInCast) {
    if (at == 0 || tokens.get(at).kind() != SqlToken.Kind.WORD) {
      return false;
    }
    SqlToken before = tokens.get(at - 1);
    return before.is("::") || (before.is("AS") && isInCast);
  }

  private static boolean isCast(SqlToken word) {
    return word.is("CAST") || word.is("TRY_CAST");
  }
}
