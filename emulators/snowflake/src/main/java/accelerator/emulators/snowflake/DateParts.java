package accelerator.emulators.snowflake;

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
          Map.entry("yyy", "year"),
          Map.entry("y", "year"),
          Map.entry("yr", "year"),
          Map.entry("quarters", "quarter"),
          Map.entry("qtrs", "quarter"),
          Map.entry("mons", "month"),
          Map.entry("w", "week"),
          Map.entry("weekofyear", "week"),
          Map.entry("woy", "week"),
          Map.entry("wy", "week"),
          Map.entry("hr", "hour"),
          Map.entry("hrs", "hour"),
          Map.entry("min", "minute"),
          Map.entry("mins", "minute"),
          Map.entry("secs", "second"),
          Map.entry("milliseconds", "millisecond"),
          Map.entry("msec", "millisecond"),
          Map.entry("microseconds", "microsecond"),
          Map.entry("usec", "microsecond"),
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
      Map.ofEntries(
          Map.entry("epoch_second", "EPOCH_SECOND"),
          Map.entry("epoch", "EPOCH_SECOND"),
          Map.entry("epoch_seconds", "EPOCH_SECOND"),
          Map.entry("epoch_millisecond", "EPOCH_MILLISECOND"),
          Map.entry("epoch_milliseconds", "EPOCH_MILLISECOND"),
          Map.entry("epoch_microsecond", "EPOCH_MICROSECOND"),
          Map.entry("epoch_microseconds", "EPOCH_MICROSECOND"),
          Map.entry("dayofweek", "DAYOFWEEK"),
          Map.entry("weekday", "DAYOFWEEK"),
          Map.entry("dow", "DAYOFWEEK"),
          Map.entry("dayofweekiso", "DAYOFWEEKISO"),
          Map.entry("weekday_iso", "DAYOFWEEKISO"),
          Map.entry("dow_iso", "DAYOFWEEKISO"),
          Map.entry("dayofmonth", "DAY"),
          Map.entry("dayofyear", "DAYOFYEAR"),
          Map.entry("doy", "DAYOFYEAR"),
          Map.entry("yearday", "DAYOFYEAR"),
          Map.entry("yearofweek", "YEAROFWEEK"),
          Map.entry("yearofweekiso", "YEAROFWEEK"),
          Map.entry("weekiso", "WEEK"));
  private static final Set<String> ADDING = Set.of("DATEADD", "TIMESTAMPADD", "TIMEADD");
  private static final Set<String> BETWEEN = Set.of("DATEDIFF", "TIMESTAMPDIFF", "TIMEDIFF");
  private static final Set<String> FUNCTIONS =
      Stream.of(ADDING, BETWEEN, Set.of("DATE_TRUNC", "DATE_PART"))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  /// Whether it is a function of a part, which no call is any more once all is right with it.
  static boolean isOne(String function) {
    return FUNCTIONS.contains(function);
  }

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
      return withPart(call, "DATEADD", unit(word.get(), function));
    }
    if (BETWEEN.contains(function) && arguments == 3) {
      return withPart(call, "DATEDIFF", unit(word.get(), function));
    }
    if (function.equals("DATE_TRUNC") && arguments == 2) {
      return withPart(call, function, unit(word.get(), function));
    }
    if (function.equals("DATE_PART") && arguments == 2) {
      String part = PARTS.get(word.get());
      return withPart(call, function, part == null ? unit(word.get(), function) : part);
    }
    return call.tokens();
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

  /// The call without its first argument, whose part goes into the name.
  private static List<SqlToken> withPart(SqlCall call, String function, String part) {
    String name = function + "_" + part.toUpperCase(Locale.ROOT);
    return SqlCall.of(
        SqlToken.word(name, call.name().start()),
        call.arguments().subList(1, call.arguments().size()));
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
