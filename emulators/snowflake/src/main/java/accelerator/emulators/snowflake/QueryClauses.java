package accelerator.emulators.snowflake;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which clause of which query a token of a statement stands in.
record QueryClauses(List<SqlToken> tokens) {
  private static final Set<String> BEGINNINGS =
      Set.of("SELECT", "FROM", "ON", "WHERE", "GROUP", "HAVING", "QUALIFY", "ORDER", "LIMIT");
  private static final Set<String> BETWEEN_QUERIES =
      Set.of("UNION", "EXCEPT", "INTERSECT", "MINUS");

  /// Whether a word begins a clause of a query.
  static boolean isBeginning(SqlToken token) {
    return isKeyword(token, BEGINNINGS);
  }

  /// The word that begins the clause, such as `WHERE`; empty before any.
  String around(int index) {
    return beginning(index).map(at -> tokens.get(at).name()).orElse("");
  }

  /// Whether a token stands in the select list of a query that says `group by`.
  boolean isSelectedBesideGroups(int index) {
    Optional<Integer> select = beginning(index).filter(at -> tokens.get(at).is("SELECT"));
    return select.isPresent() && isGrouped(select.get());
  }

  /// Out of the brackets of calls; a bracket that is closed before the token is stepped over.
  private Optional<Integer> beginning(int index) {
    int depth = 0;
    for (int at = index - 1; at >= 0; at--) {
      SqlToken token = tokens.get(at);
      if (token.is(")")) {
        depth++;
      } else if (token.is("(")) {
        depth = Math.max(0, depth - 1);
      } else if (depth == 0 && isKeyword(token, BEGINNINGS)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private boolean isGrouped(int select) {
    int depth = 0;
    for (int at = select + 1; at + 1 < tokens.size() && depth >= 0; at++) {
      SqlToken token = tokens.get(at);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && isKeyword(token, BETWEEN_QUERIES)) {
        return false;
      }
      if (depth == 0 && token.is("GROUP") && tokens.get(at + 1).is("BY")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKeyword(SqlToken token, Set<String> words) {
    return token.kind() == SqlToken.Kind.WORD && words.contains(token.name());
  }
}
