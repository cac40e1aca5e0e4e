package accelerator.emulators.snowflake;

import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.OptionalInt;

/// A text on its way into a moment, element by element of its format.
final class DateTimeReading {
  private final String text;
  private final int century;
  private int at;
  private int year = 1970;
  private int month = 1;
  private int day = 1;
  private int hour;
  private int minute;
  private int second;
  private int nano;
  private boolean isAfternoon;
  private boolean hasHalf;
  private OptionalInt offset = OptionalInt.empty();

  /// @param century the first year of the hundred that two digits stand for
  DateTimeReading(String text, int century) {
    this.text = text;
    this.century = century;
  }

  boolean atEnd() {
    return at == text.length();
  }

  boolean sees(char next) {
    return at < text.length() && text.charAt(at) == next;
  }

  boolean literal(String expected) {
    boolean isThere = text.regionMatches(true, at, expected, 0, expected.length());
    at += isThere ? expected.length() : 0;
    return isThere;
  }

  /// Whether the text goes on with a value of an element, which it steps over.
  boolean element(String name) {
    return switch (name) {
      case "YYYY" -> (year = number(4, 4)) >= 0;
      case "YY" -> twoDigitYear(number(2, 2));
      case "MM" -> (month = number(1, 2)) >= 0;
      case "MON" -> month(TextStyle.SHORT);
      case "MMMM" -> month(TextStyle.FULL);
      case "DD" -> (day = number(1, 2)) >= 0;
      case "DY" -> letters(3);
      case "HH24" -> (hour = number(1, 2)) >= 0;
      case "HH12" -> hasHalf = (hour = number(1, 2)) >= 1 && hour <= 12;
      case "AM", "PM" -> half();
      case "MI" -> (minute = number(1, 2)) >= 0;
      case "SS" -> (second = number(1, 2)) >= 0;
      case "TZH", "TZHTZM", "TZH:TZM" -> zone(name);
      default -> fraction();
    };
  }

  /// @throws java.time.DateTimeException if there is no such moment
  WrittenMoment moment() {
    int full = hasHalf ? hour % 12 + (isAfternoon ? 12 : 0) : hour;
    return new WrittenMoment(
        LocalDateTime.of(year, month, day, full, minute, second, nano), offset);
  }

  private boolean twoDigitYear(int digits) {
    int first = Math.floorMod(century, 100);
    year = century - first + digits + (digits < first ? 100 : 0);
    return digits >= 0;
  }

  private boolean month(TextStyle style) {
    for (Month each : Month.values()) {
      String name = each.getDisplayName(style, Locale.ENGLISH);
      if (literal(style == TextStyle.SHORT ? name.substring(0, 3) : name)) {
        month = each.getValue();
        return true;
      }
    }
    return false;
  }

  private boolean letters(int count) {
    for (int index = 0; index < count; index++) {
      if (atEnd() || !Character.isLetter(text.charAt(at))) {
        return false;
      }
      at++;
    }
    return true;
  }

  private boolean half() {
    isAfternoon = literal("PM");
    return isAfternoon || literal("AM");
  }

  private boolean fraction() {
    int start = at;
    int digits = number(1, 9);
    if (digits < 0) {
      return false;
    }
    nano = digits;
    for (int width = at - start; width < 9; width++) {
      nano *= 10;
    }
    return true;
  }

  private boolean zone(String name) {
    if (literal("Z")) {
      offset = OptionalInt.of(0);
      return true;
    }
    boolean isBehind = sees('-');
    if (!isBehind && !sees('+')) {
      return false;
    }
    at++;
    int hours = number(2, 2);
    int minutes =
        name.equals("TZH") ? 0 : name.equals("TZH:TZM") && !literal(":") ? -1 : number(2, 2);
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) {
      return false;
    }
    int total = hours * 60 + minutes;
    offset = OptionalInt.of(isBehind ? -total : total);
    return true;
  }

  /// The number of so many digits that comes next; -1 if none does.
  private int number(int fewest, int most) {
    int end = at;
    while (end < text.length()
        && end - at < most
        && text.charAt(end) >= '0'
        && text.charAt(end) <= '9') {
      end++;
    }
    if (end - at < fewest) {
      return -1;
    }
    int number = Integer.parseInt(text, at, end, 10);
    at = end;
    return number;
  }
}
