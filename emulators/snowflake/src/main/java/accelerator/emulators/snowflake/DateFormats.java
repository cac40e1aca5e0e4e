package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns `to_varchar(x, 'YYYY-MM-DD')`, `to_date(x, ..)` and `to_timestamp(x, ..)` with a date
/// format into DuckDB's `strftime` and `strptime`. Formats of numbers are refused.
final class DateFormats implements DialectRewrite {
  private static final Set<String> PRINTING = Set.of("TO_VARCHAR", "TO_CHAR");
  private static final Map<String, String> READING =
      Map.of("TO_DATE", "DATE", "TO_TIMESTAMP", "TIMESTAMP", "TO_TIMESTAMP_NTZ", "TIMESTAMP");
  private static final Pattern ELEMENT =
      Pattern.compile(
          "(?i)YYYY|YY|MMMM|MON|MM|DD|DY|HH24|HH12|AM|PM|MI|SS|FF3|FF6|FF9|\"[^\"]*\"|[A-Za-z%]");
  private static final Map<String, String> ELEMENTS =
      Map.ofEntries(
          Map.entry("YYYY", "%Y"),
          Map.entry("YY", "%y"),
          Map.entry("MMMM", "%B"),
          Map.entry("MON", "%b"),
          Map.entry("MM", "%m"),
          Map.entry("DD", "%d"),
          Map.entry("DY", "%a"),
          Map.entry("HH24", "%H"),
          Map.entry("HH12", "%I"),
          Map.entry("AM", "%p"),
          Map.entry("PM", "%p"),
          Map.entry("MI", "%M"),
          Map.entry("SS", "%S"),
          Map.entry("FF3", "%g"),
          Map.entry("FF6", "%f"),
          Map.entry("FF9", "%n"),
          Map.entry("T", "T"),
          Map.entry("Z", "Z"));

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    return SqlCall.replaceAll(
        statement,
        function -> PRINTING.contains(function) || READING.containsKey(function),
        DateFormats::rewrite);
  }

  private static List<SqlToken> rewrite(SqlCall call) {
    String function = call.name().name();
    boolean hasFormat =
        call.arguments().size() == 2
            && call.arguments().get(1).size() == 1
            && call.arguments().get(1).getFirst().isString();
    if (!hasFormat) {
      return call.tokens();
    }
    if (PRINTING.contains(function)) {
      return formatted(call, "STRFTIME", "TIMESTAMP");
    }
    String type = READING.get(function);
    return type == null ? call.tokens() : cast(formatted(call, "STRPTIME", "VARCHAR"), type);
  }

  private static List<SqlToken> formatted(SqlCall call, String function, String type) {
    int start = call.name().start();
    SqlToken format = SqlToken.string(translated(call.arguments().get(1).getFirst().text()), start);
    List<SqlToken> value = cast(call.arguments().getFirst(), type);
    return SqlCall.of(SqlToken.word(function, start), List.of(value, List.of(format)));
  }

  private static List<SqlToken> cast(List<SqlToken> value, String type) {
    int start = value.getFirst().start();
    List<SqlToken> inner = new ArrayList<>(value);
    inner.addAll(ComposedSql.of("AS " + type, start));
    return SqlCall.of(SqlToken.word("CAST", start), List.of(inner));
  }

  /// A format in DuckDB's terms.
  private static String translated(String format) {
    Matcher elements = ELEMENT.matcher(format);
    return elements.replaceAll(
        found -> {
          String element = found.group();
          if (element.startsWith("\"")) {
            return Matcher.quoteReplacement(element.substring(1, element.length() - 1));
          }
          String translated = ELEMENTS.get(element.toUpperCase(Locale.ROOT));
          if (translated == null) {
            throw SnowflakeError.unsupported("format '%s'".formatted(format));
          }
          return Matcher.quoteReplacement(translated);
        });
  }
}
