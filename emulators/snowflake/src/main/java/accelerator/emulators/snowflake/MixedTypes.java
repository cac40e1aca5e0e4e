package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Refuses what chooses among values of several kinds, such as `coalesce(name, 0)`, and the sum of
/// booleans. Snowflake makes them one type by rules of its own, or fails: a text beside a number is
/// a `number(18, 5)`, a boolean is no number. DuckDB makes texts of all, or counts the booleans.
///
/// A text as written may stand beside dates and times, which both read. What holds a query or a
/// window is not looked at: DuckDB would run it twice.
final class MixedTypes implements DialectRewrite {
  private static final int MOST_TOKENS = 2_000;
  private static final Set<String> CHOICES =
      Set.of("COALESCE", "IFNULL", "NVL", "NVL2", "IFF", "GREATEST", "LEAST", "DECODE");
  private static final Set<String> SUMS = Set.of("SUM", "AVG");

  @Override
  public List<SqlToken> apply(List<SqlToken> statement) {
    return new Pass(statement).run();
  }

  /// One way through a statement, which finds what to put before and after its tokens.
  private static final class Pass {
    private final List<SqlToken> statement;
    private final OperandEnds ends;
    private final Map<Integer, List<SqlToken>> before = new HashMap<>();
    private final Map<Integer, List<SqlToken>> after = new HashMap<>();

    Pass(List<SqlToken> statement) {
      this.statement = statement;
      this.ends = new OperandEnds(statement);
    }

    List<SqlToken> run() {
      for (int at = 0; at < statement.size(); at++) {
        look(at);
      }
      if (before.isEmpty()) {
        return statement;
      }
      List<SqlToken> result = new ArrayList<>(statement.size());
      for (int at = 0; at < statement.size(); at++) {
        result.addAll(before.getOrDefault(at, List.of()));
        result.add(before.containsKey(at) ? statement.get(at).afterSpace() : statement.get(at));
        result.addAll(after.getOrDefault(at, List.of()));
      }
      return result;
    }

    private void look(int at) {
      SqlToken token = statement.get(at);
      if (token.kind() != SqlToken.Kind.WORD) {
        return;
      }
      boolean isCase = token.is("CASE");
      boolean isCall = !isCase && at + 1 < statement.size() && statement.get(at + 1).is("(");
      int close = isCall ? ends.closing(at + 1) : ends.closing(at);
      if (close <= at) {
        return;
      }
      if (isCall && SUMS.contains(token.name())) {
        sum(at, close);
      } else if (isCall && CHOICES.contains(token.name())) {
        choose(at, close, chosen(token.name(), arguments(at + 2, close)), true);
      } else if (isCase) {
        choose(at, close, results(at + 1, close), false);
      }
    }

    /// Where a value begins, and where it ends.
    private record Part(int from, int to) {}

    private List<Part> arguments(int from, int close) {
      List<Part> parts = new ArrayList<>();
      int start = from;
      for (int at = from; at <= close; at = Math.max(at, ends.closing(at)) + 1) {
        if (at == close || statement.get(at).is(",")) {
          parts.add(new Part(start, at));
          start = at + 1;
        }
      }
      return parts;
    }

    /// Those of a call's arguments that may be its answer.
    private static List<Part> chosen(String name, List<Part> arguments) {
      List<Part> chosen = new ArrayList<>();
      for (int place = 0; place < arguments.size(); place++) {
        boolean isAnswer =
            switch (name) {
              case "IFF", "NVL2" -> place > 0;
              case "DECODE" -> place > 1 && (place % 2 == 0 || place == arguments.size() - 1);
              default -> true;
            };
        if (isAnswer) {
          chosen.add(arguments.get(place));
        }
      }
      return chosen;
    }

    /// What stands after `then` and `else`.
    private List<Part> results(int from, int end) {
      List<Part> parts = new ArrayList<>();
      int start = -1;
      for (int at = from; at <= end; at = Math.max(at, at < end ? ends.closing(at) : at) + 1) {
        SqlToken token = statement.get(at);
        if (start >= 0 && (at == end || token.is("WHEN") || token.is("ELSE"))) {
          parts.add(new Part(start, at));
          start = -1;
        }
        if (token.is("THEN") || token.is("ELSE")) {
          start = at + 1;
        }
      }
      return parts;
    }

    private void choose(int at, int close, List<Part> parts, boolean isCall) {
      int origin = statement.get(at).start();
      List<SqlToken> kinds = new ArrayList<>();
      int asked = 0;
      for (Part part : parts) {
        List<SqlToken> kind = kind(part, origin);
        if (!kind.isEmpty()) {
          kinds.addAll(asked++ == 0 ? List.of() : ComposedSql.of(",", origin));
          kinds.addAll(kind);
        }
      }
      if (asked < 2 || kinds.size() > MOST_TOKENS || !isPlain(kinds)) {
        return;
      }
      String name = statement.get(at).name();
      List<SqlToken> guard =
          ComposedSql.of(
              (isCall ? "(" : "") + "CASE WHEN SF_ALIKE('%s', [".formatted(name), origin);
      before.put(at, joined(guard, kinds, ComposedSql.of("]) THEN", origin)));
      after.put(close, ComposedSql.of(isCall ? "END)" : "END", origin));
    }

    /// What tells a value's kind; nothing of a null.
    private List<SqlToken> kind(Part part, int origin) {
      List<SqlToken> value = statement.subList(part.from(), part.to());
      if (value.isEmpty() || value.size() == 1 && value.getFirst().is("NULL")) {
        return List.of();
      }
      return value.size() == 1 && value.getFirst().isString()
          ? ComposedSql.of("'LITERAL'", origin)
          : joined(ComposedSql.of("SF_KIND(", origin), value, ComposedSql.of(")", origin));
    }

    private void sum(int at, int close) {
      int from = at + 2 < close && statement.get(at + 2).is("DISTINCT") ? at + 3 : at + 2;
      List<SqlToken> value = statement.subList(from, close);
      if (value.isEmpty() || value.size() > MOST_TOKENS || !isPlain(value)) {
        return;
      }
      int origin = statement.get(at).start();
      String guard = "CASE WHEN SF_SUMMED('%s', SF_KIND(".formatted(statement.get(at).name());
      before.put(
          from, joined(ComposedSql.of(guard, origin), value, ComposedSql.of(")) THEN", origin)));
      after.put(close - 1, ComposedSql.of("END", origin));
    }

    private static boolean isPlain(List<SqlToken> tokens) {
      return tokens.stream()
          .noneMatch(token -> token.is("SELECT") || token.is("OVER") || token.is("WITHIN"));
    }

    private static List<SqlToken> joined(
        List<SqlToken> start, List<SqlToken> middle, List<SqlToken> end) {
      List<SqlToken> all = new ArrayList<>(start);
      all.addAll(middle);
      all.addAll(end);
      return all;
    }
  }
}
