package accelerator.local.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// When people come: more on weekends, most in the evening, hardly at night. All times are UTC.
final class Rhythm {
  private static final int HOUR = 3_600;
  private static final int DAY = 24 * HOUR;
  private static final double MEAN_SESSION = 5;
  private static final int LONGEST_SESSION = 15;
  private static final List<Double> WEEK = List.of(1.0, .95, .95, 1.0, 1.05, 1.25, 1.35);
  private static final List<Double> HOURS =
      List.of(
          .3, .2, .1, .1, .1, .2, .5, .9, 1.2, 1.4, 1.5, 1.6, //
          1.8, 1.6, 1.4, 1.4, 1.5, 1.8, 2.2, 2.7, 3.0, 2.6, 1.7, .8);

  private static final int LAST_START = 2 * HOUR;

  private final long firstSecond;
  private final List<Double> days;

  Rhythm(LocalDate start, int days) {
    this.firstSecond = start.toEpochDay() * DAY;
    this.days =
        IntStream.range(0, days)
            .mapToObj(day -> WEEK.get(start.plusDays(day).getDayOfWeek().getValue() - 1))
            .toList();
  }

  /// A session's beginning, in epoch seconds, and the number of views it is meant to have.
  record Visit(long start, int views) {}

  /// The sessions that all of somebody's views are spread over, by time. Two may overlap; none
  /// begins within the last two hours.
  List<Visit> visits(Dice dice, int views) {
    List<Integer> sizes = sizes(dice, views);
    List<Long> starts = new ArrayList<>();
    sizes.forEach(_ -> starts.add(moment(dice)));
    Collections.sort(starts);
    return IntStream.range(0, sizes.size())
        .mapToObj(place -> new Visit(starts.get(place), sizes.get(place)))
        .toList();
  }

  private static List<Integer> sizes(Dice dice, int views) {
    List<Integer> sizes = new ArrayList<>();
    for (int rest = views; rest > 0; rest -= sizes.getLast()) {
      int wanted = 1 + (int) dice.exponential(MEAN_SESSION - .5);
      sizes.add(Math.min(rest, Math.min(LONGEST_SESSION, wanted)));
    }
    return sizes;
  }

  private long moment(Dice dice) {
    long offset =
        (long) dice.weighted(days) * DAY + (long) dice.weighted(HOURS) * HOUR + dice.below(HOUR);
    boolean isTooLate = offset > (long) days.size() * DAY - LAST_START;
    return isTooLate ? moment(dice) : firstSecond + offset;
  }
}
