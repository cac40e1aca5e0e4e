package accelerator.recommend.events;

import com.fasterxml.jackson.databind.JsonNode;

/// A caller's value as messages show it: in quotes, and cut where it is long, so that no answer is
/// longer for a long question.
public final class Shown {
  private static final int LONGEST = 64;

  private Shown() {}

  /// A text of at most {@value #LONGEST} characters.
  public static String text(String value) {
    if (value.length() <= LONGEST) {
      return "'" + value + "'";
    }
    int end = Character.isHighSurrogate(value.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return "'" + value.substring(0, end) + "..'";
  }

  static String json(JsonNode value) {
    return text(value.toString());
  }
}
