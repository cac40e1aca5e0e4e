package accelerator.recommend.events;

import accelerator.core.InvalidInput;
import java.util.Locale;
import java.util.regex.Pattern;

/// Ids as both the batch and the service can hold them.
final class Ids {
  private static final int LONGEST = 256;

  /// What an unquoted CSV cannot hold: the batch leaves such ids out, so events with them would
  /// make a user or an item that no import ever knows.
  private static final Pattern UNIMPORTABLE = Pattern.compile("[,\"\\\\\\n\\r]");

  private Ids() {}

  /// The id without the spaces around it, as the batch trims it.
  ///
  /// @throws InvalidInput when it cannot be one, naming the member
  static String checked(String member, String text) {
    String id = sized(member, text);
    if (UNIMPORTABLE.matcher(id).find()) {
      throw new InvalidInput(
          "%s must have no comma, quote, backslash or line break, was %s"
              .formatted(member, Members.shown(text)));
    }
    return id;
  }

  /// An id that no import ever sees: only its length counts.
  ///
  /// @throws InvalidInput when it cannot be one, naming the member
  static String sized(String member, String text) {
    String id = trimmed(text);
    if (id.isEmpty() || Event.characters(id) > LONGEST) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "%s must have 1..%d characters, was %s",
              member,
              LONGEST,
              Members.shown(text)));
    }
    return id;
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
