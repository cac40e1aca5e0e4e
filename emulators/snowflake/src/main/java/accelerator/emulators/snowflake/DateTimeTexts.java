package accelerator.emulators.snowflake;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads texts by a format, or by those that Snowflake tries where the format is `AUTO` ("Supported
/// formats for AUTO detection" of its documentation).
final class DateTimeTexts {
  private static final List<DateTimePattern> DATES =
      patterns("YYYY-MM-DD", "DD-MON-YYYY", "MM/DD/YYYY");
  private static final List<DateTimePattern> TIMES =
      patterns("HH24:MI:SS.FF", "HH24:MI", "HH24:MI:SS.FFTZH:TZM");
  private static final List<DateTimePattern> TIMESTAMPS = timestamps();

  /// What a whole number in a text is, by its size: seconds, milliseconds, microseconds or
  /// nanoseconds since 1970 ("Conversion functions", `TO_TIMESTAMP`).
  private static final long LARGEST_SECONDS = 31_536_000_000L;

  private DateTimeTexts() {}

  /// What a text is to be read as.
  enum Kind {
    DATE,
    TIME,
    TIMESTAMP
  }

  static Optional<WrittenMoment> read(Kind kind, String text, String format, int century) {
    if (!format.equalsIgnoreCase("AUTO")) {
      return DateTimePattern.of(format).read(text, century);
    }
    if (kind != Kind.TIME && text.matches("-?\\d{5,19}")) {
      return Optional.of(new WrittenMoment(epoch(Long.parseLong(text)), OptionalInt.of(0)));
    }
    return candidates(kind).stream()
        .flatMap(pattern -> pattern.read(text, century).stream())
        .findFirst();
  }

  private static List<DateTimePattern> candidates(Kind kind) {
    return kind == Kind.TIME ? TIMES : TIMESTAMPS;
  }

  private static LocalDateTime epoch(long number) {
    long size = Math.abs(number);
    long unit = 1;
    while (size >= LARGEST_SECONDS && unit < 1_000_000_000) {
      size /= 1_000;
      unit *= 1_000;
    }
    long nanos = Math.floorMod(number, unit) * (1_000_000_000 / unit);
    return LocalDateTime.ofEpochSecond(Math.floorDiv(number, unit), (int) nanos, ZoneOffset.UTC);
  }

  private static List<DateTimePattern> timestamps() {
    List<String> formats = new ArrayList<>();
    for (String between : List.of(" ", "\"T\"")) {
      for (String zone : List.of("", "TZH:TZM", " TZH:TZM", "TZHTZM", " TZHTZM", "TZH", " TZH")) {
        formats.add("YYYY-MM-DD" + between + "HH24:MI:SS.FF" + zone);
        formats.add("YYYY-MM-DD" + between + "HH24:MI" + zone);
      }
      formats.add("YYYY-MM-DD" + between + "HH24");
    }
    formats.add("DY, DD MON YYYY HH24:MI:SS TZHTZM");
    formats.add("DY, DD MON YYYY HH24:MI:SS.FF TZHTZM");
    formats.add("DY, DD MON YYYY HH12:MI:SS AM TZHTZM");
    formats.add("DY, DD MON YYYY HH24:MI:SS");
    formats.add("MM/DD/YYYY HH24:MI:SS");
    formats.add("DY MON DD HH24:MI:SS TZHTZM YYYY");
    List<DateTimePattern> all = new ArrayList<>(DATES);
    all.addAll(patterns(formats.toArray(String[]::new)));
    return List.copyOf(all);
  }

  private static List<DateTimePattern> patterns(String... formats) {
    return Arrays.stream(formats).map(DateTimePattern::of).toList();
  }

  /// The error of a text that is no such thing; codes and words as Snowflake's users report them.
  static String unreadable(Kind kind, String text, String format) {
    String name = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
    return format.equalsIgnoreCase("AUTO")
        ? "%s value '%s' is not recognized".formatted(name, text)
        : "Can't parse '%s' as %s with format '%s'"
            .formatted(text, kind.name().toLowerCase(Locale.ROOT), format);
  }

  /// Whether a format can be read and printed here.
  static boolean isKnown(String format) {
    try {
      return format.equalsIgnoreCase("AUTO") || !DateTimePattern.of(format).parts().isEmpty();
    } catch (SnowflakeError | DateTimeException _) {
      return false;
    }
  }
}
