package accelerator.local.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How the share of right answers grows with the length of the list, of one recommender beside
/// popularity, each with the band of its intervals: an SVG element in the page's colours.
///
/// @param highest the share at the top of the picture
record CurvePlot(Finding.Measured measured, double highest) {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 190;
  private static final int LEFT = 40;
  private static final int TOP = 8;
  private static final int BOTTOM = 160;
  private static final int RIGHT = 292;

  String svg() {
    List<String> parts = new ArrayList<>();
    for (int tick = 0; tick <= 4; tick++) {
      double share = highest * tick / 4;
      parts.add(
          text(
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"var(--line)\"/>"
                  + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f %%</text>",
              LEFT, RIGHT, y(share), y(share), LEFT - 4, y(share) + 4, 100 * share));
    }
    for (int length : List.of(1, 5, 10, 15, 20, 25)) {
      parts.add(
          text(
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>",
              x(length), BOTTOM + 16, length));
    }
    parts.add(curve(measured.popularity().hitRates(), "popularity"));
    parts.add(curve(measured.quality().hitRates(), "own"));
    return text(
        "<svg class=\"curve\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\""
            + " xmlns=\"http://www.w3.org/2000/svg\">%s</svg>",
        Markup.text(description()), WIDTH, HEIGHT, String.join("", parts));
  }

  private String curve(List<Interval> shares, String name) {
    String line = points(shares, Order.UP, Bound.VALUE);
    String band =
        points(shares, Order.UP, Bound.HIGH) + " " + points(shares, Order.DOWN, Bound.LOW);
    return text(
        "<polygon class=\"band-%s\" points=\"%s\"/><polyline class=\"line-%s\" points=\"%s\"/>",
        name, band, name, line);
  }

  /// In which direction a line is drawn.
  private enum Order {
    UP,
    DOWN
  }

  /// Which figure of an interval.
  private enum Bound {
    VALUE,
    LOW,
    HIGH;

    double of(Interval interval) {
      return switch (this) {
        case VALUE -> interval.value();
        case LOW -> interval.low();
        case HIGH -> interval.high();
      };
    }
  }

  private String points(List<Interval> shares, Order order, Bound bound) {
    return IntStream.range(0, shares.size())
        .map(nth -> order == Order.UP ? nth : shares.size() - 1 - nth)
        .mapToObj(nth -> text("%.1f,%.1f", x(nth + 1), y(bound.of(shares.get(nth)))))
        .collect(Collectors.joining(" "));
  }

  private static double x(int length) {
    return LEFT + (RIGHT - LEFT) * (length - 1) / (Outcomes.LONGEST - 1.0);
  }

  private double y(double share) {
    return BOTTOM - (BOTTOM - TOP) * Math.min(1, share / highest);
  }

  private String description() {
    return text(
        "%s: the next item is among the first 1, 10 and 25 answers for %s of users,"
            + " by popularity for %s",
        Plots.name(measured.recommender()),
        shares(measured.quality().hitRates()),
        shares(measured.popularity().hitRates()));
  }

  private static String shares(List<Interval> shares) {
    return text(
        "%.0f, %.0f and %.0f %%",
        100 * shares.getFirst().value(),
        100 * shares.get(Outcomes.LIST - 1).value(),
        100 * shares.getLast().value());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
