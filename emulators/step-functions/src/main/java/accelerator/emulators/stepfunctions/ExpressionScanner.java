package accelerator.emulators.stepfunctions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the text of an expression once, from left to right. Texts, names in backquotes, comments
/// and regular expressions hide what is in them; one that does not end hides the rest, which the
/// compiler refuses.
final class ExpressionScanner {
  /// The longest text that is left to the library, in characters.
  private static final int LONG_TEXT = 500;

  /// What a regular expression stands behind; a slash behind anything else divides.
  private static final String BEFORE_PATTERN = "(,[{:=~>?&|!;";

  private final String source;
  private final StringBuilder shortened = new StringBuilder();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Set<String> mentions = new HashSet<>();
  private final List<String> members = new ArrayList<>();
  private int at;

  /// Behind the last character that was neither blank nor comment.
  private int behind;

  private ExpressionScanner(String source) {
    this.source = source;
  }

  static ExpressionScan scan(String source) {
    ExpressionScanner scanner = new ExpressionScanner(source);
    while (scanner.at < source.length()) {
      scanner.step(source.charAt(scanner.at));
    }
    return new ExpressionScan(
        scanner.shortened.toString(), scanner.texts, scanner.mentions, scanner.members);
  }

  private void step(char next) {
    switch (next) {
      case '"', '\'' -> text(next);
      case '`' -> keep(endOf(at + 1, '`', false));
      case '/' -> slash();
      case '$' -> variable();
      default -> {
        int before = behind;
        keep(at + 1);
        if (Character.isWhitespace(next)) {
          behind = before;
        }
      }
    }
  }

  /// Takes the text up to an end as it is.
  ///
  /// @param found the end, or -1 when there is none
  private void keep(int found) {
    int end = found < 0 ? source.length() : found;
    shortened.append(source, at, end);
    at = end;
    behind = end;
  }

  private void text(char quote) {
    int end = endOf(at + 1, quote, true);
    Optional<String> value =
        end - at > LONG_TEXT ? EscapedText.read(source, at + 1, end - 1) : Optional.empty();
    if (value.isEmpty()) {
      keep(end);
      return;
    }
    String name = String.format(Locale.ROOT, "_text_%d", texts.size());
    texts.put(name, value.get());
    shortened.append('$').append(name);
    at = end;
    behind = end;
  }

  private void slash() {
    if (source.startsWith("/*", at)) {
      int end = source.indexOf("*/", at + 2);
      at = end < 0 ? source.length() : end + 2;
      shortened.append(end < 0 ? "/*" : " ");
      return;
    }
    boolean isPattern = behind == 0 || BEFORE_PATTERN.indexOf(source.charAt(behind - 1)) >= 0;
    keep(isPattern ? endOfPattern() : at + 1);
  }

  private int endOfPattern() {
    boolean inClass = false;
    for (int index = at + 1; index < source.length(); index++) {
      switch (source.charAt(index)) {
        case '\\' -> index++;
        case '[' -> inClass = true;
        case ']' -> inClass = false;
        case '/' -> {
          if (!inClass) {
            return index + 1;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  /// Behind the next quote; -1 when there is none.
  private int endOf(int from, char quote, boolean hasEscapes) {
    for (int index = from; index < source.length(); index++) {
      char next = source.charAt(index);
      if (next == quote) {
        return index + 1;
      }
      if (next == '\\' && hasEscapes) {
        index++;
      }
    }
    return -1;
  }

  /// A variable, with what is taken of it.
  private void variable() {
    String name = word(at + 1);
    keep(at + 1 + name.length());
    if (name.isEmpty()) {
      return;
    }
    mentions.add(name);
    int next = blanks(at);
    if (name.equals("states") && source.startsWith(".", next)) {
      next = blanks(next + 1);
      String member = word(source.startsWith("`", next) ? next + 1 : next);
      if (!member.isEmpty()) {
        members.add(member);
      }
    }
  }

  private String word(int from) {
    int end = from;
    while (end < source.length()
        && (Character.isLetterOrDigit(source.charAt(end)) || source.charAt(end) == '_')) {
      end++;
    }
    return source.substring(from, end);
  }

  private int blanks(int from) {
    int end = from;
    while (end < source.length() && Character.isWhitespace(source.charAt(end))) {
      end++;
    }
    return end;
  }
}
