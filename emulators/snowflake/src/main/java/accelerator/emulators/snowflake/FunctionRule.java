package accelerator.emulators.snowflake;

import java.util.ArrayList;
import java.util.List;

/// A function that a statement may call with so many arguments, and what DuckDB is asked instead.
///
/// @param most arguments; `Integer.MAX_VALUE` for any number
/// @param template with `$1`, `$2`, `$*` for the arguments; empty for the same call
/// @param isTyped whether the template chooses by its arguments' types
record FunctionRule(String name, int fewest, int most, List<SqlToken> template, boolean isTyped) {
  FunctionRule {
    template = List.copyOf(template);
  }

  /// @param line `name fewest most [!] [template]`
  static FunctionRule of(String line) {
    String[] parts = line.split(" ", 4);
    String template = parts.length < 4 ? "" : parts[3];
    boolean isTyped = template.startsWith("!");
    return new FunctionRule(
        parts[0],
        Integer.parseInt(parts[1]),
        parts[2].equals("*") ? Integer.MAX_VALUE : Integer.parseInt(parts[2]),
        SqlTokenizer.tokens(isTyped ? template.substring(1) : template),
        isTyped);
  }

  boolean takes(int arguments) {
    return arguments >= fewest && arguments <= most;
  }

  /// The call for DuckDB.
  ///
  /// @param isLate whether an argument's type is known to DuckDB only once it has planned the
  ///   statement: then the arguments are handed over in a list
  List<SqlToken> filled(SqlCall call, boolean isLate) {
    if (template.isEmpty()) {
      return call.tokens();
    }
    if (!isTyped || !isLate) {
      return filled(call.arguments(), call.name().start());
    }
    int start = call.name().start();
    List<SqlToken> late = new ArrayList<>(ComposedSql.of("(LIST_TRANSFORM([{", start));
    List<List<SqlToken>> members = new ArrayList<>();
    for (int index = 0; index < call.arguments().size(); index++) {
      late.addAll(ComposedSql.of((index == 0 ? "'a" : ", 'a") + index + "' :", start));
      late.addAll(call.arguments().get(index));
      members.add(ComposedSql.of("STRUCT_EXTRACT(sf_value, 'a" + index + "')", start));
    }
    late.addAll(ComposedSql.of("}], LAMBDA sf_value :", start));
    late.addAll(filled(members, start));
    late.addAll(ComposedSql.of(")[1])", start));
    return late;
  }

  private List<SqlToken> filled(List<List<SqlToken>> arguments, int start) {
    List<SqlToken> filled = new ArrayList<>();
    for (int at = 0; at < template.size(); at++) {
      SqlToken token = template.get(at);
      if (!token.is("$")) {
        filled.add(new SqlToken(token.kind(), token.text(), start, at == 0 || token.spaced()));
        continue;
      }
      SqlToken place = template.get(++at);
      if (place.is("*")) {
        for (int index = 0; index < arguments.size(); index++) {
          if (index > 0) {
            filled.add(SqlToken.symbol(",", start));
          }
          add(arguments.get(index), filled);
        }
      } else {
        add(arguments.get(Integer.parseInt(place.text()) - 1), filled);
      }
    }
    return filled;
  }

  /// With space before it, since a word may stand there.
  private static void add(List<SqlToken> argument, List<SqlToken> filled) {
    filled.add(argument.getFirst().afterSpace());
    filled.addAll(argument.subList(1, argument.size()));
  }
}
