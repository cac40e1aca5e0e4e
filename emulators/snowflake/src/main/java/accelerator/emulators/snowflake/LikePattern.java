package accelerator.emulators.snowflake;

import java.util.Locale;

/// What `like '..'` of a `show` asks for, without regard to case: `%` is any text, `_` any
/// character.
///
/// @param pattern in lower case
record LikePattern(String pattern) {
  LikePattern {
    pattern = pattern.toLowerCase(Locale.ROOT);
  }

  /// The pattern that comes next; everything where it is left out.
  static LikePattern read(SqlTokenCursor cursor) {
    return new LikePattern(cursor.accept("LIKE") ? cursor.string() : "%");
  }

  /// Takes time by the product of both lengths at most: on a mismatch only the last `%` takes one
  /// character more.
  boolean matches(String name) {
    String text = name.toLowerCase(Locale.ROOT);
    int at = 0;
    int place = 0;
    int resumeAt = 0;
    int resumePlace = -1;
    while (at < text.length()) {
      char next = place < pattern.length() ? pattern.charAt(place) : '\0';
      if (next == '%') {
        resumePlace = ++place;
        resumeAt = at;
      } else if (place < pattern.length() && (next == '_' || next == text.charAt(at))) {
        place++;
        at++;
      } else if (resumePlace >= 0) {
        place = resumePlace;
        at = ++resumeAt;
      } else {
        return false;
      }
    }
    while (place < pattern.length() && pattern.charAt(place) == '%') {
      place++;
    }
    return place == pattern.length();
  }
}
