package accelerator.local.sample;

import accelerator.core.InvalidInput;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How large an invented film library is, and when its viewers come. Equal settings make equal
/// rows.
///
/// @param films the number of films; the episodes of series are titles of their own
/// @param series each of two seasons of ten episodes
/// @param plays the number of valid plays, about: what would end after the last day is left out
/// @param start the first day, in UTC
/// @param days how many days the data spans
public record LibrarySettings(
    long seed, int viewers, int films, int series, int plays, LocalDate start, int days) {
  /// The days before the end in which the risers rise.
  static final int RISE_DAYS = 18;

  public LibrarySettings {
    List<String> violations = new ArrayList<>();
    require(viewers >= 1, "viewers must be at least 1, was " + viewers, violations);
    require(films >= 60, "films must be at least 60, was " + films, violations);
    require(series >= 1, "series must be at least 1, was " + series, violations);
    require(
        plays >= viewers,
        String.format(
            Locale.ROOT, "plays must be at least the viewers' %d, was %d", viewers, plays),
        violations);
    require(
        days > RISE_DAYS,
        String.format(Locale.ROOT, "days must be more than %d, was %d", RISE_DAYS, days),
        violations);
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
  }

  private static void require(boolean holds, String violation, List<String> violations) {
    if (!holds) {
      violations.add(violation);
    }
  }

  /// The library in `sample-data/`.
  public static LibrarySettings sample() {
    return new LibrarySettings(20250902, 2_000, 260, 12, 50_000, LocalDate.of(2025, 9, 1), 90);
  }

  /// The first moment, in epoch seconds.
  long firstSecond() {
    return start.toEpochSecond(LocalTime.MIN, ZoneOffset.UTC);
  }

  /// The moment after the last, in epoch seconds.
  long endSecond() {
    return start.plusDays(days).toEpochSecond(LocalTime.MIN, ZoneOffset.UTC);
  }

  /// The moment from which the risers rise, in epoch seconds.
  public long riseSecond() {
    return start.plusDays(days - RISE_DAYS).toEpochSecond(LocalTime.MIN, ZoneOffset.UTC);
  }
}
