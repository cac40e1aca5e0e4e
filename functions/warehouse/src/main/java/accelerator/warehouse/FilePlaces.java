package accelerator.warehouse;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where in a file of `sql/` stands what Snowflake complains about in the statement that was made
/// of it: the statement has other lines before it, and names and marks in the file's places.
///
/// @param file as it is written, with its places
/// @param linesBefore the lines that stand in the statement before the file's first
/// @param filled the file's text in the statement, line by line
record FilePlaces(Script file, int linesBefore, BoundScript filled) {

  /// How Snowflake tells a place: lines from 1 on, positions from 0 on.
  private static final Pattern PLACE = Pattern.compile("\\bline (\\d{1,9}) at position (\\d{1,9})");

  private static final Pattern FILLED = Pattern.compile("\\$\\{[^}]*}|(?<![:\\w]):[a-z_]+");

  /// The message with the file before it, and the file's own lines and positions: of `.. line 52 at
  /// position 4 ..` becomes `sql/ecommerce/items.sql:41:5: .. line 41 at position 4 ..`, where
  /// columns count from 1 as editors do. A message that tells no place of the file keeps its own.
  String told(String message) {
    Matcher place = PLACE.matcher(message);
    if (!place.find()) {
      return file.path() + ": " + message;
    }
    int line = Integer.parseInt(place.group(1)) - linesBefore;
    List<String> lines = file.text().lines().toList();
    if (line < 1 || line > lines.size()) {
      return file.path() + ": " + message;
    }
    String filledLine = filled.text().lines().skip(line - 1L).findFirst().orElse("");
    int position = position(lines.get(line - 1), filledLine, Integer.parseInt(place.group(2)));
    return String.format(
        Locale.ROOT,
        "%s:%d:%d: %sline %d at position %d%s",
        file.path(),
        line,
        position + 1,
        message.substring(0, place.start()),
        line,
        position,
        message.substring(place.end()));
  }

  /// The position in a line of the file that became a position in the statement's: what stands in a
  /// place counts as the place's first character.
  private static int position(String written, String filled, int position) {
    int from = 0;
    int at = 0;
    for (MatchResult place : FILLED.matcher(written).results().toList()) {
      int literal = place.start() - from;
      if (position < at + literal) {
        return from + position - at;
      }
      at += literal;
      from = place.end();
      int next = filled.indexOf(literalAfter(written, from), at);
      if (next < 0 || position < next) {
        return place.start();
      }
      at = next;
    }
    return Math.min(from + position - at, written.length());
  }

  /// What stands as it is from a position on, up to the next place.
  private static String literalAfter(String written, int from) {
    Matcher next = FILLED.matcher(written);
    return next.find(from) ? written.substring(from, next.start()) : written.substring(from);
  }
}
