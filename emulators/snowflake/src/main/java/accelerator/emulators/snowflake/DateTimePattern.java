package accelerator.emulators.snowflake;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date format of Snowflake's, such as `YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM`: reads texts into
/// moments and prints moments. A text is a moment only if all of it fits. A point before `FF` may
/// be missing together with the fraction; months, days and hours may have one digit.
///
/// The zone of UTC is printed as `Z`, as the driver does.
///
/// The elements are those of Snowflake's documentation ("Date and time input and output formats").
record DateTimePattern(List<Part> parts) {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?i)\"[^\"]*\"|YYYY|YY|MMMM|MON|MM|DD|DY|HH24|HH12|AM|PM|MI|SS|FF[0-9]?|TZH:?TZM|TZH"
              + "|[^A-Za-z]|[A-Za-z]");

  DateTimePattern {
    parts = List.copyOf(parts);
  }

  /// A piece of a format.
  ///
  /// @param text a literal's text, an element's name
  record Part(String text, boolean isElement) {
    boolean is(String name) {
      return isElement && text.equals(name);
    }
  }

  /// @throws SnowflakeError if the format has an element that is unknown here
  static DateTimePattern of(String format) {
    List<Part> parts = new ArrayList<>();
    Matcher found = PARTS.matcher(format);
    while (found.find()) {
      String text = found.group();
      if (text.startsWith("\"") && text.length() > 1) {
        parts.add(new Part(text.substring(1, text.length() - 1), false));
      } else if (text.length() > 1) {
        parts.add(new Part(text.toUpperCase(Locale.ROOT), true));
      } else if (Character.isLetter(text.charAt(0)) && !text.equals("T") && !text.equals("Z")) {
        throw SnowflakeError.unsupported("format '%s'".formatted(format));
      } else {
        parts.add(new Part(text, false));
      }
    }
    return new DateTimePattern(parts);
  }

  /// A text read by it, if it fits.
  ///
  /// @param century the first year of the hundred that two digits stand for
  Optional<WrittenMoment> read(String text, int century) {
    DateTimeReading reading = new DateTimeReading(text, century);
    for (int index = 0; index < parts.size(); index++) {
      Part part = parts.get(index);
      boolean isPoint =
          part.text().equals(".") && index + 1 < parts.size() && isFraction(parts.get(index + 1));
      if (isPoint && !reading.sees('.')) {
        index++;
        continue;
      }
      if (!(part.isElement() ? reading.element(part.text()) : reading.literal(part.text()))) {
        return Optional.empty();
      }
    }
    try {
      return reading.atEnd() ? Optional.of(reading.moment()) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static boolean isFraction(Part part) {
    return part.isElement() && part.text().startsWith("FF");
  }

  /// @param offsetMinutes of the zone that the wall clock hangs in
  String print(LocalDateTime wall, int offsetMinutes) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(part.isElement() ? element(part.text(), wall, offsetMinutes) : part.text());
    }
    return text.toString();
  }

  private static String element(String name, LocalDateTime wall, int offset) {
    return switch (name) {
      case "YYYY" -> digits(wall.getYear(), 4);
      case "YY" -> digits(Math.floorMod(wall.getYear(), 100), 2);
      case "MM" -> digits(wall.getMonthValue(), 2);
      case "MON" -> wall.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH).substring(0, 3);
      case "MMMM" -> wall.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "DD" -> digits(wall.getDayOfMonth(), 2);
      case "DY" -> wall.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case "HH24" -> digits(wall.getHour(), 2);
      case "HH12" -> digits((wall.getHour() + 11) % 12 + 1, 2);
      case "AM", "PM" -> wall.getHour() < 12 ? "AM" : "PM";
      case "MI" -> digits(wall.getMinute(), 2);
      case "SS" -> digits(wall.getSecond(), 2);
      case "TZH" -> hours(offset);
      case "TZHTZM" -> offset == 0 ? "Z" : hours(offset) + digits(Math.abs(offset) % 60, 2);
      case "TZH:TZM" -> offset == 0 ? "Z" : hours(offset) + ":" + digits(Math.abs(offset) % 60, 2);
      default -> digits(wall.getNano(), 9).substring(0, fraction(name));
    };
  }

  private static int fraction(String name) {
    return name.length() == 2 ? 9 : name.charAt(2) - '0';
  }

  private static String hours(int offset) {
    return (offset < 0 ? "-" : "+") + digits(Math.abs(offset) / 60, 2);
  }

  private static String digits(int number, int width) {
    return String.format(Locale.ROOT, "%0" + width + "d", number);
  }
}
