package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Compares a `timestamp_tz` by its moment in UTC, whatever its own offset, with its like and with
/// other kinds of times: both sides of a comparison become what can be compared. That is for
/// statements alone that can see such a value.
final class ZonedComparisons implements DialectRewrite {
  private static final Set<String> OPERATORS = Set.of("=", "<>", "!=", "<", ">", "<=", ">=");

  /// What makes a `timestamp_tz`, once the conversions are rewritten.
  private static final Set<String> MAKERS =
      Set.of("SF_TZ", "SF_TRY_TZ", "SF_TZ_BY", "SF_READ_AS_TZ", "SF_IN_ZONE");

  private final boolean isLate;
  private final BooleanSupplier hasColumns;

  /// @param isLate whether every choice by types is made late
  /// @param hasColumns whether a table or view has such a column
  ZonedComparisons(boolean isLate, BooleanSupplier hasColumns) {
    this.isLate = isLate;
    this.hasColumns = hasColumns;
  }

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    boolean compares = statement.stream().anyMatch(ZonedComparisons::isComparing);
    boolean makes =
        statement.stream()
            .anyMatch(token -> token.kind() == SqlToken.Kind.WORD && MAKERS.contains(token.name()));
    return compares && (makes || hasColumns.getAsBoolean()) ? new Pass(statement).run() : statement;
  }

  private static boolean isComparing(SqlToken token) {
    return isOperator(token) || token.is("BETWEEN") || token.is("IN") || token.is("DISTINCT");
  }

  private static boolean isOperator(SqlToken token) {
    return token.kind() == SqlToken.Kind.SYMBOL && OPERATORS.contains(token.text());
  }

  /// One way through a statement, which finds the values to wrap.
  private final class Pass {
    private final List<SqlToken> statement;
    private final OperandEnds ends;
    private final AggregateWords words;
    private final Set<List<Integer>> wrapped = new HashSet<>();
    private final Map<Integer, List<SqlToken>> before = new HashMap<>();
    private final Map<Integer, List<SqlToken>> after = new HashMap<>();

    Pass(List<SqlToken> statement) {
      this.statement = statement;
      this.ends = new OperandEnds(statement);
      this.words = AggregateWords.of(statement);
    }

    List<SqlToken> run() {
      boolean isAssigning = false;
      int depth = 0;
      for (int at = 0; at < statement.size(); at++) {
        SqlToken token = statement.get(at);
        depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        if (depth == 0 && token.is("SET")) {
          isAssigning = true;
        } else if (token.is("WHERE") || token.is("FROM") || token.is("WHEN")) {
          isAssigning &= depth > 0;
        }
        if (depth > 0 || !isAssigning) {
          look(at);
        }
      }
      return written();
    }

    private void look(int at) {
      SqlToken token = statement.get(at);
      if (isOperator(token)) {
        compare(ends.start(at), at, at + 1, ends.end(at + 1));
      } else if (token.is("DISTINCT") && sees(at - 1, "IS", "NOT") && sees(at + 1, "FROM")) {
        int is = sees(at - 1, "NOT") ? at - 2 : at - 1;
        compare(ends.start(is), is, at + 2, ends.end(at + 2));
      } else if (token.is("DISTINCT") && sees(at - 1, "(") && sees(at - 2, "COUNT")) {
        wrap(at + 1, ends.end(at + 1));
      } else if (token.is("BETWEEN")) {
        int left = sees(at - 1, "NOT") ? at - 1 : at;
        int and = ends.end(at + 1);
        if (sees(and, "AND")) {
          compare(ends.start(left), left, at + 1, and);
          compare(ends.start(left), left, and + 1, ends.end(and + 1));
        }
      } else if (token.is("IN") && sees(at + 1, "(") && !sees(at + 2, "SELECT", "WITH")) {
        int left = sees(at - 1, "NOT") ? at - 1 : at;
        int close = ends.closing(at + 1);
        for (int from = at + 2; from < close; from = ends.end(from) + 1) {
          compare(ends.start(left), left, from, ends.end(from));
        }
      }
    }

    private boolean sees(int at, String... choice) {
      return at >= 0
          && at < statement.size()
          && List.of(choice).stream().anyMatch(statement.get(at)::is);
    }

    private void compare(int leftStart, int leftEnd, int rightStart, int rightEnd) {
      if (ends.isValue(leftStart, leftEnd) && ends.isValue(rightStart, rightEnd)) {
        wrap(leftStart, leftEnd);
        wrap(rightStart, rightEnd);
      }
    }

    private void wrap(int start, int end) {
      if (ends.isLiteral(start, end) || !wrapped.add(List.of(start, end))) {
        return;
      }
      List<SqlToken> value = statement.subList(start, end);
      boolean isLateHere = isLate || value.stream().anyMatch(words::isLate);
      int origin = value.getFirst().start();
      before.put(start, ComposedSql.of(isLateHere ? "(LIST_TRANSFORM([" : "SF_KEY(", origin));
      after.put(
          end - 1,
          ComposedSql.of(isLateHere ? "], LAMBDA sf_value : SF_KEY(sf_value))[1])" : ")", origin));
    }

    private List<SqlToken> written() {
      List<SqlToken> result = new ArrayList<>(statement.size());
      for (int at = 0; at < statement.size(); at++) {
        result.addAll(before.getOrDefault(at, List.of()));
        result.add(statement.get(at));
        result.addAll(after.getOrDefault(at, List.of()));
      }
      return result;
    }
  }
}
