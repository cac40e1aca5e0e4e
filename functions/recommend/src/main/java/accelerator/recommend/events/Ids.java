package accelerator.recommend.events;

import accelerator.core.InvalidInput;
import java.util.Locale;
import java.util.Set;

/// Ids as both the batch and the service can hold them: in events and in questions alike.
public final class Ids {
  /// The most characters of an id (API reference, GetRecommendations and PutEvents).
  public static final int LONGEST = 256;

  /// What scripts write where they have no id, in any case, and the UUID of visitors who refused to
  /// be known. Whoever had one of these would be everybody.
  private static final Set<String> NOBODY =
      Set.of("null", "undefined", "nan", "00000000-0000-0000-0000-000000000000");

  private static final int LONGEST_NOBODY = 36;

  private Ids() {}

  /// The id without the spaces around it, as the batch trims it.
  ///
  /// @throws InvalidInput when it cannot be one, naming the member
  public static String checked(String member, String text) {
    String id = sized(member, text);
    for (int at = 0; at < id.length(); at++) {
      if (isUnimportable(id.charAt(at))) {
        throw new InvalidInput(
            "%s must have no comma, quote, backslash or line break, was %s"
                .formatted(member, Shown.text(text)));
      }
    }
    return id;
  }

  /// An id that no import ever sees: only that it is one, and its length, count.
  ///
  /// @throws InvalidInput when it cannot be one, naming the member
  public static String sized(String member, String text) {
    String id = trimmed(text);
    if (id.isEmpty() || Event.characters(id) > LONGEST) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "%s must have 1..%d characters, was %s",
              member,
              LONGEST,
              Shown.text(text)));
    }
    if (isNobody(id) || isTorn(id) || id.indexOf('\0') >= 0) {
      throw new InvalidInput(
          "%s must be an id, was %s; leave it out where there is none"
              .formatted(member, Shown.text(text)));
    }
    return id;
  }

  /// Whether a text stands for no id.
  static boolean isNobody(String id) {
    return id.length() <= LONGEST_NOBODY && NOBODY.contains(id.toLowerCase(Locale.ROOT));
  }

  /// Whether a text has half a character: no UTF-8 has it, so that no import, no log and no request
  /// to a service could.
  public static boolean isTorn(String text) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      if (Character.isSurrogate(text.charAt(at))
          && Character.isBmpCodePoint(text.codePointAt(at))) {
        return true;
      }
    }
    return false;
  }

  /// What an unquoted CSV cannot hold: the batch leaves such ids out, so events with them would
  /// make a user or an item that no import ever knows.
  private static boolean isUnimportable(char character) {
    return switch (character) {
      case ',', '"', '\\', '\n', '\r' -> true;
      default -> false;
    };
  }

  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) == ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) == ' ') {
      to--;
    }
    return text.substring(from, to);
  }
}
