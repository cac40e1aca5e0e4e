package accelerator.local;

import java.util.regex.Pattern;

/// A text as one word of a command that somebody copies into a POSIX shell.
final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");

  private ShellWord() {}

  /// The text itself where no character of it means anything to a shell, else within quotes.
  static String of(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
