package accelerator.emulators.snowflake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lets a statement call the functions of `functions.txt` and no others, each with Snowflake's
/// meaning. DuckDB has hundreds more, some with the same name and another answer.
final class FunctionTable implements DialectRewrite {
  /// How many words calls may grow to.
  private static final int MOST_TOKENS = 4_000_000;

  private static final Map<String, List<FunctionRule>> RULES =
      lines("functions.txt")
          .map(FunctionRule::of)
          .collect(Collectors.groupingBy(FunctionRule::name));
  private static final Set<String> KNOWN =
      lines("known-functions.txt")
          .flatMap(line -> Stream.of(line.split(" ", -1)))
          .collect(Collectors.toUnmodifiableSet());

  /// Words before a bracket that are no functions, or are looked at elsewhere.
  private static final Set<String> OTHERS =
      Set.of(
          ("ALL AND ANY AS BETWEEN BY CASE CAST CLUSTER COLUMNS CONCAT CONCAT_WS CUBE DECODE"
                  + " DISTINCT ELSE EXCEPT EXCLUDE EXISTS FILTER FROM"
                  + " GROUP HAVING ILIKE IN INNER INSERT INTERSECT INTO IS JOIN KEY LATERAL LIKE"
                  + " LIMIT MATCHED MINUS NOT OFFSET ON OR OVER PIVOT QUALIFY QUERY_HISTORY"
                  + " QUERY_HISTORY_BY_SESSION QUERY_HISTORY_BY_USER RECURSIVE RENAME REPLACE_COLUMNS"
                  + " RESULT_SCAN RETURNING ROLLUP SELECT SET SETS SOME TABLE THEN"
                  + " TO_DECIMAL TO_NUMBER TO_NUMERIC"
                  + " TRY_CAST TRY_TO_DECIMAL TRY_TO_NUMBER TRY_TO_NUMERIC UNION"
                  + " UPDATE USING VALUES WHEN WHERE WITH")
              .split(" "));

  /// Words after which a name with a bracket is a call.
  private static final Set<String> OPERATORS =
      Set.of("ASC DESC END ESCAPE FIRST LAST NULLS OF ORDER PARTITION RANGE ROWS TOP".split(" "));

  private final String timestamp;
  private final boolean isLate;

  /// @param timestamp what a bare `timestamp` is: the session's `TIMESTAMP_TYPE_MAPPING`
  /// @param isLate whether every choice by types is made late
  FunctionTable(String timestamp, boolean isLate) {
    this.timestamp = timestamp;
    this.isLate = isLate;
  }

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    AggregateWords words = AggregateWords.of(statement);
    Set<Integer> columnLists = columnLists(statement);
    Set<Integer> late = new HashSet<>();
    List<SqlToken> result =
        SqlCall.replaceAll(
            statement,
            name -> !OTHERS.contains(name) && !name.startsWith("SF_"),
            call ->
                columnLists.contains(call.name().start())
                    ? call.tokens()
                    : rewritten(call, words, late));
    if (result.size() > MOST_TOKENS) {
      throw SnowflakeError.tooComplex("calls of more than %d words in all", MOST_TOKENS);
    }
    return result;
  }

  /// @param late where the calls begin whose types DuckDB knows late
  private List<SqlToken> rewritten(SqlCall call, AggregateWords words, Set<Integer> late) {
    FunctionRule rule = rule(call);
    boolean isLateHere =
        call.arguments().stream()
            .flatMap(List::stream)
            .anyMatch(
                token ->
                    token.kind() == SqlToken.Kind.REWRITTEN
                        ? late.contains(token.start())
                        : words.isLate(token));
    if (isLateHere || words.isLate(call.name())) {
      late.add(call.name().start());
    }
    return rule.filled(call, isLate || isLateHere);
  }

  private FunctionRule rule(SqlCall call) {
    String written = call.name().name();
    String name =
        written.endsWith("TO_TIMESTAMP") ? written.replace("TIMESTAMP", timestamp) : written;
    List<FunctionRule> rules = RULES.getOrDefault(name, List.of());
    int arguments = call.arguments().size();
    if (DateParts.isOne(name)) {
      throw SnowflakeError.argumentCount(name, arguments);
    }
    if (rules.isEmpty()) {
      throw KNOWN.contains(name)
          ? SnowflakeError.absent("function " + name)
          : SnowflakeError.unknownFunction(name);
    }
    return rules.stream()
        .filter(rule -> rule.takes(arguments))
        .findFirst()
        .orElseThrow(() -> SnowflakeError.argumentCount(name, arguments));
  }

  /// Where names stand before brackets that list columns: aliases of tables and of queries, and the
  /// table of an insert.
  private static Set<Integer> columnLists(List<SqlToken> statement) {
    List<Integer> starts = new ArrayList<>();
    Brackets brackets = Brackets.of(statement);
    for (int at = 1; at + 1 < statement.size(); at++) {
      if (!statement.get(at + 1).is("(") || statement.get(at).kind() != SqlToken.Kind.WORD) {
        continue;
      }
      SqlToken before = statement.get(at - 1);
      int close = brackets.closing(at + 1);
      boolean isQuery =
          close > 0
              && close + 2 < statement.size()
              && statement.get(close + 1).is("AS")
              && statement.get(close + 2).is("(");
      boolean isAlias =
          before.is("AS")
              || before.is("::")
              || before.is("INTO")
              || before.is(")")
              || before.is(".")
              || isQuery;
      boolean isName =
          before.kind() == SqlToken.Kind.QUOTED
              || (before.kind() == SqlToken.Kind.WORD && isPlainName(before.name()));
      if (isAlias || isName) {
        starts.add(statement.get(at).start());
      }
    }
    return Set.copyOf(starts);
  }

  private static boolean isPlainName(String word) {
    return !OTHERS.contains(word) && !RULES.containsKey(word) && !OPERATORS.contains(word);
  }

  private static Stream<String> lines(String name) {
    try (InputStream file =
        Objects.requireNonNull(FunctionTable.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(name.toLowerCase(Locale.ROOT), failure);
    }
  }
}
