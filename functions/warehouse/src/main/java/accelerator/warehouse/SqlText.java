package accelerator.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// SQL, as far as it must be understood to fill places in it and to see what it reads: what is
/// code, what is a comment, what is quoted. Snowflake's: a backslash keeps a quote inside a text, a
/// text may stand between two `$$`, a comment may begin with two slashes.
final class SqlText {
  /// Possessive where it repeats, and without a choice there: a group that may give back takes a
  /// frame of the stack each time.
  private static final Pattern NOT_CODE =
      Pattern.compile(
          "(?:--|//)[^\\n]*+"
              + "|/\\*.*?\\*/"
              + "|'[^'\\\\]*+(?:(?!'(?!'))['\\\\].[^'\\\\]*+)*+'"
              + "|\"[^\"]*+\""
              + "|(?<![\\w$])\\$\\$.*?\\$\\$",
          Pattern.DOTALL);

  private static final Pattern ALIAS = Pattern.compile("\\b(?i:as)\\s+\\w+");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");

  private SqlText() {}

  enum Kind {
    CODE,
    COMMENT,
    QUOTED
  }

  record Part(Kind kind, String text) {}

  /// The whole text in parts; joined, they are the text again.
  static List<Part> split(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = NOT_CODE.matcher(text);
    int end = 0;
    while (matcher.find()) {
      parts.add(new Part(Kind.CODE, text.substring(end, matcher.start())));
      boolean quoted = "'\"$".indexOf(matcher.group().charAt(0)) >= 0;
      parts.add(new Part(quoted ? Kind.QUOTED : Kind.COMMENT, matcher.group()));
      end = matcher.end();
    }
    parts.add(new Part(Kind.CODE, text.substring(end)));
    return List.copyOf(parts);
  }

  /// Where a pattern is found in code. It may look back at what stands before, code or not.
  static List<MatchResult> findInCode(String text, Pattern pattern) {
    List<MatchResult> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text).useTransparentBounds(true);
    int start = 0;
    for (Part part : split(text)) {
      int end = start + part.text().length();
      if (part.kind() == Kind.CODE) {
        matcher.region(start, end).results().forEach(found::add);
      }
      start = end;
    }
    return List.copyOf(found);
  }

  /// The text with a blank for each semicolon at its end, after which nothing but comments comes: a
  /// query that stands in a statement of another file has none.
  static String withoutEnd(String text) {
    StringBuilder kept = new StringBuilder(text);
    int start = text.length();
    for (Part part : split(text).reversed()) {
      start -= part.text().length();
      if (part.kind() == Kind.QUOTED) {
        return kept.toString();
      }
      for (int i = part.text().length() - 1; part.kind() == Kind.CODE && i >= 0; i--) {
        char last = part.text().charAt(i);
        if (last != ';' && !Character.isWhitespace(last)) {
          return kept.toString();
        }
        kept.setCharAt(start + i, last == ';' ? ' ' : last);
      }
    }
    return kept.toString();
  }

  /// The text's words outside comments and quotes, in lower case.
  static Set<String> words(String text) {
    return WORD.matcher(code(text))
        .results()
        .map(MatchResult::group)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The words of the queries that mention a place such as `${source}`: of each the parentheses
  /// around it, which in an import CTE name all the columns that are read. Where these say `*`, or
  /// there are none, all words count. A word after `as` is none that is read.
  static Set<String> wordsAround(String text, String place) {
    String code = code(text);
    Set<String> words = new TreeSet<>();
    for (int at = code.indexOf(place); at >= 0; at = code.indexOf(place, at + 1)) {
      String query = enclosed(code, at);
      words.addAll(words(ALIAS.matcher(query.contains("*") ? code : query).replaceAll(" ")));
    }
    return words;
  }

  /// The first words between the commas of the first parentheses: the columns of a `create table`.
  static Set<String> firstWords(String text) {
    String code = code(text);
    String columns = enclosed(code, code.indexOf('(') + 1).replaceAll("\\([^()]*\\)", "");
    return Pattern.compile(",")
        .splitAsStream(columns)
        .map(column -> WORD.matcher(column).results().findFirst())
        .flatMap(word -> word.stream())
        .map(word -> word.group().toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String code(String text) {
    return split(text).stream()
        .map(part -> part.kind() == Kind.CODE ? part.text() : " ")
        .collect(Collectors.joining());
  }

  /// The text with blanks for its comments and quotes: what is code keeps its position.
  static String codeInPlace(String text) {
    return split(text).stream()
        .map(part -> part.kind() == Kind.CODE ? part.text() : " ".repeat(part.text().length()))
        .collect(Collectors.joining());
  }

  /// What stands in the innermost parentheses around a position; all of it when there are none.
  private static String enclosed(String code, int at) {
    int depth = 0;
    int start = at;
    while (start > 0 && (depth > 0 || code.charAt(start - 1) != '(')) {
      start--;
      depth += step(code.charAt(start), ')', '(');
    }
    depth = 0;
    int end = at;
    while (end < code.length() && (depth > 0 || code.charAt(end) != ')')) {
      depth += step(code.charAt(end), '(', ')');
      end++;
    }
    return code.substring(start, end);
  }

  private static int step(char character, char deeper, char shallower) {
    if (character == deeper) {
      return 1;
    }
    return character == shallower ? -1 : 0;
  }
}
