package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lets date functions take bare units and Snowflake's abbreviations of them: `dateadd(day, ..)`,
/// `datediff(ss, ..)`, `date_part(epoch_second, ..)`.
final class DateParts implements DialectRewrite {
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("year", "year"),
          Map.entry("years", "year"),
          Map.entry("yy", "year"),
          Map.entry("yyyy", "year"),
          Map.entry("quarter", "quarter"),
          Map.entry("qtr", "quarter"),
          Map.entry("month", "month"),
          Map.entry("months", "month"),
          Map.entry("mm", "month"),
          Map.entry("mon", "month"),
          Map.entry("week", "week"),
          Map.entry("weeks", "week"),
          Map.entry("wk", "week"),
          Map.entry("day", "day"),
          Map.entry("days", "day"),
          Map.entry("d", "day"),
          Map.entry("dd", "day"),
          Map.entry("hour", "hour"),
          Map.entry("hours", "hour"),
          Map.entry("hh", "hour"),
          Map.entry("h", "hour"),
          Map.entry("minute", "minute"),
          Map.entry("minutes", "minute"),
          Map.entry("mi", "minute"),
          Map.entry("m", "minute"),
          Map.entry("second", "second"),
          Map.entry("seconds", "second"),
          Map.entry("sec", "second"),
          Map.entry("s", "second"),
          Map.entry("ss", "second"),
          Map.entry("millisecond", "millisecond"),
          Map.entry("ms", "millisecond"),
          Map.entry("microsecond", "microsecond"),
          Map.entry("us", "microsecond"));
  private static final Map<String, String> PARTS =
      Map.of(
          "epoch_second", "EPOCH_SECOND",
          "epoch", "EPOCH_SECOND",
          "epoch_seconds", "EPOCH_SECOND",
          "epoch_millisecond", "EPOCH_MILLISECOND",
          "epoch_milliseconds", "EPOCH_MILLISECOND",
          "dayofweek", "DAYOFWEEK",
          "dow", "DAYOFWEEK",
          "dayofweekiso", "ISODOW",
          "dayofyear", "DAYOFYEAR",
          "weekiso", "WEEK");
  private static final Set<String> ADDING = Set.of("DATEADD", "TIMESTAMPADD", "TIMEADD");
  private static final Set<String> BETWEEN = Set.of("DATEDIFF", "TIMESTAMPDIFF", "TIMEDIFF");
  private static final Set<String> FUNCTIONS =
      Stream.of(ADDING, BETWEEN, Set.of("DATE_TRUNC", "DATE_PART"))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    return SqlCall.replaceAll(statement, FUNCTIONS::contains, DateParts::rewrite);
  }

  private static List<SqlToken> rewrite(SqlCall call) {
    String function = call.name().name();
    int arguments = call.arguments().size();
    Optional<String> word = firstWord(call);
    if (word.isEmpty()) {
      return call.tokens();
    }
    if (ADDING.contains(function) && arguments == 3) {
      String macro = "DATEADD_" + unit(word.get(), function).toUpperCase(Locale.ROOT);
      return SqlCall.of(
          SqlToken.word(macro, call.name().start()), call.arguments().subList(1, arguments));
    }
    if (BETWEEN.contains(function) && arguments == 3) {
      return withUnit(call, "DATEDIFF", unit(word.get(), function));
    }
    if (function.equals("DATE_TRUNC") && arguments == 2) {
      return withUnit(call, function, unit(word.get(), function));
    }
    if (function.equals("DATE_PART") && arguments == 2) {
      return part(call, word.get());
    }
    return call.tokens();
  }

  private static List<SqlToken> part(SqlCall call, String word) {
    String macro = PARTS.get(word);
    if (macro == null) {
      return withUnit(call, "DATE_PART", unit(word, "DATE_PART"));
    }
    return SqlCall.of(SqlToken.word(macro, call.name().start()), List.of(call.arguments().get(1)));
  }

  private static Optional<String> firstWord(SqlCall call) {
    if (call.arguments().isEmpty() || call.arguments().getFirst().size() != 1) {
      return Optional.empty();
    }
    SqlToken first = call.arguments().getFirst().getFirst();
    return first.isName() || first.isString()
        ? Optional.of(first.text().toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static List<SqlToken> withUnit(SqlCall call, String function, String unit) {
    SqlToken quoted = SqlToken.string(unit, call.name().start());
    List<List<SqlToken>> arguments = new ArrayList<>(call.arguments());
    arguments.set(0, List.of(quoted));
    return SqlCall.of(SqlToken.word(function, call.name().start()), arguments);
  }

  private static String unit(String word, String function) {
    String unit = UNITS.get(word);
    if (unit == null) {
      throw new SnowflakeError(
          1033,
          "22023",
          "SQL compilation error:\n'%s' is not a valid date/time component for function %s."
              .formatted(word, function));
    }
    return unit;
  }
}
