package accelerator.emulators.recommenders;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// How much is going on with each item, without regard to who asks. What is older counts less, half
/// after each half-life before the newest interaction.
///
/// @param newest the time of the newest interaction that is not in the future
/// @param oldest the time of the oldest one
record ItemActivity(Interactions interactions, long newest, long oldest) {
  private static final double LN_2 = Math.log(2);

  /// The service looks at what trends every two hours, and lets its custom recipe choose up to a
  /// day.
  static final double SHORTEST_WINDOW = Duration.ofHours(2).toSeconds();

  private static final double LONGEST_WINDOW = Duration.ofDays(7).toSeconds();

  /// As many events as a trend needs to show in.
  private static final double EVENTS_OF_A_WINDOW = 1000;

  static ItemActivity of(Interactions interactions, long now) {
    long newest = Long.MIN_VALUE;
    long oldest = now;
    for (int row = 0; row < interactions.size(); row++) {
      long time = interactions.timeAt(row);
      newest = Math.max(newest, Math.min(now, time));
      oldest = Math.min(oldest, time);
    }
    return new ItemActivity(interactions, Math.max(newest, oldest), oldest);
  }

  /// The number of events of each item, however old.
  double[] ever() {
    double[] counts = new double[interactions.items()];
    for (int row = 0; row < interactions.size(); row++) {
      counts[interactions.itemAt(row)]++;
    }
    return counts;
  }

  /// The events of each item, older ones less.
  ///
  /// @param eventType the only one that counts; every one if none is named
  double[] events(Optional<String> eventType, double halfLifeSeconds) {
    return count(eventType, halfLifeSeconds, false);
  }

  /// The users of each item, less the longer ago they last met it.
  ///
  /// @param eventType the only one that counts; every one if none is named
  double[] users(Optional<String> eventType, double halfLifeSeconds) {
    return count(eventType, halfLifeSeconds, true);
  }

  private double[] count(Optional<String> eventType, double halfLifeSeconds, boolean isByUser) {
    double[] counts = new double[interactions.items()];
    int[] metBy = new int[interactions.items()];
    Arrays.fill(metBy, -1);
    int wanted = eventType.map(interactions::indexOfType).orElse(-1);
    for (int user = 0; user < interactions.users(); user++) {
      int first = interactions.start(user);
      for (int row = interactions.start(user + 1) - 1; row >= first; row--) {
        int item = interactions.itemAt(row);
        boolean isCounted = eventType.isEmpty() || interactions.typeAt(row) == wanted;
        if (isCounted && !(isByUser && metBy[item] == user)) {
          metBy[item] = user;
          double age = Math.max(0, newest - interactions.timeAt(row));
          counts[item] += Math.exp(-LN_2 * age / halfLifeSeconds);
        }
      }
    }
    return counts;
  }

  /// How long "now" is for a trend, in seconds: as long as a thousand events usually take.
  double window() {
    double span = Math.max(SHORTEST_WINDOW, (double) (newest - oldest));
    return Math.clamp(
        span * EVENTS_OF_A_WINDOW / interactions.size(), SHORTEST_WINDOW, LONGEST_WINDOW);
  }

  /// Which items grow most.
  PopularItems growing() {
    double window = window();
    return new PopularItems(events(Optional.empty(), window), ever(), window, true, oldest, newest);
  }

  /// Which items have the most events lately.
  ///
  /// @param eventType the only one that counts; every one if none is named
  PopularItems byEvents(Optional<String> eventType, double halfLifeSeconds) {
    return new PopularItems(
        events(eventType, halfLifeSeconds), ever(), halfLifeSeconds, false, oldest, newest);
  }

  /// Which items have the most users lately.
  ///
  /// @param eventType the only one that counts; every one if none is named
  PopularItems byUsers(Optional<String> eventType, double halfLifeSeconds) {
    return new PopularItems(
        users(eventType, halfLifeSeconds), ever(), halfLifeSeconds, false, oldest, newest);
  }

  /// The items that anybody has met, the highest value first.
  ///
  /// @param ties which of equal ones comes first: that with the higher value here
  static int[] ranking(double[] values, double[] ties) {
    return IntStream.range(0, values.length)
        .filter(item -> values[item] > 0 || ties[item] > 0)
        .boxed()
        .sorted(
            (one, other) -> {
              int byValue = Double.compare(values[other], values[one]);
              return byValue != 0 ? byValue : Double.compare(ties[other], ties[one]);
            })
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
