package accelerator.personalize;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/// What tells the name of a recommender that was trained anew from others of its kind: the time of
/// its run.
final class Generation {
  /// Of the digits of a time.
  static final int LENGTH = 12;

  /// Of its minutes in letters and digits, which begin anew after three years.
  static final int SHORT = 4;

  private static final int LETTERS = 36;
  private static final int MOST = LETTERS * LETTERS * LETTERS * LETTERS;
  private static final Pattern TIMED = Pattern.compile("[0-9]{8}t[0-9]{6}z.*");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{12}");
  private static final Pattern LETTERED = Pattern.compile("[0-9a-z]{4}");

  private Generation() {}

  /// Twelve digits, such as `260131020001`: they sort as the runs do.
  static String of(String runId) {
    return TIMED.matcher(runId).matches()
        ? runId.substring(2, 8) + runId.substring(9, 15)
        : String.format(Locale.ROOT, "%012d", Integer.toUnsignedLong(runId.hashCode()));
  }

  /// Four letters and digits.
  static String inShort(String runId) {
    long number =
        TIMED.matcher(runId).matches() ? minutes(runId) : Integer.toUnsignedLong(runId.hashCode());
    String text = Long.toString(number % MOST, LETTERS);
    return "0".repeat(SHORT - text.length()) + text;
  }

  static boolean isOne(String text, boolean isShort) {
    return (isShort ? LETTERED : DIGITS).matcher(text).matches();
  }

  private static long minutes(String runId) {
    String time =
        "%s-%s-%sT%s:%s:00Z"
            .formatted(
                runId.substring(0, 4),
                runId.substring(4, 6),
                runId.substring(6, 8),
                runId.substring(9, 11),
                runId.substring(11, 13));
    return Instant.parse(time).getEpochSecond() / 60;
  }
}
