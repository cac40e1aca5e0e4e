package accelerator.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in a file of `sql/`, as an editor counts: lines and columns from 1.
///
/// @param path below the repository's root, such as `sql/ecommerce/items.sql`
record SqlPlace(String path, int line, int column) {

  /// How Snowflake names a place in a statement: lines from 1, columns from 0.
  private static final Pattern POSITION = Pattern.compile("line (\\d{1,9}) at position (\\d{1,9})");

  /// What is filled when a statement is made of a file: an identifier's or a value's place.
  private static final Pattern FILLED = Pattern.compile(Script.NAME + "|" + Script.VALUE);

  /// Where in its file a statement failed: what is put before the file's text and into its places
  /// does not count.
  ///
  /// @param message what Snowflake said of the statement
  /// @return none when it names no position, or one that is not the file's
  static Optional<SqlPlace> of(BoundScript statement, String message) {
    Matcher position = POSITION.matcher(message);
    if (!position.find() || !Script.exists(statement.path())) {
      return Optional.empty();
    }
    List<String> file = lines(Script.load(statement.path()).text());
    List<String> sent = lines(statement.text());
    int line = Integer.parseInt(position.group(1)) - 1;
    for (int before = 0; before + trimmed(file) <= sent.size(); before++) {
      if (stands(file, sent, before)) {
        int own = line - before;
        return own < 0 || own >= file.size()
            ? Optional.empty()
            : Optional.of(
                new SqlPlace(
                    statement.path(),
                    own + 1,
                    column(file.get(own), sent.get(line), Integer.parseInt(position.group(2)))
                        + 1));
      }
    }
    return Optional.empty();
  }

  private static List<String> lines(String text) {
    return List.of(SqlText.withoutEnd(text).split("\n", -1));
  }

  /// Where a file first names a word in its code.
  static Optional<SqlPlace> find(String path, String word) {
    String code = SqlText.codeInPlace(Script.load(path).text());
    Matcher found =
        Pattern.compile("\\b" + Pattern.quote(word) + "\\b", Pattern.CASE_INSENSITIVE)
            .matcher(code);
    if (!found.find()) {
      return Optional.empty();
    }
    String before = code.substring(0, found.start());
    int lines = (int) before.chars().filter(character -> character == '\n').count();
    return Optional.of(new SqlPlace(path, lines + 1, found.start() - before.lastIndexOf('\n')));
  }

  /// What Snowflake said, without the position of the statement that it was sent.
  static String without(String message) {
    return message
        .replaceAll("(?<!syntax )error line \\d+ at position \\d+\\s*", "")
        .replaceAll(" line \\d+ at position \\d+", "");
  }

  @Override
  public String toString() {
    return "%s, line %s, column %s".formatted(path, line, column);
  }

  /// The lines of a file up to its last that holds something: what comes after may be cut off.
  private static int trimmed(List<String> file) {
    int size = file.size();
    while (size > 0 && file.get(size - 1).isBlank()) {
      size--;
    }
    return size;
  }

  private static boolean stands(List<String> file, List<String> sent, int before) {
    for (int i = 0; i < trimmed(file); i++) {
      if (!filled(file.get(i), sent.get(before + i)).matches()) {
        return false;
      }
    }
    return true;
  }

  /// A line that was sent, held against that of the file: a group for each place that was filled.
  private static Matcher filled(String own, String sent) {
    StringBuilder pattern = new StringBuilder();
    int end = 0;
    for (MatchResult place : FILLED.matcher(own).results().toList()) {
      pattern.append(Pattern.quote(own.substring(end, place.start()))).append("(.*?)");
      end = place.end();
    }
    pattern.append(Pattern.quote(own.substring(end)));
    return Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(sent);
  }

  /// The column of the file's line, from 0, that became a column of the line that was sent.
  private static int column(String own, String sent, int column) {
    Matcher filled = filled(own, sent);
    if (!filled.matches()) {
      return column;
    }
    List<MatchResult> places = new ArrayList<>(FILLED.matcher(own).results().toList());
    int shift = 0;
    for (int i = 0; i < places.size(); i++) {
      if (column < filled.start(i + 1)) {
        break;
      }
      if (column < filled.end(i + 1)) {
        return places.get(i).start();
      }
      shift = places.get(i).end() - filled.end(i + 1);
    }
    return column + shift;
  }
}
