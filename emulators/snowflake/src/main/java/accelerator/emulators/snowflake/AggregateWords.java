package accelerator.emulators.snowflake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The words of a statement that make a value one of several rows: aggregates, windows, and the
/// aliases of calls, which may be such.
record AggregateWords(Set<String> aliases) {
  private static final Set<String> WORDS =
      Set.of(
          ("ANY_VALUE APPROX_COUNT_DISTINCT AVG BITAND_AGG BITOR_AGG BITXOR_AGG BOOLAND_AGG"
                  + " BOOLOR_AGG CORR COUNT COUNT_IF COVAR_POP COVAR_SAMP GROUPING HLL LISTAGG"
                  + " MAX MAX_BY MEDIAN MIN MIN_BY MODE OVER PERCENTILE_CONT PERCENTILE_DISC STDDEV"
                  + " STDDEV_POP STDDEV_SAMP SUM VARIANCE VAR_POP VAR_SAMP")
              .split(" "));

  AggregateWords {
    aliases = Set.copyOf(aliases);
  }

  /// Whether it is the name of a function that makes one value of many rows.
  static boolean isAggregate(SqlToken token) {
    return token.isName() && WORDS.contains(token.name()) && !token.is("OVER");
  }

  static AggregateWords of(List<SqlToken> statement) {
    Set<String> aliases = new HashSet<>();
    for (int at = 2; at < statement.size(); at++) {
      boolean isAlias = statement.get(at - 1).is("AS") && statement.get(at - 2).is(")");
      if (isAlias && statement.get(at).isName()) {
        aliases.add(statement.get(at).name());
      }
    }
    return new AggregateWords(aliases);
  }

  /// Whether a value with this word in it may be one of several rows.
  boolean isLate(SqlToken token) {
    return token.isName() && (WORDS.contains(token.name()) || aliases.contains(token.name()));
  }
}
