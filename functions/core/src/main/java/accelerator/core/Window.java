package accelerator.core;

import java.time.LocalDate;

/// The days a run learns from, both included, in UTC.
public record Window(LocalDate startDate, LocalDate endDate) {
  public Window {
    if (endDate.isBefore(startDate)) {
      throw new InvalidInput(
          "window must end on or after its startDate %s, endDate was %s"
              .formatted(startDate, endDate));
    }
  }

  /// The given number of whole days that ended with yesterday.
  public static Window lookingBack(int days, LocalDate today) {
    if (days < 1) {
      throw new InvalidInput("lookBackDays must be at least 1, was " + days);
    }
    return new Window(today.minusDays(days), today.minusDays(1));
  }
}
